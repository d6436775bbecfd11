"""The app on a small library, with real files, a fixed clock and counted ids."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import pytest

from reviewer.library import Library
from reviewer.practice.interview_run import InterviewRun, new_interview
from reviewer.tui.app import ReviewerApp
from reviewer.tui.services import Services

from .interviews import IDS, Clock, Start

collect_ignore = ["library"]

NOW = datetime(2026, 3, 4, 9, 30, tzinfo=UTC)
LIBRARY = Path(__file__).parent / "library"

MakeApp = Callable[..., ReviewerApp]


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    """Services on the small library; drafts and history lie in `tmp_path`."""
    ids = count(1)
    with Services.open(
        Library.open(LIBRARY, builtin=False),
        reviewer="ada",
        home=tmp_path,
        clock=lambda: NOW,
        new_id=lambda: f"id{next(ids)}",
    ) as opened:
        yield opened


@pytest.fixture
def make_app(services: Services) -> MakeApp:
    """Make an app that stands still: no blinking cursor."""

    def make(snippet_id: str | None = None, theme: str = "dark") -> ReviewerApp:
        return ReviewerApp(
            services,
            snippet_id=snippet_id,
            theme="light" if theme == "light" else "dark",
            cursor_blink=False,
        )

    return make


@pytest.fixture
def clock(services: Services) -> Clock:
    """The clock of interviews."""
    made = Clock()
    services.monotonic = made
    return made


@pytest.fixture
def start_interview(services: Services, clock: Clock) -> Start:
    """Make an app that begins an interview, or goes on with the one on disk."""

    def make(
        *ids: str, strict: bool = False, resume: bool = False, export: Path | None = None
    ) -> ReviewerApp:
        found = services.interviews.latest() if resume else None
        interview = found or new_interview(
            services.library,
            ids or IDS,
            new_id=services.new_id,
            now=services.clock(),
            strict=strict,
        )
        run = InterviewRun(interview, services.interviews, monotonic=clock, export_to=export)
        return ReviewerApp(services, cursor_blink=False, interview=run)

    return make
