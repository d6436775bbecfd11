"""An interview in plain text: the same phases, in dialogue."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from reviewer.practice import history_file, interviews_directory
from reviewer.practice.history import History
from reviewer.practice.interview_files import Interviews

from .conftest import Cli, Result

SNIPPET = "core/card-settlement"
OTHER = "core/canal-closures"
FINISH = ("next", "next", "next", "next", "yes")
Talk = Callable[..., Result]


@pytest.fixture
def talk(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Talk:
    """Type the given lines into `interview --plain` with arguments."""
    monkeypatch.setenv("REVIEWER_HOME", str(tmp_path))

    def call(*lines: str, args: tuple[str, ...] = (SNIPPET,)) -> Result:
        typed = "".join(f"{line}\n" for line in lines)
        return cli("interview", "--plain", *args, stdin=typed)

    return call


def test_an_interview_from_the_first_phase_to_the_summary(talk: Talk, tmp_path: Path) -> None:
    result = talk(
        "explain It pairs each sale with the payout of the same reference.",
        "next",
        "time O(n*m)",
        "space O(n)",
        "next",
        "34-40 The payouts are searched again for every sale, use a dict by reference.",
        "tag 1 minor",
        "notes Loops first.",
        "next",
        "answer 1 I would measure.",
        "answer 2",
        "Two",
        "lines.",
        ".",
        "next",
        args=(SNIPPET, "--export", str(tmp_path / "summary.html")),
    )
    assert (result.code, result.err) == (0, "")
    prompts = re.findall(
        r"^(explain|complexity|review|follow-up) \(1\d:\d\d left\)> ", result.out, re.M
    )
    assert list(dict.fromkeys(prompts)) == ["explain", "complexity", "review", "follow-up"]
    assert "found: The payouts are searched from the start for every sale" in result.out
    assert "1 said: 0 as the key has it, 0 too harsh, 1 too mild." in result.out
    assert "Loops first." in (tmp_path / "summary.html").read_text()
    with History(history_file()) as history:
        (attempt,) = history.attempts(SNIPPET)
    assert attempt.details["mode"] == "interview"
    assert [one["answer"] for one in attempt.details["follow_ups"]] == [
        "I would measure.",
        "Two\nlines.",
    ]
    assert not list(interviews_directory().iterdir())


def test_what_is_not_its_turn_is_refused(talk: Talk) -> None:
    result = talk("34 Slow.", "answer 1 x", "time O(n)", "hint", "submit", "quit")
    assert result.out.count("That comes later. To go on: next.") == 4
    assert "The interview is not there yet." in result.out


def test_strict_closes_what_is_done(talk: Talk) -> None:
    result = talk(
        "explain One.", "next", "explain Two.", "back", "undo", "comments", "quit",
        args=(SNIPPET, "--strict"),
    )  # fmt: skip
    assert "That part is closed; this interview is strict." in result.out
    assert "A strict interview has no way back." in result.out
    assert "A strict interview takes nothing back." in result.out
    assert "Explanation: One." in result.out


def test_else_there_is_a_way_back(talk: Talk) -> None:
    result = talk("explain One.", "next", "explain Two.", "back", "comments", "quit")
    assert "Explanation: Two." in result.out


def test_it_goes_on_where_it_was_left_and_asks_the_next_question(talk: Talk) -> None:
    talk("explain One.", "next", args=(SNIPPET, OTHER))
    result = talk("comments", *FINISH[1:], "quit", args=())
    assert "Going on with the interview" in result.err
    assert re.search(r"complexity \(1\d:\d\d left\)> Explanation: One\.", result.out)
    assert "Question 2 of 2" in result.out
    again = talk("quit", args=())
    assert "Question 2 of 2" in again.out
    anew = talk("quit", args=("--new", "--questions", "2"))
    assert "Question 1 of 2" in anew.out


def test_the_summary_is_written_where_one_says(talk: Talk, tmp_path: Path) -> None:
    result = talk(*FINISH, str(tmp_path / "x.md"))
    assert f"Written to {tmp_path / 'x.md'}." in result.out
    assert (tmp_path / "x.md").read_text().startswith("# Interview\n")


def test_hints_are_offered_at_a_price_and_taken_only_on_yes(talk: Talk) -> None:
    result = talk("next", "next", "hint", "no", "hint", "yes", "hint", "no", "next", "next", "yes")
    assert result.out.count("The next hint costs 2 points, shown beside your score.") == 2
    assert re.search(r"Score: [\d.]+ of 100, less 2 points for 1 hint\.", result.out)


def test_the_clock_can_be_hidden_and_stopped(talk: Talk) -> None:
    result = talk("clock", "pause", "", "quit")
    assert "explain> Paused; the time stands still." in result.out
    kept = Interviews(interviews_directory()).latest()
    assert kept is not None
    assert not kept.clock_shown


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (("--export", "x.txt"), "must end in .md or .html"),
        (("--export", "none/x.md"), "There is no directory"),
        (("--track", "none"), "there is no track 'none'"),
        (("--questions", "0"), "is not in the range"),
        (("none/such",), "none/such"),
        (("--track", "core", "--question", "99"), "No snippet fits."),
    ],
)
def test_what_cannot_be_is_said(talk: Talk, args: tuple[str, ...], message: str) -> None:
    result = talk(args=args)
    assert result.code == 2
    assert message in result.err


def test_questions_are_chosen_of_what_was_asked_for(talk: Talk) -> None:
    talk("quit", args=("--questions", "3", "--difficulty", "2-3", "--minutes", "5"))
    kept = Interviews(interviews_directory()).latest()
    assert kept is not None
    assert len({question.snippet for question in kept.questions}) == 3
    assert {question.seconds for question in kept.questions} == {300.0}


def test_practice_has_hints_and_notes_too(cli: Cli, talk: Talk) -> None:
    typed = "hint\nyes\nnotes Aloud.\nsubmit\nyes\n"
    result = cli("practice", "--plain", SNIPPET, stdin=typed)
    assert "less 2 points for 1 hint" in result.out
    with History(history_file()) as history:
        (attempt,) = history.attempts(SNIPPET)
    assert (attempt.details["notes"], attempt.details["hint_points"]) == ("Aloud.", 2)
