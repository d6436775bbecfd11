"""The app: which screen is shown, themes, and what is the same everywhere."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

from textual.app import App
from textual.screen import Screen

from reviewer.problems import InputError

from . import commands
from .run_command import run_command
from .services import Services
from .settings import Settings, ThemeName, remember_theme
from .theme import BY_NAME

if TYPE_CHECKING:
    from textual.theme import Theme

    from reviewer.model import Report, Review
    from reviewer.practice.history import Attempt
    from reviewer.practice.interview_run import InterviewRun
    from reviewer.problems import Problem
    from reviewer.progress.choice import Suggestion

    from .aside import Aside


MOST_PROBLEMS = 4
"""So many of the settings are told: more would hide the screen."""


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
        settings: Settings | None = None,
        theme: ThemeName | None = None,
        problems: Iterable[Problem] = (),
        cursor_blink: bool = True,
        interview: InterviewRun | None = None,
    ) -> None:
        """The app with `settings`; `theme` stands before theirs, for this session.

        `problems` of the settings are told once the first screen stands. `interview` is what it
        shows, where there is one.
        """
        super().__init__()
        self.services = services
        self.browse_state = BrowseState(snippet=snippet_id)
        self.cursor_blink = cursor_blink
        self._snippet_id, self._interview = snippet_id, interview
        self._problems = tuple(problems)
        settings = settings or Settings()
        for known in BY_NAME.values():
            self.register_theme(known)
        self._begin_with(BY_NAME[theme or settings.theme])
        self.command_keys: Mapping[str, tuple[str, ...]] = {}
        if settings.keys:
            from .key_map import NO_KEY, clashes

            # the whole table: Textual would drop the others a key is shared with
            self.command_keys, _ = clashes(settings.keys)
            self.set_keymap(
                {name: ",".join(keys or (NO_KEY,)) for name, keys in self.command_keys.items()}
            )

    def _begin_with(self, theme: Theme) -> None:
        """Set the first theme. Its watcher would have Textual parse every style sheet twice."""
        self.set_reactive(ReviewerApp.theme, theme.name)
        self.set_class(theme.dark, "-dark-mode", update=False)
        self.set_class(not theme.dark, "-light-mode", update=False)
        self.stylesheet.set_variables(self.get_css_variables())

    def run(self, **options: Any) -> None:
        """Run until the user quits."""
        # What is imported stays: walking it takes the garbage collector 10 ms, again and again.
        gc.freeze()
        super().run(**options)

    def on_mount(self) -> None:
        """Begin once messages are processed: what is rendered before is thrown away."""
        self.services.tell = self._tell
        self.call_later(self._begin)

    def _begin(self) -> None:
        """Show the first screen; tell what is wrong with the settings."""
        self.push_screen(self._fitted(self._first_screen()))
        for problem in self._problems[:MOST_PROBLEMS]:
            self._tell(str(problem))

    def _tell(self, trouble: str) -> None:
        self.notify(trouble, severity="warning", timeout=12, markup=False)

    # ways between the screens

    def _first_screen(self) -> Screen[Any]:
        """The interview or the snippet asked for, else the list."""
        if self._interview is not None:
            return self._interview_screen(self._interview)
        if self._snippet_id is not None:
            return self._review_screen(self._snippet_id)
        return self._browse_screen()

    def _go(self, screen: Screen[Any]) -> None:
        """Leave the screen for another."""
        self.switch_screen(self._fitted(screen))

    def _fitted(self, screen: Screen[Any]) -> Screen[Any]:
        """`screen` with the classes of the terminal's size; Textual sets them after it is drawn."""
        for cells, breakpoints in (
            (self.size.width, self.HORIZONTAL_BREAKPOINTS),
            (self.size.height, self.VERTICAL_BREAKPOINTS),
        ):
            _, name = max(one for one in breakpoints or () if one[0] <= cells)
            screen.add_class(name, update=False)
        return screen

    def show_browse(self) -> None:
        """Go to the list of snippets."""
        self._go(self._browse_screen())

    def show_review(self, snippet_id: str) -> None:
        """Go to a snippet: its draft if it has one, else a new attempt."""
        try:
            screen = self._review_screen(snippet_id)
        except (LookupError, InputError) as error:
            self.notify(str(error), severity="error", timeout=12, markup=False)
            return
        self.browse_state.snippet = snippet_id
        self._go(screen)

    def show_progress(self) -> None:
        """Go to the user's progress."""
        from .screens.progress import ProgressScreen

        self._go(ProgressScreen(self.services))

    def show_suggestion(self, found: Suggestion | None) -> None:
        """Go to the snippet to practise next, and say why it is that one."""
        if found is None:
            self.notify("There is no other snippet yet", timeout=4, markup=False)
            return
        from reviewer.progress.wording import sentence

        self.notify(sentence(found.why), timeout=6, markup=False)
        self.show_review(found.snippet)

    def show_report(
        self,
        review: Review,
        report: Report,
        seconds: float,
        aside: Aside | None = None,
        attempt: str | None = None,
        run: InterviewRun | None = None,
    ) -> None:
        """Go to the report of a review just scored; `aside` is shown beside it, and an interview
        goes on from there. `attempt` is the id under which the history keeps it."""
        from reviewer.practice.debrief.debriefing import Debriefing

        from .screens.interview_report import InterviewReportScreen
        from .screens.report import ReportScreen

        snippet = self.services.library.snippet(review.snippet)
        debriefing = Debriefing.of(self.services, snippet, review, report, seconds, attempt)
        if run is None:
            self._go(ReportScreen(debriefing, aside))
        else:
            self._go(InterviewReportScreen(debriefing, aside, run))

    def show_attempt(self, attempt: Attempt) -> None:
        """Go to the report of an attempt of the history."""
        from reviewer.practice.debrief.debriefing import Debriefing
        from reviewer.practice.recorded import UnreadableAttemptError

        from .aside import aside_of_details
        from .screens.report import ReportScreen

        try:
            snippet = self.services.library.snippet(attempt.snippet)
            found = Debriefing.of_attempt(self.services, snippet, attempt)
        except (LookupError, InputError, UnreadableAttemptError) as error:
            self.notify(str(error), severity="error", timeout=12, markup=False)
            return
        aside = aside_of_details(snippet, found.debrief.details)
        self._go(ReportScreen(found, aside))

    def show_interview(self, run: InterviewRun) -> None:
        """Go to an interview: its question, or its summary once all were asked."""
        try:
            screen = self._interview_screen(run)
        except (LookupError, InputError) as error:
            self.notify(str(error), severity="error", timeout=12, markup=False)
            return
        self._go(screen)

    def _interview_screen(self, run: InterviewRun) -> Screen[Any]:
        from .screens.interview import interview_screen

        return interview_screen(self.services, run)

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

    def action_palette(self) -> None:
        """Show every command, to find one by its name."""
        from .screens.palette import PaletteScreen

        below = self.screen
        if below.is_modal:
            return

        def chosen(command_id: str | None) -> None:
            if command_id is not None:
                self.call_next(run_command, below, command_id)

        self.push_screen(PaletteScreen(below, self.command_keys), chosen)

    def action_switch_theme(self) -> None:
        """The next theme, kept in the settings."""
        names = list(BY_NAME)
        at = [theme.name for theme in BY_NAME.values()].index(self.theme)
        name = names[(at + 1) % len(names)]
        self.theme = BY_NAME[name].name
        if self.services.settings_path is not None:
            trouble = remember_theme(self.services.settings_path, name)
            self.notify(trouble or f"Colours: {name}", timeout=8 if trouble else 2, markup=False)

    async def action_quit(self) -> None:
        """Save what is open, then go."""
        for screen in self.screen_stack:
            if isinstance(screen, Unfinished):
                await screen.finish()
        self.services.autosave.flush()
        self.exit()
