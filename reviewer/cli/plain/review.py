"""Reviewing one snippet: commands change the session, and every change is saved."""

from __future__ import annotations

import time
import uuid
from collections.abc import Iterator

from reviewer.model import Snippet, Span
from reviewer.practice import (
    DraftComment,
    DraftError,
    Drafts,
    Session,
    begin,
    in_order,
    pending,
    reduce,
    utc_now,
)
from reviewer.practice.actions import (
    Action,
    AddComment,
    AnswerSpace,
    AnswerTime,
    DeleteComment,
    EditBody,
    EditSuggestion,
    Explain,
    Leave,
    MoveComment,
    Redo,
    Spend,
    Undo,
)
from reviewer.safe_text import one_line, printable

from ..show import complexity_answers, numbered, questions
from .commands import HELP, Command, NotUnderstoodError, parse
from .dialogue import Dialogue

_LONGEST_PAUSE = 300.0
"""Seconds without a command that still count as work on the review."""


class Reviewing:
    """One attempt, from the first command to `submit` or `quit`."""

    def __init__(self, snippet: Snippet, dialogue: Dialogue, drafts: Drafts) -> None:
        self.snippet = snippet
        self._dialogue = dialogue
        self._drafts = drafts
        resumed = drafts.load(snippet)
        self.resumed = resumed is not None
        self._changed = resumed is not None and resumed.changed
        self.session: Session = (
            resumed.session
            if resumed
            else begin(snippet, attempt=uuid.uuid4().hex[:12], now=utc_now())
        )

    def run(self) -> bool:
        """Take commands until the review is submitted (True) or left (False).

        Raises EndOfInputError where the input ends.
        """
        self._open()
        since = time.monotonic()
        while True:
            line = self._dialogue.ask("review> ")
            now = time.monotonic()
            self._do(Spend(min(now - since, _LONGEST_PAUSE)))
            since = now
            if not line:
                continue
            try:
                command = parse(line, len(self.session.lines))
                if command.word == "quit":
                    self._save()
                    return False
                if command.word == "submit" and self._ready():
                    return True
                self._run(command)
            except NotUnderstoodError as error:
                self._dialogue.say(printable(str(error)))

    def _open(self) -> None:
        say = self._dialogue.say
        if self.resumed:
            say("", "You began this review before; it goes on where you left it.")
            if self._changed:
                say("The code has changed since: look at the lines of your comments.")
            say(*self._written())
        asked = list(questions(self.snippet))
        if asked and not self.resumed:
            answer = ["explain TEXT"] if self.snippet.rubric.explain is not None else []
            answer += [f"{name} O(...)" for name, _ in complexity_answers(self.snippet)]
            say("", f"Answer with: {', '.join(answer)}.")
        say("Comment with: 12-14 TEXT, or 7 TEXT. All commands: help. When done: submit.")

    def _run(self, command: Command) -> None:
        text = command.text
        match command.word:
            case "comment":
                self._comment(command.span, text)
            case "explain":
                self._edit(
                    Explain(text or self._block("Your explanation.", self.session.explanation))
                )
            case "time" | "space":
                if not text:
                    raise NotUnderstoodError(f"Write {command.word} O(...).")
                self._edit(AnswerTime(text) if command.word == "time" else AnswerSpace(text))
            case "edit" | "move" | "suggest" | "delete":
                self._change(self._comment_of(command.number), command)
            case "undo" | "redo":
                self._step_back(Undo() if command.word == "undo" else Redo())
            case "comments":
                self._dialogue.say(*self._written())
            case "code":
                self._show_code(command.span)
            case "help":
                self._dialogue.say(*HELP)

    def _comment(self, span: Span | None, text: str) -> None:
        body = text or self._block("Your comment.")
        if not body.strip():
            self._dialogue.say("Nothing written.")
            return
        comment_id = uuid.uuid4().hex[:12]
        self._do(AddComment(comment_id, span))
        self._do(EditBody(comment_id, body))
        self._finish()
        self._name(comment_id)

    def _change(self, comment: DraftComment, command: Command) -> None:
        match command.word:
            case "edit":
                body = command.text or self._block("The new text. Now it reads:", comment.body)
                if not body.strip():
                    raise NotUnderstoodError("Nothing written. To remove a comment: delete N.")
                self._edit(EditBody(comment.id, body))
            case "move":
                self._edit(MoveComment(comment.id, command.span))
            case "delete":
                self._edit(DeleteComment(comment.id))
                return
            case "suggest":
                self._suggest(comment)
        self._name(comment.id)

    def _suggest(self, comment: DraftComment) -> None:
        if comment.span is None:
            raise NotUnderstoodError("A suggestion needs lines; move the comment to some first.")
        now = comment.suggestion
        old = self.session.original(comment.span) if now is None else now
        text = self._block("The new code, nothing to delete the lines. Now it reads:", old)
        self._edit(EditSuggestion(comment.id, text))

    def _name(self, comment_id: str) -> None:
        """Say the number and the place that a comment now has."""
        for number, comment in enumerate(self._comments(), start=1):
            if comment.id == comment_id:
                self._dialogue.say(f"Comment {number}, on {_place(comment.span)}.")

    def _block(self, invitation: str, text: str = "") -> str:
        return self._dialogue.block(invitation, text)

    def _edit(self, action: Action) -> None:
        self._do(action)
        self._finish()
        self._dialogue.say("Done.")

    def _step_back(self, action: Action) -> None:
        before = self.session.content
        self._do(action)
        self._save()
        changed = self.session.content != before
        self._dialogue.say(*(self._written() if changed else ["Nothing to take back."]))

    def _do(self, action: Action) -> None:
        self.session = reduce(self.session, action)

    def _finish(self) -> None:
        """Close the step, so that it is undone as one, and save."""
        self._do(Leave())
        self._save()

    def _save(self) -> None:
        try:
            if self.session.content.blank:
                self._drafts.discard(self.session)
            else:
                self._drafts.save(self.session)
        except DraftError as error:
            self._dialogue.say(printable(str(error)))

    def _ready(self) -> bool:
        """Whether nothing is left open, or the user submits all the same."""
        left = pending(self.session, self.snippet.rubric)
        if not left:
            return True
        self._dialogue.say(*(one_line(one.text) + "." for one in left))
        return self._dialogue.ask("Submit all the same? (yes or no) ").lower() in ("y", "yes")

    def _comments(self) -> tuple[DraftComment, ...]:
        return in_order(self.session.comments)

    def _comment_of(self, number: int) -> DraftComment:
        comments = self._comments()
        if not 1 <= number <= len(comments):
            there_are = f"There are comments 1 to {len(comments)}" if comments else "None is there"
            raise NotUnderstoodError(f"No comment {number}. {there_are}.")
        return comments[number - 1]

    def _written(self) -> Iterator[str]:
        """What the review holds so far."""
        content = self.session.content
        for name, text in (
            ("Explanation", content.explanation),
            ("Time", content.time),
            ("Space", content.space),
        ):
            if text:
                yield f"{name}: {one_line(text, 2000)}"
        for number, comment in enumerate(self._comments(), start=1):
            yield f"{number}. {_place(comment.span)}: {one_line(comment.body, 2000)}"
            if comment.suggestion is not None:
                yield "   suggests:"
                yield from (f"   {line}" for line in printable(comment.suggestion).split("\n"))
        if content.blank:
            yield "Nothing is written yet."

    def _show_code(self, span: Span | None) -> None:
        lines = list(numbered(self.session.lines))
        self._dialogue.say(*(lines[span.first - 1 : span.last] if span else lines))


def _place(span: Span | None) -> str:
    return "the whole snippet" if span is None else str(span)
