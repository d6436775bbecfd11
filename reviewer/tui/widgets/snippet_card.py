"""More about the snippet under the cursor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Static

from reviewer.safe_text import printable

from ..glyphs import DRAFT

if TYPE_CHECKING:
    from reviewer.library import Header, Question
    from reviewer.practice.history import Standing


class SnippetCard(Static):
    """The question it trains, its tags, and how it went before."""

    def show(
        self,
        header: Header | None,
        question: Question | None,
        standing: Standing | None,
        *,
        drafted: bool,
    ) -> None:
        """Show a snippet, or nothing."""
        if header is None:
            self.update(Content(""))
            return
        parts: list[tuple[str, str]] = []
        if question is not None:
            parts.append((printable(f"Q{question.id}  {question.question}\n"), ""))
        parts.append((printable(f"{header.id}   {', '.join(header.tags)}"), "$quiet"))
        if standing is not None:
            tries = "1 attempt" if standing.attempts == 1 else f"{standing.attempts} attempts"
            scores = f"last {standing.last:.0f}, best {standing.best:.0f}"
            parts.append((f"   {tries}, {scores}", "$quiet"))
        if drafted:
            parts.append((f"   {DRAFT.glyph} draft, not submitted", "$accent"))
        self.update(Content.assemble(*parts))
