"""Reports as JSON: one form, the same bytes everywhere."""

from __future__ import annotations

import io
import json
from dataclasses import replace

import pytest

from reviewer.formats import WRITERS, report_to_dict
from reviewer.formats.canonical import dumps, rounded

from .examples import REPORT, SCORED


def _written(name: str, *items: object) -> str:
    out = io.StringIO()
    WRITERS[name](iter(items), out)  # type: ignore[arg-type]
    return out.getvalue()


def test_a_report_is_written_whole_in_the_documented_order() -> None:
    assert dumps(report_to_dict(REPORT)) == (
        '{"schema": "reviewer.report/1", "snippet": "core/demo", "reviewer": "ada", '
        '"rubric": "0123456789abcdef", "engine": "0.1.0+model-1", "score": 54.67, "issues": ['
        '{"id": "list-scan", "severity": "major", "status": "found", "credit": 1.0, '
        '"comments": [0], "optional": false}, '
        '{"id": "float-compare", "severity": "critical", "status": "missed", "credit": 0.0, '
        '"comments": [], "optional": false}, '
        '{"id": "own-max", "severity": "minor", "status": "missed", "credit": 0.0, '
        '"comments": [], "optional": true}], "comments": ['
        '{"index": 0, "verdict": "issue", "addresses": {"list-scan": "full"}, "decoy": null, '
        '"confidence": 0.932, "suggestion": {"verdict": "plausible", '
        '"detail": "the finding is gone"}, "reasons": ["it says what `in` costs on a list"]}, '
        '{"index": 1, "verdict": "wrong", "addresses": {}, "decoy": "break-ends-all", '
        '"confidence": 1.0, "suggestion": null, "reasons": ["it takes the decoy"]}, '
        '{"index": 2, "verdict": "vague", "addresses": {}, "decoy": null, "confidence": 1.0, '
        '"suggestion": null, "reasons": ["nothing in it can be checked"]}], '
        '"explanation": {"score": 0.5, "key_points": ['
        '{"text": "pairs", "covered": true, "credit": 0.8}, '
        '{"text": "keeps order", "covered": false, "credit": 0.2}]}, '
        '"complexity": {"time": {"answer": "O(n*m)", "correct": true, "expected": "O(n*m)"}, '
        '"space": null}, "deductions": [{"reason": "decoy", "comment": 1, "points": 8.0}, '
        '{"reason": "vague", "comment": 2, "points": 2.0}]}'
    )


def test_the_order_in_which_issues_were_matched_does_not_show() -> None:
    one, two = ({"a": "full", "b": "partial"}, {"b": "partial", "a": "full"})
    texts = [
        dumps(report_to_dict(replace(REPORT, comments=(replace(REPORT.comments[0], addresses=x),))))
        for x in (one, two)
    ]
    assert texts[0] == texts[1]


def test_text_of_strangers_is_escaped() -> None:
    hostile = "\x1b[31m\x9b \u202e \x7f ::error:: \U0001f600 é"
    text = dumps(hostile)
    assert text.isascii()
    assert text.isprintable()
    assert json.loads(text) == hostile


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_what_json_cannot_say_is_never_written(value: float) -> None:
    with pytest.raises(ValueError, match="Out of range"):
        dumps(value)


def test_rounding_leaves_no_negative_zero() -> None:
    assert str(rounded(-0.0001, 2)) == "0.0"
    assert str(rounded(8, 2)) == "8.0"


def test_json_is_an_array_and_jsonl_a_report_a_line() -> None:
    data = report_to_dict(REPORT)
    assert json.loads(_written("json", SCORED, SCORED)) == [data, data]
    assert json.loads(_written("json")) == []
    lines = _written("jsonl", SCORED, SCORED).splitlines()
    assert [json.loads(line) for line in lines] == [data, data]
    assert _written("jsonl") == ""


def test_concise_is_a_line_a_review() -> None:
    nameless = replace(SCORED, line=None, report=replace(REPORT, reviewer="", deductions=()))
    assert _written("concise", SCORED, nameless) == (
        "reviews.jsonl:7: core/demo ada 54.67 (1 found, 0 partly, 1 missed; 10 points off)\n"
        "reviews.jsonl: core/demo - 54.67 (1 found, 0 partly, 1 missed)\n"
    )
