"""Killed at any moment of a session, the program has lost nothing that was typed a second before.

Every key that is sent has a time, and a paper: what must stand where once the key is taken. What is
found after the kill must be one of the papers since a second before it, to the letter: nothing
older is lost, nothing deleted is back, nothing is half written.
"""

from __future__ import annotations

import time
from math import inf
from pathlib import Path
from random import Random

import pytest

from reviewer.library import Library
from reviewer.model import Snippet
from reviewer.practice import Drafts, Session, drafts_directory, interviews_directory
from reviewer.practice.interview_files import Interviews
from reviewer.practice.interview_run import InterviewRun

from .sessions import Paper, Stroke, interview, practice
from .terminal import terminal

SNIPPET = "core/card-settlement"
MOMENTS = 50
MAY_BE_LOST = 1.0
"""Seconds."""
HURRIED = 0.008
"""Seconds between keys, where a test has no time for a person's pace."""
NOTHING: Paper = {}
QUIT = "\x11"

Written = tuple[Paper, ...]
"""What one session keeps in one file each: the review, and the interview around it."""


def of_review(session: Session | None) -> Paper:
    """The paper of a review."""
    if session is None:
        return NOTHING
    content = session.content
    paper = {
        "explanation": content.explanation,
        "time": content.time,
        "space": content.space,
        "notes": content.notes,
    }
    for comment in content.comments:
        place = f"line {comment.span.first}" if comment.span else "whole"
        assert place not in paper, f"two comments on {place}"
        paper[place] = comment.body
        paper[f"{place} suggestion"] = comment.suggestion or ""
        paper[f"{place} severity"] = comment.severity or ""
        paper[f"{place} category"] = comment.category or ""
    return {place: text for place, text in paper.items() if text}


def kept_of_practice(snippet: Snippet) -> Written:
    """What the draft holds."""
    found = Drafts(drafts_directory()).load(snippet)
    return (of_review(found.session if found else None),)


def kept_of_interview(snippet: Snippet) -> Written:
    """What the draft of the question holds, and what the interview does."""
    files = Interviews(interviews_directory())
    found = files.latest()
    if found is None:
        return NOTHING, {"phase": "explain"}
    answers = {f"answer {at}": one.answer for at, one in enumerate(found.question.follow_ups, 1)}
    paper = {"phase": found.question.phase, **answers}
    session, _ = InterviewRun(found, files).session(snippet)
    return of_review(session), {place: text for place, text in paper.items() if text}


def whole(paper: Paper) -> Written:
    """A review is one file."""
    return (paper,)


def divided(paper: Paper) -> Written:
    """The phase and the answers to follow-up questions are the interview's."""
    around = {place for place in paper if place == "phase" or place.startswith("answer")}
    review = {place: text for place, text in paper.items() if place not in around}
    return review, {place: paper[place] for place in around}


def type_until(
    moment: float, command: str, strokes: list[Stroke], unhurried: float
) -> tuple[list[float], float]:
    """Type up to a moment of the session, then kill: when each key was sent, and the kill.

    Keys earlier than `unhurried` seconds before the moment are typed faster than people do.
    """
    sent: list[float] = []
    at = 0.0
    with terminal(["-m", "reviewer", command, SNIPPET], columns=110, lines=34) as screen:
        screen.read("Explain")
        due = time.monotonic()
        for stroke in strokes:
            at += stroke.pause
            if at > moment:
                due += moment - (at - stroke.pause)
                break
            due += stroke.pause if at > moment - unhurried else HURRIED
            screen.rest(due - time.monotonic())
            screen.type(stroke.key)
            sent.append(time.monotonic())
        screen.rest(due - time.monotonic())
        killed = time.monotonic()
        screen.kill()
    return sent, killed


def age_of_the_lost(
    papers: list[Paper], found: Paper, sent: list[float], killed: float
) -> float | None:
    """How long before the kill the first lost key was sent, in seconds; 0 for nothing lost. None
    where what was found never was the paper: `papers[n]` is the one after n keys."""
    standing = [count for count, paper in enumerate(papers) if paper == found]
    if not standing:
        return None
    later = range(standing[-1] + 1, len(papers))
    lost = next((count for count in later if papers[count] != found), None)
    return 0.0 if lost is None else killed - sent[lost - 1]


def opened_again(command: str, home: Path) -> None:
    """The program opens on what the killed one left, and ends as it should."""
    ids = [SNIPPET] if command == "practice" else []  # an interview goes on where no ID is given
    with terminal(["-m", "reviewer", command, *ids], columns=110, lines=34) as screen:
        assert "Explain" in screen.read("Explain")
        screen.type(QUIT)
        screen.read("\x1b[?1049l")
        assert screen.wait() == 0
    assert not list(home.rglob("*.damaged"))


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home directory with nothing in it, for the program and for the test."""
    for name in ("REVIEWER_HOME", "REVIEWER_LIBRARY"):
        monkeypatch.delenv(name, raising=False)
    for name in ("DATA", "CONFIG", "CACHE", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    monkeypatch.setenv("HOME", str(tmp_path))
    return tmp_path


def check(seed: int, moment: float | None = None, unhurried: float = inf) -> str:
    """Kill one session at a moment, which follows from the seed where none is given, and hold what
    is kept against what was typed. Which command it was."""
    random = Random(seed)
    snippet = Library.open().snippet(SNIPPET)
    strokes: list[Stroke]
    if seed % 2:
        command, strokes, begun = "interview", interview(random), {"phase": "explain"}
        parts, kept = divided, kept_of_interview
    else:
        command, strokes, begun = "practice", practice(random, snippet.lines[6]), {}
        parts, kept = whole, kept_of_practice
    moment = moment or random.uniform(1.0, sum(stroke.pause for stroke in strokes))
    sent, killed = type_until(moment, command, strokes, unhurried)

    papers = [begun, *(stroke.paper for stroke in strokes[: len(sent)])]
    where = f"seed {seed}: {command}, killed after {moment:.2f} s and {len(sent)} keys"
    for part, found in enumerate(kept(snippet)):
        typed = [parts(paper)[part] for paper in papers]
        age = age_of_the_lost(typed, found, sent, killed)
        assert age is not None, f"{where}: this was never written\n{found}\n{typed[-1]}"
        assert age <= MAY_BE_LOST, f"{where}: lost after {age:.2f} s\n{found}\n{typed[-1]}"
        print(f"{where}: the oldest lost key was {age:.3f} s old")
    return command


@pytest.mark.parametrize(("seed", "moment"), [(0, 7.0), (1, 8.0)])
def test_a_kill_loses_nothing_typed_a_second_before(seed: int, moment: float, home: Path) -> None:
    check(seed, moment, unhurried=1.15)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(MOMENTS))
def test_a_kill_at_any_moment_of_a_session_at_a_persons_pace(seed: int, home: Path) -> None:
    opened_again(check(seed), home)
