"""Interviews on disk: they come back as they were, and damage never stops anything."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.practice import Drafts
from reviewer.practice.actions import EditBody, Explain
from reviewer.practice.details import read_details
from reviewer.practice.interview import Answer, Forward, Interview, Pause, Spend
from reviewer.practice.interview_files import Interviews
from reviewer.practice.interview_run import InterviewRun
from reviewer.practice.reducer import reduce

from .examples import snippet
from .test_interview import ASKED, DONE, FORWARD, TO_FOLLOW_UP, after, interview


@pytest.mark.parametrize(
    "state",
    [
        interview(),
        interview(strict=True),
        after(interview(), Spend(2.5), FORWARD),
        after(interview(), *TO_FOLLOW_UP, Answer(0, "so\nand so ☃\ud800"), DONE),
    ],
)
def test_an_interview_comes_back_as_it_was(tmp_path: Path, state: Interview) -> None:
    files = Interviews(tmp_path / "made")
    files.keep(state)
    assert files.latest() == state


def test_the_one_begun_last_goes_on_and_ended_ones_are_gone(tmp_path: Path) -> None:
    files = Interviews(tmp_path)
    assert files.latest() is None
    older = interview()
    newer = Interview("i2", older.started.replace(hour=23), older.questions)
    files.keep(newer)
    files.keep(older)
    assert files.latest() == newer
    files.discard(newer)
    assert files.latest() == older


def test_a_pause_ends_with_the_program(tmp_path: Path) -> None:
    files = Interviews(tmp_path)
    files.keep(after(interview(), Pause(True)))
    found = files.latest()
    assert found is not None
    assert not found.paused


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", "null", '{"schema": "reviewer.interview/1", "questions": 3}', "[" * 50_000],
)
def test_a_damaged_file_is_set_aside(tmp_path: Path, text: str) -> None:
    path = tmp_path / "interview-x.json"
    path.write_text(text)
    assert Interviews(tmp_path).latest() is None
    assert path.with_suffix(".damaged").read_text() == text


@given(st.data())
def test_no_change_of_a_file_raises(tmp_path_factory: pytest.TempPathFactory, data: object) -> None:
    assert isinstance(data, st.DataObject)
    folder = tmp_path_factory.mktemp("changed")
    files = Interviews(folder)
    files.keep(after(interview(), *TO_FOLLOW_UP))
    (path,) = folder.iterdir()
    document = json.loads(path.read_text())
    strange = st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.just([])
    where = data.draw(st.sampled_from([document, document["questions"][0]]))
    key = data.draw(st.sampled_from(sorted(where)))
    where[key] = data.draw(strange | st.just({}))
    path.write_text(json.dumps(document))
    found = files.latest()
    assert found is None or found.question in found.questions


def test_the_run_counts_the_clock_and_saves_both_interview_and_review(tmp_path: Path) -> None:
    clock = [100.0]
    files = Interviews(tmp_path)
    run = InterviewRun(interview(1), files, monotonic=lambda: clock[0])
    asked = snippet(snippet_id="core/s0")
    session, changed = run.session(asked)
    assert (session.mode, session.attempt, changed) == ("interview", "a0", False)
    clock[0] += 7
    session = reduce(session, Explain("It shares."))
    run.drafts.keep(session)
    run.forward(asked, session)
    run.pause(True)
    clock[0] += 1000
    run.pause(False)
    clock[0] += 2
    run.tick()
    run.autosave.flush()
    again = files.latest()
    assert again is not None
    assert again.question.spent == {"explain": 7.0, "complexity": 2.0}
    resumed = InterviewRun(again, files, monotonic=lambda: clock[0])
    assert resumed.session(asked)[0].explanation == "It shares."
    resumed.end()
    assert list(tmp_path.iterdir()) == []


def test_a_review_practised_meanwhile_is_another_draft(tmp_path: Path) -> None:
    run = InterviewRun(interview(1), Interviews(tmp_path / "interviews"))
    asked = snippet(snippet_id="core/s0")
    session, _ = run.session(asked)
    run.drafts.keep(reduce(session, Explain("in the interview")))
    assert Drafts(tmp_path / "drafts").load(asked) is None


def test_follow_ups_are_asked_on_entering_their_phase(tmp_path: Path) -> None:
    run = InterviewRun(interview(1), Interviews(tmp_path))
    asked = snippet(snippet_id="core/s0")
    session, _ = run.session(asked)
    session = reduce(session, EditBody("none", "nothing"))
    for _ in range(3):
        run.forward(asked, session)
    assert len(run.interview.question.follow_ups) == 2
    run.act(Forward(ASKED))
    assert run.interview.question.phase == "follow-up"


def test_the_history_gives_the_follow_up_questions_back(tmp_path: Path) -> None:
    state = after(interview(1), *TO_FOLLOW_UP, Answer(0, "so"))
    run = InterviewRun(state, Interviews(tmp_path))
    assert read_details(run.details()).follow_ups == run.interview.question.follow_ups
    strange = {"follow_ups": [3, {}, {"question": 5, "category": "none"}]}
    assert [one.question for one in read_details(strange).follow_ups] == ["5"]
