"""One start of an app in a process of its own; prints its CPU milliseconds and its memory in MB.

`python tui_process.py bare|browse|review|scored`: a bare Textual app, the list of snippets, a
snippet opened at once, and the same with the engine loaded and a review scored.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.app import App

    from reviewer.tui.services import Services

ROOT = Path(__file__).parents[2]
SNIPPET = "core/card-settlement"


def used() -> str:
    """CPU milliseconds and resident megabytes so far."""
    cpu = time.process_time() * 1000
    status = Path("/proc/self/status").read_text()
    resident = next(line for line in status.splitlines() if line.startswith("VmRSS"))
    return f"{cpu:.0f} {int(resident.split()[1]) / 1024:.1f}"


def at_first_paint(app: App[None], text: str) -> None:
    """Run `app`; once it has written `text` to the terminal, print what was used and stop."""
    from textual.drivers.headless_driver import HeadlessDriver

    class Watched(HeadlessDriver):
        is_headless = False  # so that everything is drawn, up to the escape sequences

        def write(self, data: str) -> None:
            if text in data and not app._exit:
                print(used(), file=sys.__stdout__)
                app.exit()

    app.driver_class = Watched
    app.run(size=(120, 40))


def bare() -> None:
    """The least a Textual app can be."""
    from textual.app import App, ComposeResult
    from textual.widgets import Static

    class Bare(App[None]):
        def compose(self) -> ComposeResult:
            yield Static("hello")

    at_first_paint(Bare(), "hello")


def ours(what: str) -> None:
    """Ours, on the built-in library."""
    from reviewer.library import Library
    from reviewer.tui.app import ReviewerApp
    from reviewer.tui.services import Services

    library = Library.open(ROOT, builtin=False)
    with (
        tempfile.TemporaryDirectory() as home,
        Services.open(library, home=Path(home)) as services,
    ):
        if what == "browse":
            at_first_paint(ReviewerApp(services), "Card sales")
        elif what == "review":
            at_first_paint(ReviewerApp(services, snippet_id=SNIPPET), "dataclass")
        else:
            scored(services)


def scored(services: Services) -> None:
    """Open a snippet, score a review of it, print what was used."""
    from reviewer.model import Comment, Review, Span
    from reviewer.tui.app import ReviewerApp

    class Scoring(ReviewerApp):
        def on_mount(self) -> None:
            self.set_timer(0.5, self.begin)

        def begin(self) -> None:
            self.run_worker(self.score, thread=True)

        def score(self) -> None:
            services.prepare(SNIPPET)
            comment = Comment("index the payouts by reference in a dict", Span(34, 36))
            services.scorer.score(Review(SNIPPET, "ada", (comment,)))
            print(used(), file=sys.__stdout__)
            self.call_from_thread(self.exit)

    Scoring(services, snippet_id=SNIPPET).run(headless=True, size=(120, 40))


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    bare() if sys.argv[1] == "bare" else ours(sys.argv[1])
