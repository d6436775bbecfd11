"""The code under review."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from .change import Change
from .rubric import Rubric


@dataclass(frozen=True)
class Snippet:
    """Code under review, its markers removed, with its rubric, fixed version and tests.

    `code` has the same lines as the annotated file. `before` is the code before the change that is
    to be reviewed; without one, all of the code is. `library` is the directory it came from.
    """

    id: str
    code: str
    rubric: Rubric
    fixed: str | None = None
    tests: str | None = None
    growth: str | None = None
    before: str | None = None
    library: str = ""

    @property
    def track(self) -> str:
        """The part of the id before the slash."""
        return self.id.partition("/")[0]

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The lines of the code, without line ends; line n is `lines[n - 1]`."""
        return tuple(self.code.splitlines())

    @cached_property
    def change(self) -> Change | None:
        """What the change under review did, where the snippet is one."""
        if self.before is None:
            return None
        return Change.between(self.before.splitlines(), self.lines)
