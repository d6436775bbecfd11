"""What can happen in a session. Ids come from outside, so that reducing stays pure."""

from __future__ import annotations

from dataclasses import dataclass

from reviewer.model import Category, Severity, Span


@dataclass(frozen=True, slots=True)
class Explain:
    """The explanation now reads `text`."""

    text: str


@dataclass(frozen=True, slots=True)
class AnswerTime:
    """The answer on time complexity now reads `text`."""

    text: str


@dataclass(frozen=True, slots=True)
class AnswerSpace:
    """The answer on space complexity now reads `text`."""

    text: str


@dataclass(frozen=True, slots=True)
class AddComment:
    """A comment of that id begins on `span`; None is the whole snippet."""

    id: str
    span: Span | None


@dataclass(frozen=True, slots=True)
class EditBody:
    """The comment's text now reads `text`."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class ProposeChange:
    """The comment gets a suggestion, prefilled with the lines it is anchored to."""

    id: str


@dataclass(frozen=True, slots=True)
class EditSuggestion:
    """The comment's suggestion now reads `text`; None withdraws it."""

    id: str
    text: str | None


@dataclass(frozen=True, slots=True)
class MoveComment:
    """The comment is anchored to `span` instead."""

    id: str
    span: Span | None


@dataclass(frozen=True, slots=True)
class Tag:
    """The reviewer takes the comment's defect for that; None leaves it open."""

    id: str
    severity: Severity | None
    category: Category | None


@dataclass(frozen=True, slots=True)
class DeleteComment:
    """The comment goes."""

    id: str


@dataclass(frozen=True, slots=True)
class TakeNotes:
    """The notes now read `text`."""

    text: str


@dataclass(frozen=True, slots=True)
class TakeHint:
    """One more hint was shown for the issue of that id. Cannot be undone."""

    issue: str


@dataclass(frozen=True, slots=True)
class Leave:
    """The reviewer leaves a text box: blank comments go, the undo step is complete."""


@dataclass(frozen=True, slots=True)
class Undo:
    """Back to before the last step."""


@dataclass(frozen=True, slots=True)
class Redo:
    """Forward again to what was undone."""


@dataclass(frozen=True, slots=True)
class Spend:
    """`seconds` more were spent on the session."""

    seconds: float


Edit = (
    Explain
    | AnswerTime
    | AnswerSpace
    | AddComment
    | EditBody
    | ProposeChange
    | EditSuggestion
    | MoveComment
    | Tag
    | TakeNotes
    | DeleteComment
)
Action = Edit | TakeHint | Leave | Undo | Redo | Spend
