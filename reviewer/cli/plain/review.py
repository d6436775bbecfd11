"""Reviewing one snippet: commands change the session, and every change is saved."""

from __future__ import annotations

import time
import uuid
from collections.abc import Callable, Iterator, Sequence

from reviewer.model import Report, Review, Snippet, Span
from reviewer.practice import (
    DraftComment,
    DraftError,
    Drafts,
    Session,
    begin,
    in_order,
    pending,
    reduce,
    sealed,
    to_review,
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
    Tag,
    TakeHint,
    TakeNotes,
    Undo,
)
from reviewer.practice.hinting import MOST_HINTS, found_in, hints_taken, next_hint
from reviewer.safe_text import one_line, printable

from ..show import complexity_answers, numbered, questions
from .commands import HELP, WORDS, Command, NotUnderstoodError, parse, tags
from .dialogue import Dialogue

_LONGEST_PAUSE = 300.0
"""Seconds without a command that still count as work on the review."""


class Reviewing:
    """One attempt, from the first command to `submit` or `quit`."""

    words: Sequence[str] = WORDS
    help: Sequence[str] = HELP

    def __init__(
        self,
        snippet: Snippet,
        dialogue: Dialogue,
        drafts: Drafts,
        score: Callable[[Review], Report],
    ) -> None:
        """Resume the snippet's draft, or begin. `score` is asked what the comments find."""
        self.snippet = snippet
        self._dialogue = dialogue
        self._drafts = drafts
        self._score = score
        self._changed = False
        self.session: Session = self.open()
        self._since = time.monotonic()

    def open(self) -> Session:
        """The session of the snippet's draft, else a new one."""
        resumed = self._drafts.load(self.snippet)
        if resumed is None:
            return begin(self.snippet, attempt=uuid.uuid4().hex[:12], now=utc_now())
        self._changed = resumed.changed
        return resumed.session

    def run(self) -> bool:
        """Take commands until the review is submitted (True) or left (False).

        Raises EndOfInputError where the input ends.
        """
        self.welcome()
        while True:
            line = self._dialogue.ask(self.prompt)
            self.count_time()
            if not line:
                continue
            try:
                command = parse(line, len(self.session.lines), self.words)
                if command.word == "quit":
                    self._save()
                    return False
                if self.obey(command):
                    return True
            except NotUnderstoodError as error:
                self._dialogue.say(printable(str(error)))

    def seal(self) -> None:
        """What was done up to now cannot be undone any more."""
        self.session = sealed(self.session)

    @property
    def prompt(self) -> str:
        """What stands before each command."""
        return "review> "

    def count_time(self) -> None:
        """Count the time since this was called last; a long pause is no work."""
        now = time.monotonic()
        self._do(Spend(min(now - self._since, _LONGEST_PAUSE)))
        self._since = now

    def obey(self, command: Command) -> bool:
        """Do what a command says; True once the review is submitted.

        Raises NotUnderstoodError.
        """
        if command.word == "submit":
            return self._ready()
        self._run(command)
        return False

    def _again(self) -> None:
        """Say what a draft holds."""
        say = self._dialogue.say
        say("", "You began this review before; it goes on where you left it.")
        if self._changed:
            say("The code has changed since: look at the lines of your comments.")
        say(*self._written())

    def welcome(self) -> None:
        """Say how things stand, and what to do."""
        say = self._dialogue.say
        resumed = not self.session.blank
        if resumed:
            self._again()
        asked = list(questions(self.snippet))
        if asked and not resumed:
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
            case "edit" | "move" | "suggest" | "delete" | "tag":
                self._change(self._comment_of(command.number), command)
            case "undo" | "redo":
                self._step_back(Undo() if command.word == "undo" else Redo())
            case "comments":
                self._dialogue.say(*self._written())
            case "code":
                self._show_code(command.span)
            case "hint":
                self._hint()
            case "notes":
                before = self.session.content.notes
                self._edit(TakeNotes(text or self._block("Your notes.", before)))
            case "help":
                self._dialogue.say(*self.help)

    def _hint(self) -> None:
        """Offer the next hint at its price, and give it if it is wanted."""
        say = self._dialogue.say
        taken = self.session.hints
        say(*(f"- {printable(text)}" for text in hints_taken(self.snippet, taken)))
        review = to_review(self.session, "")
        found = found_in(self._score(review)) if review.comments else frozenset()
        offer = next_hint(self.snippet, taken, found)
        if offer is None:
            say(f"A review can have {MOST_HINTS} hints, and these were yours.")
            return
        say(f"The next hint costs {offer.points} points, shown beside your score.")
        if self._dialogue.ask("Take it? (yes or no) ").lower() in ("y", "yes"):
            self._do(TakeHint(offer.strand))
            self._save()
            say(printable(offer.text))

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
            case "tag":
                self._tag(comment, command.text)
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

    def _tag(self, comment: DraftComment, text: str) -> None:
        """Set what is named, keep the other; `none` takes both back."""
        severity, category = tags(text)
        if "none" not in text.lower().split():
            severity, category = severity or comment.severity, category or comment.category
        self._edit(Tag(comment.id, severity, category))

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
            self._drafts.keep(self.session)
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
            tagged = "".join(f", {tag}" for tag in (comment.severity, comment.category) if tag)
            yield f"{number}. {_place(comment.span)}{tagged}: {one_line(comment.body, 2000)}"
            if comment.suggestion is not None:
                yield "   suggests:"
                yield from (f"   {line}" for line in printable(comment.suggestion).split("\n"))
        if content.notes.strip():
            yield f"Notes: {one_line(content.notes, 2000)}"
        if content.blank:
            yield "Nothing is written yet."

    def _show_code(self, span: Span | None) -> None:
        lines = list(numbered(self.session.lines))
        self._dialogue.say(*(lines[span.first - 1 : span.last] if span else lines))


def _place(span: Span | None) -> str:
    return "the whole snippet" if span is None else str(span)
