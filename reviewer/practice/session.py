"""The state of one practice session, as frozen values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Literal

from reviewer.model import Category, Severity, Snippet, Span

Mode = Literal["practice", "interview"]


@dataclass(frozen=True, slots=True)
class DraftComment:
    """A comment as it is being written.

    Anchored to lines of the snippet, never to rows of a screen; `span` None means the whole
    snippet. `suggestion` None proposes nothing, "" proposes to delete the lines. `severity` and
    `category` are what the reviewer takes it for, None where that is left open. `begun` is the
    time spent on the session when it was begun, in seconds.
    """

    id: str
    span: Span | None
    body: str = ""
    suggestion: str | None = None
    severity: Severity | None = None
    category: Category | None = None
    begun: float = field(default=0.0, compare=False)

    @property
    def blank(self) -> bool:
        """Whether nothing was written and nothing is proposed."""
        return not self.body.strip() and self.suggestion is None


@dataclass(frozen=True, slots=True)
class Content:
    """What the reviewer wrote: all that undo, redo and drafts are about."""

    explanation: str = ""
    time: str = ""
    space: str = ""
    comments: tuple[DraftComment, ...] = ()
    notes: str = ""
    """What the reviewer thinks aloud; never scored."""

    def comment(self, comment_id: str) -> DraftComment | None:
        """The comment of that id, if there is one."""
        return next((c for c in self.comments if c.id == comment_id), None)

    @property
    def blank(self) -> bool:
        """Whether nothing at all was written."""
        answers = self.explanation + self.time + self.space + self.notes
        return not answers.strip() and all(comment.blank for comment in self.comments)


@dataclass(frozen=True, slots=True)
class Session:
    """One attempt at one snippet.

    `lines` are the snippet's, for clipping ranges and prefilling suggestions. `past` and
    `future` are the contents undo and redo return to, nearest last. `step` names what the last
    action changed, so that consecutive keystrokes in one place undo as one. `seconds` is the
    time spent, counted by the front end. `hints` are how many hints were taken for which issues.
    """

    snippet: str
    attempt: str
    started: datetime
    lines: tuple[str, ...]
    content: Content = field(default_factory=Content)
    past: tuple[Content, ...] = ()
    future: tuple[Content, ...] = ()
    step: str | None = None
    seconds: float = 0.0
    mode: Mode = "practice"
    hints: Mapping[str, int] = field(default_factory=dict)

    @property
    def blank(self) -> bool:
        """Whether there is nothing to keep: nothing written, and no hint taken."""
        return self.content.blank and not self.hints

    @property
    def explanation(self) -> str:
        """What the reviewer says the code does."""
        return self.content.explanation

    @property
    def comments(self) -> tuple[DraftComment, ...]:
        """The comments in the order they were begun."""
        return self.content.comments

    def original(self, span: Span) -> str:
        """The snippet's text on the lines of `span`, without a final line end."""
        return "\n".join(self.lines[span.first - 1 : span.last])


def clip(span: Span, line_count: int) -> Span:
    """The part of `span` that lies within a snippet of that many lines."""
    end = max(1, line_count)
    return Span(min(span.first, end), min(span.last, end))


def begin(snippet: Snippet, *, attempt: str, now: datetime, mode: Mode = "practice") -> Session:
    """A fresh session on `snippet`. `attempt` is its id, `now` an aware UTC time."""
    return Session(snippet=snippet.id, attempt=attempt, started=now, lines=snippet.lines, mode=mode)


def sealed(session: Session) -> Session:
    """The session with nothing to undo or redo."""
    return replace(session, past=(), future=(), step=None)


def in_order(comments: tuple[DraftComment, ...]) -> tuple[DraftComment, ...]:
    """Comments as they are read: on the whole snippet first, then by their last line."""
    return tuple(
        sorted(
            comments,
            key=lambda c: (0, 0) if c.span is None else (c.span.last, c.span.first),
        )
    )
