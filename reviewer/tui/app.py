"""The app: which screen is shown, themes, and what is the same everywhere."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, Protocol, runtime_checkable

from textual.app import App
from textual.screen import Screen

from reviewer.model import Report, Review
from reviewer.problems import InputError

from . import commands
from .services import Services
from .theme import DARK, LIGHT


@runtime_checkable
class Unfinished(Protocol):
    """A screen with work to save before the app ends."""

    async def finish(self) -> None:
        """Save it."""
        ...


@dataclass
class BrowseState:
    """Where the user was in the list of snippets."""

    filter: str = ""
    track: str | None = None
    snippet: str | None = None


class ReviewerApp(App[None]):
    """One screen at a time: the snippets, a review, its report."""

    TITLE = "reviewer"
    CSS_PATH = Path(__file__).parent / "styles.tcss"
    BINDINGS = commands.bindings("app")
    ENABLE_COMMAND_PALETTE = False
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-low"), (32, "-high")]  # noqa: RUF012

    def __init__(
        self,
        services: Services,
        *,
        snippet_id: str | None = None,
        theme: Literal["dark", "light"] = "dark",
        cursor_blink: bool = True,
    ) -> None:
        super().__init__()
        self.services = services
        self.browse_state = BrowseState(snippet=snippet_id)
        self.cursor_blink = cursor_blink
        self._snippet_id = snippet_id
        self.register_theme(DARK)
        self.register_theme(LIGHT)
        self.theme = DARK.name if theme == "dark" else LIGHT.name

    def on_mount(self) -> None:
        """The first screen: the snippet asked for, else the list."""
        self.services.tell = self._tell
        if self._snippet_id is not None:
            self.push_screen(self._review_screen(self._snippet_id))
        else:
            self.push_screen(self._browse_screen())

    def _tell(self, trouble: str) -> None:
        self.notify(trouble, severity="warning", timeout=12, markup=False)

    # ways between the screens

    def show_browse(self) -> None:
        """Go to the list of snippets."""
        self.switch_screen(self._browse_screen())

    def show_review(self, snippet_id: str) -> None:
        """Go to a snippet: its draft if it has one, else a new attempt."""
        try:
            screen = self._review_screen(snippet_id)
        except (LookupError, InputError) as error:
            self.notify(str(error), severity="error", timeout=12, markup=False)
            return
        self.browse_state.snippet = snippet_id
        self.switch_screen(screen)

    def show_report(self, review: Review, report: Report, seconds: float) -> None:
        """Go to the report of a review just scored."""
        from .screens.report import ReportScreen

        snippet = self.services.library.snippet(review.snippet)
        self.switch_screen(ReportScreen(self.services, snippet, review, report, seconds))

    def _browse_screen(self) -> Screen[Any]:
        from .screens.browse import BrowseScreen

        return BrowseScreen(self.services, self.browse_state)

    def _review_screen(self, snippet_id: str) -> Screen[Any]:
        from .screens.review import ReviewScreen

        return ReviewScreen(self.services, self.services.library.snippet(snippet_id))

    # commands

    def action_help(self) -> None:
        """Show every command."""
        from .screens.help import HelpScreen

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen())

    def action_switch_theme(self) -> None:
        """Light or dark."""
        self.theme = LIGHT.name if self.theme == DARK.name else DARK.name

    async def action_quit(self) -> None:
        """Save what is open, then go."""
        for screen in self.screen_stack:
            if isinstance(screen, Unfinished):
                await screen.finish()
        self.services.autosave.flush()
        self.exit()
