"""The parts of a page, as front ends draw them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from reviewer.library.growth_records import MeasuredGrowth
from reviewer.model import Severity, Span, Status, SuggestionVerdict, Verdict

State = (
    Status
    | Verdict
    | SuggestionVerdict
    | Literal["not mentioned", "partial issue", "decoy", "right", "said", "partly said", "not said"]
)
"""How something stands; each front end has a sign for it."""


@dataclass(frozen=True, slots=True)
class Title:
    """What the page is about, and how it stands where it has a state."""

    text: str
    state: State | None = None


@dataclass(frozen=True, slots=True)
class Heading:
    """What follows."""

    text: str


@dataclass(frozen=True, slots=True)
class Text:
    """Prose of the program or of the key. `quiet`: of less weight; `near`: it goes on with the
    text above."""

    text: str
    quiet: bool = False
    near: bool = False


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of the reviewer, or a claim."""

    text: str


@dataclass(frozen=True, slots=True)
class Marked:
    """A line with its state."""

    state: State
    text: str


@dataclass(frozen=True, slots=True)
class Rated:
    """A severity, and what of it."""

    severity: Severity
    text: str


@dataclass(frozen=True, slots=True)
class Grows:
    """Complexity of one resource before and after the fix, as the key states it."""

    resource: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Points:
    """Points taken off."""

    points: float


@dataclass(frozen=True, slots=True)
class Reasons:
    """Why a verdict is what it is; front ends show them when asked, `always` where nothing else
    explains the verdict."""

    reasons: tuple[str, ...]
    always: bool = False


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Lines of the snippet."""

    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Diff:
    """A change of code. `old` and `new` are the numbers of the first lines; `whole`: every line is
    shown, not only those near the changes."""

    before: tuple[str, ...]
    after: tuple[str, ...]
    old: int = 1
    new: int = 1
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """Measured growth."""

    measured: MeasuredGrowth


@dataclass(frozen=True, slots=True)
class Appealed:
    """What the reviewer holds against the verdict."""

    text: str
    made: datetime


Block = (
    Title | Heading | Text | Quote | Marked | Rated | Grows | Points | Reasons | Excerpt | Diff
    | Chart | Appealed
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Page:
    """What was said and what the key says, to be shown side by side; `head` stands above both,
    `below` under them."""

    head: tuple[Block, ...] = ()
    said: tuple[Block, ...] = ()
    key: tuple[Block, ...] = ()
    below: tuple[Block, ...] = ()

    @property
    def blocks(self) -> tuple[Block, ...]:
        """All of them, in reading order."""
        return (*self.head, *self.said, *self.key, *self.below)
