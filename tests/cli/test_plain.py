"""Practice in plain text, from the choice of a snippet to the report."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reviewer.cli.plain.commands import Command, NotUnderstoodError, parse
from reviewer.library import Library
from reviewer.model import Span
from reviewer.practice import Drafts, drafts_directory, history_file
from reviewer.practice.history import History

from .conftest import Cli, Result

_SNIPPET = "core/card-settlement"


@pytest.fixture
def talk(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):  # type: ignore[no-untyped-def]
    """Practise the snippet, typing the given lines; drafts and history are the test's own."""
    monkeypatch.setenv("REVIEWER_HOME", str(tmp_path))

    def call(*lines: str, choose: str | None = _SNIPPET) -> Result:
        typed = "".join(f"{line}\n" for line in lines)
        return cli("practice", "--plain", *filter(None, [choose]), stdin=typed)

    return call


def _draft():  # type: ignore[no-untyped-def]
    resumed = Drafts(drafts_directory()).load(Library.open().snippet(_SNIPPET))
    return resumed and resumed.session


def test_a_review_from_choice_to_report(talk) -> None:  # type: ignore[no-untyped-def]
    result = talk(
        _SNIPPET,
        "explain It pairs each sale with the payout of the same reference.",
        "time O(n*m)",
        "space O(n)",
        "34-40 The payouts are searched again for every sale, use a dict by reference.",
        "36",
        "Exact comparison of floats.",
        "Compare cents.",
        ".",
        "submit",
        "core",
        "q",
        choose=None,
    )
    assert result.code == 0
    assert result.err == ""
    assert "Comment 1, on L36." in result.out
    assert "Score: " in result.out
    assert "found: The payouts are searched from the start for every sale" in result.out
    assert "Looks wrong, but is right" in result.out
    assert "+++ fixed" in result.out
    assert re.search(r"core/card-settlement: [^)]*last\s+score \d", result.out)
    assert _draft() is None
    with History(history_file()) as history:
        (attempt,) = history.attempts(_SNIPPET)
    assert [comment["body"] for comment in attempt.review["comments"]] == [
        "Exact comparison of floats.\nCompare cents.",
        "The payouts are searched again for every sale, use a dict by reference.",
    ]
    assert f"Score: {attempt.report['score']:g} of 100" in result.out


def test_every_step_is_kept_when_the_input_ends(talk) -> None:  # type: ignore[no-untyped-def]
    result = talk("34-40 Use a dict.", "explain It pairs.")
    assert result.code == 0
    assert "What you wrote is kept." in result.out
    session = _draft()
    assert session.explanation == "It pairs."
    assert [(comment.span, comment.body) for comment in session.comments] == [
        (Span(34, 40), "Use a dict.")
    ]


def test_a_review_goes_on_where_it_was_left(talk) -> None:  # type: ignore[no-untyped-def]
    talk("34 One.", "quit")
    result = talk("35 Two.", "quit")
    assert "You began this review before" in result.out
    assert "1. L34: One." in result.out
    assert [comment.body for comment in _draft().comments] == ["One.", "Two."]


def test_comments_can_be_changed_and_changes_taken_back(talk) -> None:  # type: ignore[no-untyped-def]
    talk("34 One.", "36 Two.", "edit 1 Uno.", "move 2 38-39", "delete 1", "undo", "quit")
    assert [(str(comment.span), comment.body) for comment in _draft().comments] == [
        ("L34", "Uno."),
        ("L38-39", "Two."),
    ]
    talk("undo", "edit 1", "x", ".", "undo", "redo", "move 2 all", "quit")
    assert [(comment.span, comment.body) for comment in _draft().comments] == [
        (Span(34, 34), "x"),
        (None, "Two."),
    ]


def test_a_suggestion_is_written_over_the_lines_it_replaces(talk) -> None:  # type: ignore[no-untyped-def]
    result = talk("6-7 Why frozen?", "suggest 1", "@dataclass", "class Sale:", ".", "quit")
    assert "  @dataclass(frozen=True)\n  class Sale:\n" in result.out
    assert [comment.suggestion for comment in _draft().comments] == ["@dataclass\nclass Sale:"]


def test_comments_are_tagged_in_any_order_of_words(talk) -> None:  # type: ignore[no-untyped-def]
    result = talk("34 One.", "36 Two.", "tag 1 Time, major", "tag 2 minor", "comments", "quit")
    assert "1. L34, major, time: One." in result.out
    assert "2. L36, minor: Two." in result.out
    talk("tag 1 critical", "tag 2 none", "quit")
    assert [(comment.severity, comment.category) for comment in _draft().comments] == [
        ("critical", "time"),
        (None, None),
    ]


def test_a_tag_that_is_none_is_named_and_changes_nothing(talk) -> None:  # type: ignore[no-untyped-def]
    result = talk("34 One.", "tag 1 majr", "tag 1", "tag 2 major", "tag x", "quit")
    assert "No tag 'majr'; did you mean major?" in result.out
    assert "Write tag with minor, major, critical, or time, space, " in result.out
    assert "No comment 2. There are comments 1 to 1." in result.out
    assert "Write tag with the number of a comment, as in tag 1." in result.out
    assert [comment.severity for comment in _draft().comments] == [None]


def test_submitting_names_what_is_open_and_asks(talk) -> None:  # type: ignore[no-untyped-def]
    result = talk("34 Slow.", "submit", "no", "quit")
    assert "The explanation is empty." in result.out
    assert "Score" not in result.out
    assert _draft() is not None
    assert "Score" in talk("submit", "yes").out


def test_what_is_not_understood_changes_nothing(talk) -> None:  # type: ignore[no-untyped-def]
    result = talk("sumbit", "delete 1", "edit x", "80 Beyond.", "time", "quit")
    assert "No command 'sumbit'; did you mean submit? Type help." in result.out
    assert "No comment 1. None is there." in result.out
    assert "Write edit with the number of a comment" in result.out
    assert "The code has lines 1 to 69; you wrote 80." in result.out
    assert "Write time O(...)." in result.out
    assert _draft() is None


def test_plain_is_chosen_where_there_is_no_terminal(cli: Cli, tmp_path: Path, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setenv("REVIEWER_HOME", str(tmp_path))
    assert "Which snippet?" in cli(stdin="q\n").out
    assert "Which snippet?" in cli("--plain", stdin="none\nq\n").out


def test_an_unknown_snippet_is_refused(cli: Cli) -> None:
    result = cli("practice", "core/none")
    assert (result.code, result.out) == (2, "")
    assert "no snippet 'core/none'" in result.err


def test_next_goes_on_with_a_snippet_not_tried_yet(talk) -> None:  # type: ignore[no-untyped-def]
    result = talk(_SNIPPET, "submit", "yes", "next", "quit", "q", choose=None)
    after = result.out.partition("The fix")[2]
    assert re.search(r"New to you, difficulty \d of 5; your level is ", after)
    opened = re.search(r"^.* \(([a-z]+/[a-z-]+)\)\nDifficulty", after, re.MULTILINE)
    assert opened is not None
    assert opened[1] in Library.open().ids()
    assert opened[1] != _SNIPPET


def test_the_draft_outlives_a_history_that_cannot_be_written(talk, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    history_file().mkdir(parents=True)
    result = talk("34 Slow.", "submit", "yes")
    assert "Score: " in result.out
    assert "The attempt is not recorded; the draft is kept." in result.out
    assert [comment.body for comment in _draft().comments] == ["Slow."]


def test_a_snippet_that_cannot_be_read_is_refused(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "snippets/own/words").mkdir(parents=True)
    (tmp_path / "rubrics/own").mkdir(parents=True)
    (tmp_path / "snippets/own/words/snippet.py").write_text("x = 1\n", encoding="utf-8")
    (tmp_path / "rubrics/own/words.toml").write_text("titel = 1\n", encoding="utf-8")
    result = cli("practice", "--plain", "own/words", "--library", tmp_path)
    assert (result.code, result.out) == (2, "")
    assert "words.toml:1: unknown key `titel`" in result.err


def test_what_is_typed_cannot_steer_the_terminal(talk) -> None:  # type: ignore[no-untyped-def]
    result = talk("34 \x1b[2J\x9b \u202e", "comments", "quit")
    assert all(line.isprintable() for line in result.out.splitlines())


@pytest.mark.parametrize(
    ("line", "command"),
    [
        ("12-14 use a set", Command("comment", "use a set", span=Span(12, 14))),
        ("L12-L14: use a set", Command("comment", "use a set", span=Span(12, 14))),
        ("7", Command("comment", span=Span(7, 7))),
        ("ALL tests are missing", Command("comment", "tests are missing")),
        ("explain it adds", Command("explain", "it adds")),
        ("q", Command("quit")),
        ("edit 2  new text", Command("edit", "new text", 2)),
        ("move 2 3-4", Command("move", number=2, span=Span(3, 4))),
        ("move 2 all", Command("move", number=2)),
        ("code", Command("code", span=Span(1, 20))),
        ("code 3", Command("code", span=Span(3, 3))),
    ],
)
def test_commands(line: str, command: Command) -> None:
    assert parse(line, 20) == command


@pytest.mark.parametrize(
    "line",
    ["0 x", "21 x", "5-4 x", "edit", "edit -1 x", "edit ² x", "move 1 here", "code x", "12x"],
)
def test_lines_that_are_no_commands(line: str) -> None:
    with pytest.raises(NotUnderstoodError):
        parse(line, 20)
