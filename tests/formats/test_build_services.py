"""Annotations as GitHub and GitLab read them."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace
from typing import Any

from hypothesis import given
from jsonschema import Draft202012Validator

from reviewer.formats import Scored
from reviewer.formats.annotations import RULES, annotate
from reviewer.formats.writers.gitlab import SEVERITIES

from .examples import SCORED
from .hostile import filled, scored, written

# https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
CODE_QUALITY = Draft202012Validator(
    {
        "type": "array",
        "items": {
            "type": "object",
            "required": ["description", "check_name", "fingerprint", "severity", "location"],
            "properties": {
                "description": {"type": "string", "minLength": 1},
                "check_name": {"type": "string", "minLength": 1},
                "fingerprint": {"type": "string", "minLength": 1},
                "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
                "location": {
                    "type": "object",
                    "required": ["path", "lines"],
                    "properties": {
                        "path": {"type": "string", "pattern": "^(?!\\./)"},
                        "lines": {
                            "type": "object",
                            "required": ["begin"],
                            "properties": {"begin": {"type": "integer", "minimum": 1}},
                        },
                    },
                },
            },
        },
    }
)
COMMAND = re.compile(r"::(error|warning|notice) (.*?)::(.*)")


def parsed(line: str) -> tuple[str, dict[str, str], str]:
    """A command as GitHub's runner takes it apart: level, properties, message."""
    match = COMMAND.fullmatch(line)
    assert match is not None, line
    pairs = (pair.partition("=") for pair in match[2].split(","))
    properties = {key: _property(value) for key, _, value in pairs}
    return match[1], properties, _data(match[3])


def _data(text: str) -> str:
    return text.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")


def _property(text: str) -> str:
    return _data(text.replace("%3A", ":").replace("%2C", ","))


def test_github_gets_a_command_for_each_annotation() -> None:
    lines = written("github", replace(SCORED, below="100%, or less")).splitlines()
    assert lines[0] == (
        "::error file=reviews.jsonl,line=7,title=Below the bar%3A 100%25%2C or less"
        "::ada on core/demo: 54.67 of 100 (1 found, 0 partly, 1 missed; 10 points off)"
    )
    assert parsed(lines[1]) == (
        "error",
        {
            "file": "reviews.jsonl",
            "line": "7",
            "title": "Missed critical issue: Floats are compared with ==",
        },
        "ada on core/demo, L3\nWhy: Sums of cents are not exact.\nFix: Compare whole cents.",
    )
    assert len(lines) == 4


def test_a_review_without_a_line_is_annotated_on_its_file() -> None:
    (line, *_) = written("github", replace(SCORED, line=None)).splitlines()
    assert set(parsed(line)[1]) == {"file", "title"}


def test_github_gets_ten_of_a_level_the_worst_and_the_number_of_the_rest() -> None:
    items = [replace(SCORED, line=number) for number in range(1, 13)]
    items.append(replace(SCORED, line=13, below="score 54.67 is below 60"))
    *commands, rest = written("github", *items).splitlines()
    levels = [parsed(line)[0] for line in commands]
    assert levels == ["error"] * 10 + ["warning"] * 10 + ["notice"] * 10
    assert parsed(commands[0])[1]["title"] == "Below the bar: score 54.67 is below 60"
    assert rest == (
        "Not annotated, as GitHub shows 10 of a level: "
        "4 more errors, 3 more warnings, 3 more notices."
    )


@given(item=scored())
def test_github_reads_hostile_text_as_text(item: Scored) -> None:
    for line in written("github", item).removesuffix("\n").split("\n"):
        _, properties, message = parsed(line)
        assert set(properties) == {"file", "line", "title"}
        assert properties["line"] == "7"
        assert "\r" not in message


def test_the_page_of_the_step_has_the_whole_table() -> None:
    page = io.StringIO()
    written("github", SCORED, SCORED, summary=page)
    rows = [line for line in page.getvalue().splitlines() if "| core/demo | ada | 54.67 |" in line]
    assert len(rows) == 2
    assert "<details>" not in page.getvalue()


def test_the_page_of_the_step_keeps_below_the_limit_of_github() -> None:
    worst = filled(lambda: "\U00020000|`" * 200, "r.jsonl")
    named = (
        replace(worst, report=replace(worst.report, reviewer=f"{number:04}\U00020000|`" * 100))
        for number in range(6_000)
    )
    page = io.StringIO()
    written("github", *named, summary=page)
    size = len(page.getvalue().encode())
    assert 700_000 < size < 1 << 20
    assert re.search(r"\n[\d,]+ more reviews are not listed", page.getvalue())


def quality(*items: Scored) -> list[dict[str, Any]]:
    data = json.loads(written("gitlab", *items))
    CODE_QUALITY.validate(data)
    assert isinstance(data, list)
    return data


def test_gitlab_gets_an_entry_for_each_annotation() -> None:
    entries = quality(replace(SCORED, below="score 54.67 is below 60"))
    assert [(entry["severity"], entry["check_name"]) for entry in entries] == [
        ("blocker", "below-bar"),
        ("critical", "missed-critical"),
        ("major", "decoy"),
        ("info", "vague-comment"),
    ]
    assert entries[1]["description"] == (
        "Missed critical issue: Floats are compared with == (ada on core/demo, L3)"
    )
    assert entries[1]["location"] == {"path": "reviews.jsonl", "lines": {"begin": 7}}
    assert quality(replace(SCORED, line=None))[0]["location"]["lines"] == {"begin": 1}
    assert quality() == []


def test_every_rule_has_a_severity_of_gitlab() -> None:
    assert SEVERITIES.keys() == RULES.keys()


@given(item=scored())
def test_gitlab_reads_hostile_text(item: Scored) -> None:
    entries = quality(item, item)
    assert len(entries) == 2 * len(annotate(item))
    assert len({entry["fingerprint"] for entry in entries}) == len(entries)
