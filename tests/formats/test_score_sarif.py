"""Scored reviews as a SARIF log."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from hypothesis import given

import reviewer
from reviewer.formats import Scored
from reviewer.formats.annotations import annotate

from .examples import SCORED
from .hostile import scored, written
from .test_findings_sarif import VALIDATOR


def run_of(*items: Scored) -> dict[str, Any]:
    log = json.loads(written("sarif", *items))
    VALIDATOR.validate(log)
    (run,) = log["runs"]
    assert isinstance(run, dict)
    return run


def test_results_are_the_annotations_under_their_rules() -> None:
    run = run_of(replace(SCORED, below="score 54.67 is below 60"))
    driver = run["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("reviewer", reviewer.__version__)
    results = run["results"]
    assert [(one["ruleId"], one["level"]) for one in results] == [
        ("below-bar", "error"),
        ("missed-critical", "error"),
        ("decoy", "warning"),
        ("vague-comment", "note"),
    ]
    for one in results:
        rule = driver["rules"][one["ruleIndex"]]
        assert rule["id"] == one["ruleId"]
        assert rule["defaultConfiguration"]["level"] == one["level"]


def test_a_result_stands_on_the_line_of_its_review() -> None:
    missed = run_of(SCORED)["results"][0]
    assert missed["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "reviews.jsonl"},
                "region": {"startLine": 7},
            },
            "logicalLocations": [{"fullyQualifiedName": "core/demo"}],
        }
    ]
    assert missed["message"]["text"] == (
        "Missed critical issue: Floats are compared with == (ada on core/demo, L3). "
        "Why: Sums of cents are not exact. Fix: Compare whole cents."
    )


def test_places_are_uris() -> None:
    def uri(path: str) -> str:
        result = run_of(replace(SCORED, path=path))["results"][0]
        found = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        assert isinstance(found, str)
        return found

    assert uri("a b/r.jsonl") == "a%20b/r.jsonl"
    assert uri("s3://bucket/a b.jsonl") == "s3://bucket/a%20b.jsonl"


def test_no_review_is_a_run_without_results() -> None:
    assert run_of()["results"] == []


@given(item=scored())
def test_hostile_texts_are_messages_without_links(item: Scored) -> None:
    results = run_of(item, item)["results"]
    assert len(results) == 2 * len(annotate(item))
    marks = {json.dumps(one["partialFingerprints"]) for one in results}
    assert len(marks) == len(results)
    assert not any("](" in one["message"]["text"] for one in results)
