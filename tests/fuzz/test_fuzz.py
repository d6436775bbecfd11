"""Fuzzers, run by name: `REVIEWER_FUZZ=20000 pytest tests/fuzz/test_fuzz.py`, inputs for each.

Every reader of files of strangers: reviews in all formats, snippets with markers, rubrics, kinds,
cases, baselines. Each yields values or problems; none raises anything else, hangs, or prints.
"""

from __future__ import annotations

import os
import random
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reviewer.authoring.cases.read import read_case
from reviewer.batch.baseline import Baseline
from reviewer.formats import INPUT_FORMATS
from reviewer.formats.fences import take_suggestion
from reviewer.kinds import AnalysisError, detect, parse
from reviewer.library import Library
from reviewer.library.annotations import strip_markers
from reviewer.library.rubrics import read_rubric
from reviewer.matching.bigo import BigOError, mentioned
from reviewer.matching.bigo import parse as parse_growth
from reviewer.problems import InputError
from tests.formats.test_hostile_input import GOOD, check

pytestmark = pytest.mark.slow

EXAMPLES = int(os.environ.get("REVIEWER_FUZZ", "1000"))
SECONDS = 5.0
"""More than any input of this size may take."""
LIBRARY = Library.open()
SNIPPETS = [Path(LIBRARY.directories[0], "snippets", name, "snippet.py") for name in LIBRARY.ids()]
MARKS = [
    b"# defect: x", b"# defect(block): y, z", b"# decoy: ", b"# defect(", b"#defect:", b'"""', b"'",
    b"\\\n", b"\t", b"\x00", b"\xff", b"\r", b"\xe2\x80\xae", b"[[issue]]", b"{" * 50, b"= 1e999",
    b"lines = [[9, 1]]", b"::error::", b"]]>", b"NaN", b"(" * 90,
]  # fmt: skip

fuzz = settings(
    max_examples=EXAMPLES,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def mutated(data: bytes, seed: int) -> bytes:
    """The data with some bytes changed, cut, repeated, or hostile ones put in."""
    chance = random.Random(seed)
    changed = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        place = chance.randrange(len(changed) + 1)
        choice = chance.random()
        if choice < 0.3:
            changed[place : place + 1] = bytes([chance.randrange(256)])
        elif choice < 0.5:
            del changed[place : place + chance.randint(1, 60)]
        elif choice < 0.7:
            changed[place:place] = changed[place : place + chance.randint(1, 200)]
        else:
            changed[place:place] = chance.choice(MARKS)
    return bytes(changed)


def quick(work: Callable[[], object]) -> None:
    begun = time.monotonic()
    work()
    assert time.monotonic() - begun < SECONDS


def text(data: bytes) -> str:
    return data.decode("utf-8", "replace")


@pytest.mark.parametrize("name", INPUT_FORMATS)
@fuzz
@given(seed=st.integers(0, 2**60))
def test_readers_of_reviews(name: str, seed: int) -> None:
    data = mutated(GOOD[name].encode(), seed)
    quick(lambda: check(data, name))
    quick(lambda: check(data, None))


@fuzz
@given(seed=st.integers(0, 2**60), which=st.sampled_from(SNIPPETS))
def test_the_reader_of_markers_keeps_every_line(seed: int, which: Path) -> None:
    code = text(mutated(which.read_bytes(), seed))
    begun = time.monotonic()
    found = strip_markers(code, "f")
    assert time.monotonic() - begun < SECONDS
    count = len(found.code.splitlines())
    assert count == len(code.splitlines())
    for spans in (*found.issues.values(), *found.decoys.values()):
        assert all(1 <= span.first <= span.last <= count for span in spans)


@fuzz
@given(seed=st.integers(0, 2**60), which=st.sampled_from(SNIPPETS))
def test_the_reader_of_rubrics(seed: int, which: Path) -> None:
    name = f"{which.parent.parent.name}/{which.parent.name}"
    path = Path(LIBRARY.directories[0], "rubrics", f"{name}.toml")
    marked = strip_markers(which.read_text("utf-8"), "f")
    rubric = text(mutated(path.read_bytes(), seed))

    def read() -> None:
        with suppress(InputError):
            read_rubric(rubric, "f", marked, len(marked.code.splitlines()))

    quick(read)


@fuzz
@given(seed=st.integers(0, 2**60), which=st.sampled_from(SNIPPETS))
def test_the_detectors_of_defects(seed: int, which: Path) -> None:
    code = text(mutated(which.read_bytes(), seed))

    def look() -> None:
        with suppress(AnalysisError):
            list(detect(parse(code), code))

    quick(look)


@fuzz
@given(seed=st.integers(0, 2**60))
def test_the_reader_of_baselines(seed: int, tmp_path: Path) -> None:
    path = tmp_path / "before.jsonl"
    line = b'{"snippet": "core/a", "reviewer": "ada", "score": 71.5}\n'
    path.write_bytes(mutated(line * 3, seed))
    with suppress(InputError):
        Baseline.read(path)


CASE = b"""\
---
id: core/x
title: T
difficulty: 1
---
Context.

```python
def f(a):
    return a
```

## Issues

- L2 (correctness, major) Wrong. Why: because. Fix: mend it.
"""


@fuzz
@given(seed=st.integers(0, 2**60))
def test_the_reader_of_cases(seed: int) -> None:
    case = text(mutated(CASE, seed))

    def read() -> None:
        for name in ("case.md", "case.json"):
            with suppress(InputError):
                read_case(case, name)

    quick(read)


@fuzz
@given(seed=st.integers(0, 2**60))
def test_suggestion_blocks(seed: int) -> None:
    body = text(mutated(b"Use a set.\n\n```suggestion\n    x = 1\n```\nmore ~~~~\n", seed))
    quick(lambda: take_suggestion(body))


@fuzz
@given(st.text(st.sampled_from("On(mlog^*!+-/|,) 23²quadratic"), max_size=300))
def test_growths(said: str) -> None:
    begun = time.monotonic()
    mentioned(said)
    with suppress(BigOError):
        parse_growth(said)
    assert time.monotonic() - begun < SECONDS
