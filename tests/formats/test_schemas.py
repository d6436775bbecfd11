"""The shipped JSON Schemas fit what is written, and agree with what is read."""

from __future__ import annotations

import json
import tomllib
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator

from reviewer.formats import limits, report_to_dict, review_from_dict, review_to_dict
from reviewer.library.files import builtin_directory
from reviewer.model import CATEGORIES, SEVERITIES, Review
from reviewer.problems import InputError

from .examples import REPORT, reviews

_RUBRICS = builtin_directory() / "rubrics"
_NAMES = ("review", "report", "rubric", "kinds")


def _schema(name: str) -> dict[str, Any]:
    text = (files("reviewer.formats") / "schemas" / f"{name}.schema.json").read_text("utf-8")
    data: dict[str, Any] = json.loads(text)
    return data


def _validator(name: str) -> Draft202012Validator:
    return Draft202012Validator(_schema(name))


@pytest.mark.parametrize("name", _NAMES)
def test_each_schema_is_one(name: str) -> None:
    Draft202012Validator.check_schema(_schema(name))


@given(reviews)
def test_written_reviews_fit(review: Review) -> None:
    _validator("review").validate(review_to_dict(review))


def test_written_reports_fit() -> None:
    _validator("report").validate(report_to_dict(REPORT))


@pytest.mark.parametrize("change", ["score", "issues", "engine"])
def test_a_report_with_a_key_less_does_not_fit(change: str) -> None:
    data = report_to_dict(REPORT)
    del data[change]
    assert not _validator("report").is_valid(data)


@pytest.mark.parametrize(
    "data",
    [
        [],
        {},
        {"snippet": ""},
        {"snippet": "a/b", "schema": "reviewer.review/2"},
        {"snippet": "a/b", "comment": []},
        {"snippet": "a/b", "reviewer": 5},
        {"snippet": "a/b", "complexity": "O(n)"},
        {"snippet": "a/b", "complexity": {"times": "O(n)"}},
        {"snippet": "a/b", "comments": {}},
        {"snippet": "a/b", "comments": [{}]},
        {"snippet": "a/b", "comments": [{"body": None}]},
        {"snippet": "a/b", "comments": [{"body": "x", "line": 0}]},
        {"snippet": "a/b", "comments": [{"body": "x", "line": "1"}]},
        {"snippet": "a/b", "comments": [{"body": "x", "start_line": 1}]},
        {"snippet": "a/b", "comments": [{"body": "x", "line": limits.LINE_NUMBER + 1}]},
        {"snippet": "a/b", "comments": [{"body": "x"}] * (limits.COMMENTS + 1)},
        {"snippet": "a/b", "comments": [{"body": "x" * (limits.BODY_CHARACTERS + 1)}]},
        {"snippet": "a/b", "explanation": "x" * (limits.EXPLANATION_CHARACTERS + 1)},
        {"snippet": "a" * (limits.NAME_CHARACTERS + 1)},
    ],
)
def test_schema_and_reader_refuse_the_same(data: object) -> None:
    assert not _validator("review").is_valid(data)
    with pytest.raises(InputError):
        review_from_dict(data)


@pytest.mark.parametrize(
    "data",
    [
        {"snippet": "a/b"},
        {"snippet": "a/b", "reviewer": None, "explanation": None, "complexity": None},
        {"snippet": "a/b", "complexity": {}, "comments": []},
        {"snippet": "a/b", "comments": [{"body": "", "start_line": None, "line": None}]},
        {"snippet": "a/b", "comments": [{"body": "x", "line": limits.LINE_NUMBER}]},
    ],
)
def test_schema_and_reader_accept_the_same(data: object) -> None:
    _validator("review").validate(data)
    review_from_dict(data)


@pytest.mark.parametrize(
    "path", sorted(_RUBRICS.glob("*/*.toml")), ids=lambda path: f"{path.parent.name}/{path.stem}"
)
def test_every_shipped_rubric_and_kind_fits(path: Path) -> None:
    name = "kinds" if path.parent.name == "kinds" else "rubric"
    _validator(name).validate(tomllib.loads(path.read_text("utf-8")))


def test_the_rubric_schema_knows_the_words_of_the_model() -> None:
    issue = _schema("rubric")["$defs"]["issue"]["properties"]
    assert tuple(issue["category"]["enum"]) == CATEGORIES
    assert tuple(issue["severity"]["enum"]) == SEVERITIES
