"""The terminal UI. `run` starts it; nothing of textual is imported before that."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from reviewer.library import Library


def run(
    library: Library,
    *,
    snippet_id: str | None = None,
    reviewer: str = "me",
    home: Path | None = None,
    theme: Literal["dark", "light"] = "dark",
    mouse: bool = True,
) -> int:
    """Practise in the terminal until the user quits; the process's exit code.

    `snippet_id` opens that snippet at once, else the list of snippets is shown. `home` is the
    directory of drafts and history (default: reviewer.practice.home()). Raises
    UnknownSnippetError, and InputError where the snippet's files are broken.
    """
    from .app import ReviewerApp
    from .services import Services

    if snippet_id is not None:
        library.snippet(snippet_id)
    with Services.open(library, reviewer=reviewer, home=home) as services:
        app = ReviewerApp(services, snippet_id=snippet_id, theme=theme)
        app.run(mouse=mouse)
        return app.return_code or 0
