"""What the review screen says of an attempt: its introduction, what is answered, the place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from reviewer.practice import in_order
from reviewer.progress.variant_ids import shown_id
from reviewer.safe_text import printable

from .glyphs import level

if TYPE_CHECKING:
    from reviewer.model import Rubric, Snippet
    from reviewer.practice import Session

    from .widgets.code_view import CodeView

REVIEW_CHANGE = "Review this change: + came, - went; o hides what went, b puts both side by side."


def introduction(snippet: Snippet) -> Content:
    """What stands above the code: what it is for, how hard it is, how long it takes."""
    rubric = snippet.rubric
    facts = f"{level(rubric.difficulty)}  about {rubric.minutes} min  {shown_id(snippet.id)}"
    change = "" if snippet.change is None else f"{REVIEW_CHANGE}\n"
    context = (printable(rubric.context), "")
    return Content.assemble((change, "$accent"), context, "\n", (printable(facts), "$quiet"))


def answered(session: Session, rubric: Rubric) -> list[tuple[str, bool]]:
    """The questions that are asked, and whether each has an answer."""
    content, complexity = session.content, rubric.complexity
    asked = [("Explain", content.explanation)]
    if complexity is not None and complexity.time is not None:
        asked.append(("Time", content.time))
    if complexity is not None and complexity.space is not None:
        asked.append(("Space", content.space))
    return [(name, bool(text.strip())) for name, text in asked]


def where(code: CodeView, session: Session) -> str:
    """The marked lines, or which comment the cursor stands on."""
    if isinstance(code.cursor, str):
        ids = [comment.id for comment in in_order(session.comments)]
        return f"comment {ids.index(code.cursor) + 1} of {len(ids)}" if code.cursor in ids else ""
    return f"{code.selection} of {len(code.lines)}"
