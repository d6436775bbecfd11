"""Writing and tagging comments in an interview: only when it is their turn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.model import Span

from ..tags import TagKind
from .tagging import Tagging
from .writing import Writing

if TYPE_CHECKING:
    from .interview import InterviewScreen


class InterviewWriting(Writing):
    """Comments are written where the interview lets them be."""

    def __init__(self, screen: InterviewScreen) -> None:
        super().__init__(screen)
        self._interview = screen

    async def begin(self, span: Span | None, *, suggestion: bool = False) -> None:
        """Begin a comment, in time."""
        if self._interview.editable("review"):
            await super().begin(span, suggestion=suggestion)

    async def edit(self, comment_id: str, *, suggestion: bool = False) -> None:
        """Open a comment, in time."""
        if self._interview.editable("review"):
            await super().edit(comment_id, suggestion=suggestion)


class InterviewTagging(Tagging):
    """Tags are changed where the interview lets them be."""

    def __init__(self, screen: InterviewScreen) -> None:
        super().__init__(screen)
        self._interview = screen

    async def turn(
        self, comment_id: str | None, kind: TagKind, step: int = 1, letter: str = ""
    ) -> None:
        """Change a tag, in time."""
        if self._interview.editable("review"):
            await super().turn(comment_id, kind, step, letter)
