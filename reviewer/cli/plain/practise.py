"""The whole path in plain text: choose, read, review, report."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from typing import TYPE_CHECKING, Any

from click import ClickException

from reviewer.formats import WRITERS, Scored, WriterOptions
from reviewer.library import Header, Library
from reviewer.model import Report, Review, Snippet
from reviewer.practice import (
    Drafts,
    Session,
    drafts_directory,
    history_file,
    to_review,
    utc_now,
)
from reviewer.practice.debrief.debriefing import Debriefing
from reviewer.practice.hinting import hints_taken, price_in_words
from reviewer.practice.history import History, HistoryError, Standing
from reviewer.practice.recorded import UnreadableAttemptError
from reviewer.problems import InputError
from reviewer.progress.state import Progress
from reviewer.progress.wording import sentence
from reviewer.safe_text import printable

from ..console import nearest, width
from ..exit_codes import ExitCode
from ..own_progress import own_progress
from ..show import folded, page
from .dialogue import Dialogue, EndOfInputError
from .report import PlainDesk, ReportTalk
from .review import Reviewing

if TYPE_CHECKING:
    from reviewer.engine import Engine

_LEAVE = ("q", "quit", "exit")
REVIEWER = "me"
"""The name under which one's own attempts are kept."""


def run_plain(library: Library, snippet_id: str | None = None) -> int:
    """Practise one snippet, or one after the other, until the user leaves or the input ends."""
    dialogue = Dialogue()
    drafts = Drafts(drafts_directory())
    chosen = snippet_id
    try:
        with _desk(library) as desk:
            if chosen is None:
                dialogue.say(*_listed(library.headers(), drafts))
                chosen = _choose(desk, dialogue, drafts)
            while chosen is not None:
                talk = _practise(desk, chosen, dialogue, drafts)
                if snippet_id is not None:
                    _talk_on(dialogue, talk)
                    break
                chosen = _choose(desk, dialogue, drafts, after=chosen, talk=talk)
        return ExitCode.OK
    except EndOfInputError:
        dialogue.say("", "End of input. What you wrote is kept.")
        return ExitCode.OK
    except KeyboardInterrupt:
        dialogue.say("", "Stopped. What you wrote is kept.")
        return ExitCode.INTERRUPTED


@contextmanager
def _desk(library: Library) -> Iterator[PlainDesk]:
    """The library with the history, open until the end; without it where it cannot be opened."""
    with ExitStack() as stack:
        history: History | None = None
        with suppress(HistoryError):
            history = stack.enter_context(History(history_file()))
        yield PlainDesk(library, history)


def _choose(
    desk: PlainDesk,
    dialogue: Dialogue,
    drafts: Drafts,
    after: str | None = None,
    talk: ReportTalk | None = None,
) -> str | None:
    """The id of the snippet to review, None to leave. Until then `talk` answers questions about
    the report that was shown."""
    library = desk.library
    headers = library.headers()
    ids = [header.id for header in headers]
    tracks = {header.track for header in headers}
    while True:
        answer = dialogue.ask(
            "Which snippet? (number or id; next, list, a track, or report ID; q to leave) "
        )
        if answer.lower() in _LEAVE:
            return None
        if talk is not None and talk.knows(answer):
            dialogue.say(*talk.answer(answer))
            continue
        word, _, wanted = answer.partition(" ")
        if word == "report" and wanted.strip() in ids:
            talk = _last_report(desk, wanted.strip(), dialogue) or talk
            continue
        if answer == "next":
            found = _progress(library).next(after=after)
            if found is not None:
                dialogue.say(sentence(found.why))
                return found.snippet
            dialogue.say("There is no other snippet yet.")
            continue
        if answer.isascii() and answer.isdigit() and 1 <= int(answer[:9]) <= len(ids):
            return ids[int(answer) - 1]
        if answer in ids:
            return answer
        if answer == "list" or answer in tracks:
            dialogue.say(*_listed(headers, drafts, answer if answer in tracks else None))
        elif answer:
            dialogue.say(printable(f"There is no {answer!r}{nearest(answer, ids)}"))


def _progress(library: Library) -> Progress:
    """The user's progress; that of a newcomer where the history cannot be opened."""
    try:
        return own_progress(library)
    except ClickException:
        return Progress.of(library, (), utc_now())


def _listed(headers: tuple[Header, ...], drafts: Drafts, track: str | None = None) -> Iterator[str]:
    begun = drafts.ids()
    standings = _standings()
    for number, header in enumerate(headers, start=1):
        if track is not None and header.track != track:
            continue
        state = ", begun" if header.id in begun else ""
        if header.id in standings:
            state += f", last score {standings[header.id].last:g}"
        yield from folded(
            f"{number}. {header.id}: {header.title} "
            f"(difficulty {header.difficulty}, {header.minutes} minutes{state})",
            width(),
            hanging=4,
        )


def _standings() -> dict[str, Standing]:
    try:
        with History(history_file()) as history:
            return history.standings()
    except HistoryError:
        return {}


def _last_report(desk: PlainDesk, snippet_id: str, dialogue: Dialogue) -> ReportTalk | None:
    """What answers questions about the last report on a snippet; None where there is none."""
    found = desk.last_attempt(snippet_id)
    if found is None:
        dialogue.say("You have not reviewed it yet.")
        return None
    try:
        snippet = desk.library.snippet(snippet_id)
        talk = ReportTalk(Debriefing.of_attempt(desk, snippet, found), width())
    except (InputError, UnreadableAttemptError) as error:
        dialogue.say(printable(str(error)))
        return None
    dialogue.say(*talk.overview(found), "")
    return talk


def _talk_on(dialogue: Dialogue, talk: ReportTalk | None) -> None:
    """Answer questions until the user leaves. Raises EndOfInputError."""
    while talk is not None and (line := dialogue.ask("report> ")).lower() not in _LEAVE:
        if line:
            dialogue.say(*talk.answer(line))


def _practise(
    desk: PlainDesk, snippet_id: str, dialogue: Dialogue, drafts: Drafts
) -> ReportTalk | None:
    """Have a snippet reviewed and show the report; what answers questions about it, None where
    it was not submitted."""
    library = desk.library
    try:
        snippet = library.snippet(snippet_id)
    except InputError as error:
        dialogue.say(*(printable(str(problem)) for problem in error.problems))
        return None
    dialogue.say("", *page(snippet, width()))
    scores = Scores(library)
    reviewing = Reviewing(snippet, dialogue, drafts, scores)
    if not reviewing.run():
        dialogue.say("Your review is kept. It goes on when you choose the snippet again.")
        return None
    review = to_review(reviewing.session, REVIEWER)
    report = scores(review)
    show_report(dialogue, snippet, reviewing.session, review, report)
    if recorded(dialogue, reviewing.session, review, report):
        drafts.discard(reviewing.session)
    session = reviewing.session
    debriefing = Debriefing.of(desk, snippet, review, report, session.seconds, session.attempt)
    talk = ReportTalk(debriefing, width())
    dialogue.say(*talk.intro(), "")
    return talk


class Scores:
    """Scores reviews; the engine is loaded for the first one."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._engine: Engine | None = None

    def __call__(self, review: Review) -> Report:
        """The report of a review."""
        if self._engine is None:
            from reviewer.engine import Engine

            self._engine = Engine(self._library)
        return self._engine.score(review)


def show_report(
    dialogue: Dialogue, snippet: Snippet, session: Session, review: Review, report: Report
) -> None:
    """The report with its key, and what the hints cost."""
    dialogue.say("")
    scored = Scored("", None, review, report, snippet)
    WRITERS["text"]([scored], sys.stdout, WriterOptions(width()))
    if session.hints:
        price = price_in_words(session.hints)
        dialogue.say("", f"Score: {report.score:g} of 100, {price}.")
        dialogue.say(*(f"- {printable(text)}" for text in hints_taken(snippet, session.hints)))
    dialogue.say(*_decoys(snippet), *_fix(snippet), "")


def recorded(
    dialogue: Dialogue,
    session: Session,
    review: Review,
    report: Report,
    beside: Mapping[str, Any] | None = None,
) -> bool:
    """Keep the attempt; False where it could not be kept, which the user is told."""
    try:
        with History(history_file()) as history:
            history.record(session, review, report, submitted=utc_now(), beside=beside)
    except HistoryError as error:
        dialogue.say(printable(f"The attempt is not recorded; the draft is kept. {error}"))
        return False
    return True


def _decoys(snippet: Snippet) -> Iterator[str]:
    decoys = snippet.rubric.decoys
    if decoys:
        yield from ("", "Looks wrong, but is right")
    for decoy in decoys:
        places = ", ".join(str(span) for span in decoy.lines) or "whole snippet"
        yield from folded(f"{places}: {decoy.why_wrong}", width(), indent=2, hanging=2)


def _fix(snippet: Snippet) -> Iterator[str]:
    """The fixed version as a unified diff."""
    if snippet.fixed is None:
        return
    from difflib import unified_diff

    yield from ("", "The fix")
    lines = unified_diff(
        snippet.code.splitlines(), snippet.fixed.splitlines(), "shown", "fixed", lineterm="", n=2
    )
    yield from (printable(line) for line in lines)
