"""The terminal UI. `run` starts it; nothing of textual is imported before that."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reviewer.library import Library
    from reviewer.practice.interview_run import InterviewRun

    from .settings import ThemeName


def run(
    library: Library,
    *,
    snippet_id: str | None = None,
    reviewer: str = "me",
    home: Path | None = None,
    theme: ThemeName | None = None,
    mouse: bool | None = None,
    interview: InterviewRun | None = None,
) -> int:
    """Practise in the terminal until the user quits; the process's exit code.

    `snippet_id` opens that snippet at once, `interview` begins it or goes on with it, else the
    list of snippets is shown. `home` is the
    directory of drafts, history and settings (default: reviewer.practice.home()); `theme` and
    `mouse` stand before the settings. Raises UnknownSnippetError, and InputError where the
    snippet's files are broken.
    """
    from reviewer.practice import config_file

    from .app import ReviewerApp
    from .services import Services
    from .settings import load

    if snippet_id is not None:
        library.snippet(snippet_id)
    with Services.open(library, reviewer=reviewer, home=home) as services:
        settings, problems = load(config_file(home))
        app = ReviewerApp(
            services,
            snippet_id=snippet_id,
            settings=settings,
            theme=theme,
            problems=problems,
            interview=interview,
        )
        app.run(mouse=settings.mouse if mouse is None else mouse)
        return app.return_code or 0
