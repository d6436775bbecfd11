"""The whole path in plain text: choose, read, review, report."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from reviewer.formats import WRITERS, Scored, WriterOptions
from reviewer.library import Header, Library
from reviewer.model import Snippet
from reviewer.practice import Drafts, drafts_directory, history_file, to_review, utc_now
from reviewer.practice.choose import next_snippet
from reviewer.practice.history import History, HistoryError, Standing
from reviewer.problems import InputError
from reviewer.safe_text import printable

from ..console import nearest, width
from ..exit_codes import ExitCode
from ..show import folded, page
from .dialogue import Dialogue, EndOfInputError
from .review import Reviewing

REVIEWER = "me"
"""The name under which one's own attempts are kept."""


def run_plain(library: Library, snippet_id: str | None = None) -> int:
    """Practise one snippet, or one after the other, until the user leaves or the input ends."""
    dialogue = Dialogue()
    drafts = Drafts(drafts_directory())
    chosen = snippet_id
    try:
        if chosen is None:
            dialogue.say(*_listed(library.headers(), drafts))
            chosen = _choose(library, dialogue, drafts)
        while chosen is not None:
            _practise(library, chosen, dialogue, drafts)
            if snippet_id is not None:
                break
            chosen = _choose(library, dialogue, drafts, after=chosen)
        return ExitCode.OK
    except EndOfInputError:
        dialogue.say("", "End of input. What you wrote is kept.")
        return ExitCode.OK
    except KeyboardInterrupt:
        dialogue.say("", "Stopped. What you wrote is kept.")
        return ExitCode.INTERRUPTED


def _choose(
    library: Library, dialogue: Dialogue, drafts: Drafts, after: str | None = None
) -> str | None:
    """The id of the snippet to review, None to leave."""
    headers = library.headers()
    ids = [header.id for header in headers]
    tracks = {header.track for header in headers}
    while True:
        answer = dialogue.ask("Which snippet? (number or id; next, list, or a track; q to leave) ")
        if answer.lower() in ("q", "quit", "exit"):
            return None
        if answer == "next":
            found = next_snippet(ids, _standings(), after)
            if found is not None:
                return found
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


def _practise(library: Library, snippet_id: str, dialogue: Dialogue, drafts: Drafts) -> None:
    try:
        snippet = library.snippet(snippet_id)
    except InputError as error:
        dialogue.say(*(printable(str(problem)) for problem in error.problems))
        return
    dialogue.say("", *page(snippet, width()))
    reviewing = Reviewing(snippet, dialogue, drafts)
    if not reviewing.run():
        dialogue.say("Your review is kept. It goes on when you choose the snippet again.")
        return
    if _report(library, reviewing, dialogue):
        drafts.discard(reviewing.session)


def _report(library: Library, reviewing: Reviewing, dialogue: Dialogue) -> bool:
    """Score, show the report and keep the attempt; False where it could not be kept."""
    from reviewer.engine import Engine

    review = to_review(reviewing.session, REVIEWER)
    report = Engine(library).score(review)
    dialogue.say("")
    scored = Scored("", None, review, report, reviewing.snippet)
    WRITERS["text"]([scored], sys.stdout, WriterOptions(width()))
    dialogue.say(*_decoys(reviewing.snippet), *_fix(reviewing.snippet), "")
    try:
        with History(history_file()) as history:
            history.record(reviewing.session, review, report, submitted=utc_now())
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
