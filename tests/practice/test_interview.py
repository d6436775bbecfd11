"""The rules of an interview."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.practice.exchange import Exchange
from reviewer.practice.interview import (
    PHASES,
    Answer,
    Back,
    Conclude,
    Forward,
    Interview,
    InterviewAction,
    NextQuestion,
    Pause,
    ShowClock,
    Spend,
    begin_interview,
    phases_of,
    reduce_interview,
)

from .examples import NOW, snippet

ASKED = (Exchange("ten-times", "What with ten times the rows?", "time"),)


def interview(questions: int = 2, *, strict: bool = False) -> Interview:
    asked = [(f"core/s{number}", snippet().rubric, f"a{number}") for number in range(questions)]
    return begin_interview("i1", NOW, asked, minutes=10, strict=strict)


def after(state: Interview, *actions: InterviewAction) -> Interview:
    for action in actions:
        state = reduce_interview(state, action)
    return state


FORWARD = Forward(ASKED)
TO_FOLLOW_UP = (FORWARD, FORWARD, FORWARD)
DONE = Conclude({"score": 50.0})


def test_a_question_goes_through_its_phases_to_the_report_and_on_to_the_next() -> None:
    seen = [interview()]
    for action in (*TO_FOLLOW_UP, DONE, NextQuestion()):
        seen.append(reduce_interview(seen[-1], action))
    assert [state.question.phase for state in seen] == [*PHASES, "explain"]
    assert [state.at for state in seen] == [0, 0, 0, 0, 0, 1]
    assert seen[3].question.follow_ups == ASKED


def test_complexity_is_no_phase_where_it_is_not_asked() -> None:
    rubric = replace(snippet().rubric, complexity=None)
    assert phases_of(rubric) == ("explain", "review", "follow-up", "report")
    state = begin_interview("i1", NOW, [("core/s", rubric, "a")])
    assert reduce_interview(state, FORWARD).question.phase == "review"


def test_time_is_the_rubrics_unless_it_is_given() -> None:
    asked = [("core/s", snippet().rubric, "a")]
    assert begin_interview("i", NOW, asked).question.seconds == 300
    assert begin_interview("i", NOW, asked, minutes=7).question.seconds == 420


def test_time_goes_to_the_phase_it_was_spent_in_and_stops_in_a_pause() -> None:
    state = after(
        interview(), Spend(3), FORWARD, Spend(4), Pause(True), Spend(50), Pause(False), Spend(1)
    )
    assert state.question.spent == {"explain": 3.0, "complexity": 5.0}
    assert state.question.left == 592


@pytest.mark.parametrize(
    ("spent", "pressure"),
    [(0, "fine"), (449, "fine"), (450, "short"), (539, "short"), (540, "last"), (600, "over")],
)
def test_pressure_grows_as_time_runs_out(spent: float, pressure: str) -> None:
    assert after(interview(), Spend(spent)).question.pressure == pressure


def test_after_the_time_everything_can_still_be_written() -> None:
    state = after(interview(), *TO_FOLLOW_UP, Spend(10_000), Answer(0, "still"))
    assert state.question.follow_ups[0].answer == "still"
    assert state.editable("review")


def test_strict_has_no_way_back_and_closes_what_is_done() -> None:
    state = after(interview(strict=True), FORWARD)
    assert reduce_interview(state, Back()) == state
    assert [phase for phase in PHASES if state.editable(phase)] == ["complexity"]


def test_else_what_is_done_stays_open_and_what_comes_is_closed() -> None:
    state = after(interview(), FORWARD)
    assert [phase for phase in PHASES if state.editable(phase)] == ["explain", "complexity"]


def test_going_back_and_on_again_asks_the_same_questions_and_keeps_the_answers() -> None:
    other = Forward((Exchange("other", "Something else?"),))
    state = after(interview(), *TO_FOLLOW_UP, Answer(0, "kept"), Back(), other)
    assert state.question.follow_ups == (replace(ASKED[0], answer="kept"),)


def test_a_pause_hides_nothing_but_the_present() -> None:
    state = after(interview(), Pause(True))
    assert not any(state.editable(phase) for phase in PHASES)
    assert reduce_interview(state, FORWARD) == state
    assert after(state, Pause(False)).editable("explain")


def test_an_interview_needs_a_question() -> None:
    with pytest.raises(ValueError, match="question"):
        begin_interview("i", NOW, [])


ACTIONS = st.one_of(
    st.builds(Spend, st.floats(-5, 500)),
    st.builds(Pause, st.booleans()),
    st.builds(ShowClock, st.booleans()),
    st.just(FORWARD),
    st.just(Back()),
    st.builds(Answer, st.integers(-1, 2), st.text(max_size=4)),
    st.just(DONE),
    st.just(NextQuestion()),
)


@given(st.lists(ACTIONS, max_size=60), st.booleans())
def test_time_only_grows_reports_stay_and_strict_never_turns_back(
    actions: list[InterviewAction], strict: bool
) -> None:
    state = interview(3, strict=strict)
    for action in actions:
        before, state = state, reduce_interview(state, action)
        assert state.at in (before.at, before.at + 1)
        for old, new in zip(before.questions, state.questions, strict=True):
            assert new.used >= old.used
            assert new.phase in new.phases
            if old.outcome is not None:
                assert new == old
            if strict:
                assert PHASES.index(new.phase) >= PHASES.index(old.phase)
        if before.paused and not isinstance(action, Pause):
            assert replace(state, clock_shown=before.clock_shown) == before


@given(st.lists(ACTIONS, max_size=60))
def test_every_second_outside_pauses_is_counted_once(actions: list[InterviewAction]) -> None:
    state, counted = interview(3), 0.0
    for action in actions:
        if isinstance(action, Spend) and not state.paused and state.question.phase != "report":
            counted += max(0.0, action.seconds)
        state = reduce_interview(state, action)
    assert sum(question.used for question in state.questions) == pytest.approx(counted)
