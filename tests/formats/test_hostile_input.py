"""Whatever the bytes, a reader yields records and problems, and neither raises nor hangs."""

from __future__ import annotations

import json
import random
from dataclasses import fields

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reviewer.formats import INPUT_FORMATS, Record, limits
from reviewer.problems import Problem
from reviewer.safe_text import printable

from .examples import as_json, read
from .foreign_samples import SAMPLES

_CORPUS: dict[str, bytes] = {
    "nothing": b"",
    "line ends only": b"\r\n\n\r",
    "NUL": b"\0",
    "BOM only": b"\xef\xbb\xbf",
    "BOM twice": b"\xef\xbb\xbf\xef\xbb\xbf{}",
    "UTF-16": as_json().encode("utf-16"),
    "UTF-32": as_json().encode("utf-32"),
    "half a character": as_json(reviewer="é").encode()[:30] + b"\xc3",
    "overlong": b'{"snippet": "\xc0\xaf"}',
    "deep arrays": b"[" * 200_000,
    "deep objects": b'{"a":' * 200_000,
    "deep inside a review": b'{"snippet":"a/b","comments":' + b"[" * 900 + b"]" * 900 + b"}",
    "many digits": b'{"snippet": ' + b"1" * 100_000 + b"}",
    "huge exponent": b'{"snippet": 1e999999999}',
    "huge line number": as_json(comments=[{"body": "x", "line": 10**30}]).encode(),
    "NaN line": b'{"snippet": "a/b", "comments": [{"body": "x", "line": NaN}]}',
    "Infinity": b'{"snippet": -Infinity}',
    "lone surrogate": b'{"snippet": "\\ud800"}',
    "lone surrogate key": b'{"\\udfff": 1, "snippet": "a/b"}',
    "escape in key": b'{"\\u001b[31m": 1}',
    "key of a megabyte": b'{"' + b"k" * 900_000 + b'": 1}',
    "duplicate keys": b'{"snippet": "a", "snippet": "b", "comments": [{"body": 1, "body": 2}]}',
    "a million comments": b'{"snippet":"a/b","comments":[' + b"{}," * 1_000_000 + b"{}]}",
    "a thousand wrong comments": as_json(comments=[{"line": -1}] * 400).encode(),
    "unclosed string": b'{"snippet": "' + b"\\" * 99_999,
    "backslashes": b'["' + b"\\\\" * 100_000 + b'"',
    "one long line": b"x" * 3_000_000,
    "spaces": b" " * 3_000_000,
    "front matter of a megabyte": b"---\n" + b"a: b\n" * 50_000 + b"---\n",
    "fences": b"---\nsnippet: a/b\n---\n" + b"```\n~~~~\n" * 10_000,
    "headings": b"---\nsnippet: a/b\n---\n" + b"## L1\n" * 30_000,
    "bad headings": b"---\nsnippet: a/b\n---\n" + b"## x\n" * 30_000,
    "emphasis": b"---\nsnippet: a/b\n---\n" + b"## L1\n" + b"*_[`" * 200_000,
    "workflow command": as_json(reviewer="::error::x").encode(),
}


def check(data: bytes, name: str | None) -> None:
    results = read(data, "f", format=name)
    for result in results:
        if isinstance(result, Problem):
            assert result.line is None or result.line >= 1
            assert len(str(result)) < 1_000
        else:
            assert len(result.review.comments) <= limits.COMMENTS
            for field in fields(result.review):
                repr(getattr(result.review, field.name)).encode()
    records = data.count(b"\n") + min(data.count(b"{"), 20) + 2
    assert len(results) <= records * (1 + limits.FAULTS_PER_RECORD)


@pytest.mark.parametrize("name", [*INPUT_FORMATS, None])
@pytest.mark.parametrize("case", _CORPUS)
def test_hostile_files_yield_problems(case: str, name: str | None) -> None:
    check(_CORPUS[case], name)


@pytest.mark.parametrize("name", [*INPUT_FORMATS, None])
@given(data=st.binary(max_size=200))
@example(data=b"---\n---\n## L1-\n```suggestion")
def test_any_bytes(name: str | None, data: bytes) -> None:
    check(data, name)


GOOD = {
    "json": json.dumps([json.loads(as_json(comments=[{"body": "x", "line": 2}]))] * 2, indent=1),
    "jsonl": f"{as_json()}\n{as_json(explanation='é')}\n",
    "markdown": "---\nsnippet: a/b\ncomplexity:\n  time: O(n)\n---\nx\n"
    "## L1-2\n```suggestion\n```\n",
    **SAMPLES,
}


@pytest.mark.parametrize("name", INPUT_FORMATS)
@given(seed=st.integers(0, 2**32))
def test_good_files_with_a_few_bytes_changed(name: str, seed: int) -> None:
    chance = random.Random(seed)
    data = bytearray(GOOD[name].encode())
    for _ in range(chance.randint(1, 4)):
        place = chance.randrange(len(data))
        choice = chance.random()
        if choice < 0.4:
            data[place] = chance.choice(b'"{}[],:\\\n`#- \x00\xff0')
        elif choice < 0.7:
            del data[place : place + chance.randint(1, 9)]
        else:
            data[place:place] = data[: chance.randint(1, 40)]
    check(bytes(data), name)
    check(bytes(data), None)


def test_problems_can_be_shown() -> None:
    (problem, *_) = read(_CORPUS["escape in key"])
    assert printable(str(problem)).isprintable()


def test_a_bad_record_between_good_ones_costs_itself_only() -> None:
    for case in ("deep arrays", "many digits", "NaN line", "lone surrogate", "key of a megabyte"):
        data = b"\n".join([as_json().encode(), _CORPUS[case], as_json().encode()])
        results = read(data, format="jsonl")
        assert [type(result) for result in (results[0], results[-1])] == [Record, Record], case
        assert all(isinstance(result, Problem) for result in results[1:-1]), case
