"""Records of measured growth: read where they are sound, left out with a word where not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reviewer.library import Library
from reviewer.library.growth_records import Curve, GrowthRecord, code_hash, read_growth, record_path
from reviewer.model import Rubric, Snippet


@pytest.fixture
def snippet(tmp_path: Path) -> Snippet:
    rubric = Rubric("T", 1, 1, 5, "C", (), None, None, (), ())
    return Snippet("core/one", "x = 1\n", rubric, fixed="x = 2\n", library=str(tmp_path))


def write(snippet: Snippet, **changed: object) -> None:
    data = {
        "schema": "reviewer.growth/1",
        "code": code_hash(snippet),
        "issues": [
            {
                "id": "scan",
                "resource": "time",
                "unit": "operations",
                "snippet": {"class": "quadratic", "costs": [[16, 256.0], [32, 1024.0]]},
                "fixed": {"class": None, "costs": []},
            }
        ],
    }
    path = record_path(snippet)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(data | changed), encoding="utf-8")


def test_a_record_is_read_by_issue(snippet: Snippet) -> None:
    write(snippet)
    (found,) = read_growth(snippet).of("scan")
    assert (found.resource, found.unit) == ("time", "operations")
    assert found.before == Curve("quadratic", ((16, 256.0), (32, 1024.0)))
    assert found.after == Curve(None, ())
    assert read_growth(snippet).of("other") == ()


def test_without_a_record_there_is_nothing_to_say(snippet: Snippet) -> None:
    assert read_growth(snippet) == GrowthRecord()


def test_a_record_of_other_code_is_left_out_with_a_word(snippet: Snippet) -> None:
    write(snippet, code="0000")
    found = read_growth(snippet)
    assert found.measured == ()
    assert found.trouble == "What was measured is of an earlier version of the code."


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "null",
        '{"schema": "reviewer.growth/2"}',
        "[" * 100_000,
        '{"schema": "reviewer.growth/1", "code": 1, "issues": {}}',
        "x" * 600_000,
        "\x00\xff",
    ],
    ids=["empty", "list", "null", "schema", "deep", "types", "huge", "bytes"],
)
def test_a_damaged_record_is_left_out_with_a_word(snippet: Snippet, text: str) -> None:
    write(snippet)
    record_path(snippet).write_text(text, encoding="latin-1")
    found = read_growth(snippet)
    assert found.measured == ()
    assert found.trouble


@pytest.mark.parametrize(
    "costs",
    [[[0, 1.0]], [[2, -1.0]], [[2]], [["2", 1.0]], [[2, float("inf")]], "costs", [[True, 1]]],
)
def test_costs_that_are_none_damage_a_record(snippet: Snippet, costs: object) -> None:
    curve = {"class": "linear", "costs": costs}
    issue = {"id": "a", "resource": "time", "unit": "operations", "snippet": curve, "fixed": curve}
    write(snippet, issues=[issue])
    assert read_growth(snippet).trouble == "The record of what was measured is damaged."


def test_every_record_of_the_library_is_sound_and_of_its_code() -> None:
    library = Library.open()
    records = [read_growth(library.snippet(snippet_id)) for snippet_id in library.ids()]
    assert [record.trouble for record in records if record.trouble] == []
    assert sum(len(record.measured) for record in records) > 50
