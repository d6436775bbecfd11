"""The summary of an interview, as text and as files."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

import pytest

from reviewer.practice.interview import Answer, Conclude, Interview, Spend
from reviewer.practice.interview_blocks import blocks
from reviewer.practice.interview_page import page, write_page
from reviewer.practice.interview_summary import Calibration, Summary, Tally, summary_of
from reviewer.practice.interview_text import lines

from .test_interview import TO_FOLLOW_UP, after, interview

HOSTILE = "<script>alert(1)</script> | `x` [a](javascript:b) \x1b[2J\n# heading\n1. list\n::error::"
OUTCOME = {
    "title": "Shared items",
    "score": 47.0,
    "hints": 2,
    "points": 6,
    "issues": [
        {"title": "Scan", "category": "time", "severity": "critical", "status": "found"},
        {"title": "Copy", "category": "space", "severity": "major", "status": "partial"},
        {"title": "Default", "category": "time", "severity": "major", "status": "missed"},
        {
            "title": "Name",
            "category": "style",
            "severity": "minor",
            "status": "missed",
            "optional": True,
        },
    ],
    "calibrations": [{"said": "minor", "key": "critical"}, {"said": "major", "key": "major"}],
    "false_claims": 1,
    "explained": [1, 2],
    "complexity": [1, 2],
    "notes": "first the loops",
}


def ended(outcome: dict[str, object], answer: str = "I would measure.") -> Interview:
    return after(
        interview(1), Spend(65), *TO_FOLLOW_UP, Spend(5), Answer(0, answer), Conclude(outcome)
    )


def summary(outcome: dict[str, object] | None = None) -> Summary:
    return summary_of(ended(outcome or OUTCOME))


def test_the_summary_adds_up() -> None:
    found = summary()
    assert (found.mean, found.hints, found.points) == (47.0, 2, 6)
    assert found.of_category() == {"time": Tally(1, 0, 1), "space": Tally(0, 1, 0)}
    assert found.calibrations() == (Calibration("minor", "critical"), Calibration("major", "major"))
    assert [one.steps for one in found.calibrations()] == [-2, 0]
    assert found.results[0].spent == {
        "explain": 65.0,
        "complexity": 0.0,
        "review": 0.0,
        "follow-up": 5.0,
    }


def test_as_text() -> None:
    assert [line for _, line in lines(blocks(summary()), 60)] == [
        "Interview",
        "2026-03-04 09:30 UTC, 1 question, mean score 47 of 100, less",
        "6 points for hints.",
        "",
        "Question      Score   Hints  False claims  Time  Allowed",
        "Shared items     47  2 (−6)             1  1:10    10:00",
        "",
        "Time by phase",
        "",
        "Question      Explain  Complexity  Review  Follow-up",
        "Shared items     1:05        0:00    0:00       0:05",
        "",
        "Issues by category",
        "",
        "Category  Found  Partly  Missed",
        "time          1       0       1",
        "space         0       1       0",
        "",
        "How grave you took it",
        "2 said: 1 as the key has it, 0 too harsh, 1 too mild.",
        "",
        "1. Shared items",
        "Score 47 of 100, explanation: 1 of 2 points, complexity: 1",
        "of 2 right.",
        "",
        "Issue     Category  Severity  Outcome",
        "Scan      time      critical  found",
        "Copy      space     major     partly found",
        "Default   time      major     missed",
        "Name      style     minor     not mentioned",
        "",
        "What with ten times the rows?",
        "  I would measure.",
        "",
        "Your notes",
        "  first the loops",
    ]


class Tags(HTMLParser):
    """Gathers tags and what their attributes name."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        assert not {name for name, _ in attrs} & {"src", "href", "style", "onclick"}
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_html_takes_nothing_written_for_markup_and_loads_nothing() -> None:
    text = page(summary_of(ended(OUTCOME | {"title": HOSTILE, "notes": HOSTILE}, HOSTILE)), ".html")
    parser = Tags()
    parser.feed(text)
    assert parser.open == []
    assert "script" not in parser.tags
    assert "a" not in parser.tags
    assert "\x1b" not in text
    assert "default-src 'none'" in text


def test_markdown_takes_nothing_written_for_markup() -> None:
    text = page(summary_of(ended(OUTCOME | {"title": HOSTILE, "notes": HOSTILE}, HOSTILE)), ".md")
    assert "\x1b" not in text
    assert "\n# heading" not in text
    assert "\n::error" not in text
    assert "`<script>alert(1)</script>`" in text
    tables = [line for line in text.splitlines() if line.startswith("| ")]
    assert {line.count(" | ") for line in tables[:3:2]} == {5}


@pytest.mark.parametrize("suffix", [".md", ".markdown", ".html", ".HTM"])
def test_the_suffix_says_what_is_written(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"summary{suffix}"
    assert write_page(summary(), path) is None
    assert path.read_text(encoding="utf-8").startswith("# " if suffix[1] == "m" else "<!DOCTYPE")


@pytest.mark.parametrize("name", ["x.txt", "none/x.md", "folder.md", "x"])
def test_what_cannot_be_written_is_said(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder.md").mkdir()
    assert write_page(summary(), tmp_path / name)
    assert [path.name for path in tmp_path.iterdir()] == ["folder.md"]


@pytest.mark.parametrize(
    "outcome",
    [{}, {"score": "x", "issues": 3, "calibrations": [1], "explained": [1]}, {"score": 1e400}],
)
def test_a_strange_outcome_is_shown_as_far_as_it_goes(outcome: dict[str, object]) -> None:
    strange = summary_of(ended({"title": "Only a title", **outcome}))
    assert strange.mean == 0.0
    assert "Only a title" in page(strange, ".md")
