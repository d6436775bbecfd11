"""Formats are told apart by content; names only decide where content leaves a doubt."""

from __future__ import annotations

import json

import pytest

from reviewer.formats import INPUT_FORMATS, Record

from .examples import as_json, read
from .foreign_samples import SAMPLES

_PRETTY = json.dumps(json.loads(as_json()), indent=2)


@pytest.mark.parametrize(
    "text",
    [
        as_json(),
        _PRETTY,
        f"[{_PRETTY}]",
        f"\n\n  {as_json()}\n{as_json()}",
        "---\nsnippet: core/demo\n---\n",
    ],
)
@pytest.mark.parametrize("name", ["review.json", "review.jsonl", "review.md", "review", "-"])
def test_good_content_is_read_under_any_name(text: str, name: str) -> None:
    assert [type(result) for result in read(text, name)] in ([Record], [Record, Record])


def test_a_broken_first_line_does_not_hide_jsonl() -> None:
    results = read('{"snippet": \n' + as_json())
    assert [type(result).__name__ for result in results] == ["Problem", "Record"]


def test_a_first_line_longer_than_what_is_looked_at_is_read() -> None:
    long = as_json(explanation="x" * 19_999, comments=[{"body": "y" * 19_999}] * 5)
    assert len(read(f"{long}\n{long}")) == 2


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (
            b"hello",
            "the format of the file is not recognised. Formats read: markdown, gerrit, sarif",
        ),
        (b"\x89PNG\r\n", "the format of the file is not recognised. Formats read: markdown, "),
        ("{}".encode("utf-16"), "the file is UTF-16. Save it as UTF-8"),
    ],
)
def test_what_is_not_recognised_is_one_problem(data: bytes, message: str) -> None:
    (problem,) = read(data, "f")
    assert str(problem).startswith(f"f: {message}")


def test_the_caller_may_name_the_format() -> None:
    assert len(read("{}", format="jsonl")) == 1
    with pytest.raises(KeyError):
        read("{}", format="yaml")
    assert set(INPUT_FORMATS) == {"markdown", "jsonl", "json", *SAMPLES}
