"""Measuring a snippet's workloads for real, in the sandbox."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pytest

from reviewer.authoring.growth.chart import chart
from reviewer.authoring.growth.claims import contradiction
from reviewer.authoring.growth.classify import GrowthClass
from reviewer.authoring.growth.measure import (
    CannotMeasure,
    Measured,
    Series,
    by_clock,
    measure,
    workloads,
)
from reviewer.authoring.growth.record import is_stale, record_path, record_text
from reviewer.library import Library
from reviewer.model import Growth, Snippet

from .conftest import ID


@pytest.fixture
def snippet(library: Path) -> Snippet:
    return Library.open(library, builtin=False).snippet(ID)


def measured(
    before: GrowthClass, after: GrowthClass, claim: tuple[str, str] | None = None
) -> Measured:
    series = (Series(((16, 1.0),), before), Series(((16, 1.0),), after))
    return Measured("x", "time", "operations", *series, Growth(*claim) if claim else None)


def test_time_is_counted(snippet: Snippet) -> None:
    (one,) = measure(snippet)
    assert (one.issue, one.resource, one.unit) == ("closed-scanned", "time", "operations")
    assert (one.snippet.growth, one.fixed.growth) == ("quadratic", "linear")
    assert one.claim == Growth("O(n*m)", "O(n+m)")
    assert contradiction(one) is None
    # the count is exact: the same in every run
    assert measure(snippet) == (one,)


def test_space_is_what_python_allocates(library: Path) -> None:
    rubric = library / "rubrics" / f"{ID}.toml"
    text = rubric.read_text("utf-8").replace(
        'time = { before = "O(n*m)"', 'space = { before = "O(n)"'
    )
    rubric.write_text(text.replace('after = "O(n+m)" }', 'after = "O(1)" }'), encoding="utf-8")
    folder = library / "snippets" / ID
    (folder / "growth.py").write_text(
        "WORKLOADS = {'closed-scanned': lambda subject, n: lambda: subject.f(n)}\n", "utf-8"
    )
    marked = "def f(n):\n    return sum([i for i in range(n)])  # defect: closed-scanned\n"
    more = "\n\ndef g():\n    pass  # defect: no-alarm-crashes\n    pass  # decoy: dict-order\n"
    (folder / "snippet.py").write_text(marked + more, "utf-8")
    (folder / "fixed.py").write_text("def f(n):\n    return sum(range(n))\n", "utf-8")
    (one,) = measure(Library.open(library, builtin=False).snippet(ID))
    assert (one.resource, one.unit) == ("space", "bytes")
    assert (one.snippet.growth, one.fixed.growth) == ("linear", "constant")
    assert contradiction(one) is None


@pytest.mark.parametrize(
    ("growth", "reason"),
    [
        (None, "there is no growth.py"),
        ("WORKLOADS = {'other': 1}\n", "WORKLOADS in growth.py names no issue of the rubric"),
        (
            "def work(subject, n):\n    raise ValueError('no input')\n"
            "WORKLOADS = {'closed-scanned': work}\n",
            "the workloads failed: ValueError: no input",
        ),
    ],
)
def test_what_cannot_be_measured_says_why(
    snippet: Snippet, growth: str | None, reason: str
) -> None:
    with pytest.raises(CannotMeasure) as caught:
        measure(dataclasses.replace(snippet, growth=growth))
    assert str(caught.value) == reason


def test_workloads_that_do_not_end_are_ended(snippet: Snippet) -> None:
    growth = "import time\nWORKLOADS = {'closed-scanned': lambda s, n: lambda: time.sleep(99)}\n"
    with pytest.raises(CannotMeasure, match=r"took longer than 1 seconds"):
        measure(dataclasses.replace(snippet, growth=growth), seconds=1)


def test_workloads_are_read_not_run() -> None:
    assert workloads("1/0\nWORKLOADS = {\n'a': f,\n'b': g}\n") == {"a": 3, "b": 4}
    assert workloads("WORKLOADS = make()\n") == {}
    assert workloads("WORKLOADS = {\n") == {}


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("import os.path\nfrom collections import deque", False),
        ("import numpy as np\nimport pandas", False),
        ("from sklearn.linear_model import Ridge", True),
        ("def f():\n    import torch", True),
    ],
)
def test_only_libraries_that_cannot_be_counted_are_timed(code: str, expected: bool) -> None:
    assert by_clock(code) is expected


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (measured("quadratic", "linear", ("O(n*m)", "O(n+m)")), None),
        (measured("quadratic", "linear", ("O(n)", "O(1)")), None),
        (measured("quadratic", "n log n", ("O(n^2)", "O(n)")), None),
        (measured("n log n", "linear", ("O(n log n)", "O(n)")), None),
        (measured("exponential", "linear", ("O(2^n)", "O(n^2)")), None),
        (measured("linear", "logarithmic", ("O(n)", "O(log n)")), None),
        (measured("quadratic", "linear"), None),
        (
            measured("linear", "linear"),
            "measured linear in the snippet, linear in the fixed version: the fix saves nothing",
        ),
        (
            measured("linear", "linear", ("O(n^2)", "O(n)")),
            "measured linear in the snippet, linear in the fixed version; claimed O(n^2) and O(n)",
        ),
        (
            measured("n log n", "n log n", ("O(n log n)", "O(n)")),
            "measured n log n in the snippet, n log n in the fixed version; "
            "claimed O(n log n) and O(n)",
        ),
    ],
)
def test_a_claim_holds_when_the_fix_saves_the_factor_it_says(
    one: Measured, said: str | None
) -> None:
    assert contradiction(one) == said


def test_the_chart_shows_both_versions() -> None:
    one = Measured(
        "x", "time", "operations",
        Series(((16, 100.0), (32, 400.0)), "quadratic"),
        Series(((16, 25.0), (32, 50.0)), "linear"),
        Growth("O(n^2)", "O(n)"),
    )  # fmt: skip
    assert list(chart(one)) == [
        "x: time, in operations",
        "  claimed   O(n^2) -> O(n)",
        "  measured  quadratic -> linear",
        "  snippet",
        "       16           100  ####################",
        "       32           400  ########################################",
        "  fixed",
        "       16            25  #",
        "       32            50  ##########",
    ]


def test_the_record_is_stale_once_the_code_is_another(snippet: Snippet, library: Path) -> None:
    assert not is_stale(snippet)
    result = (measured("quadratic", "linear"),)
    record_path(snippet).write_text(record_text(snippet, result), encoding="utf-8")
    assert record_path(snippet) == library / "rubrics" / "core" / "night-shift.growth.json"
    data = json.loads(record_path(snippet).read_text("utf-8"))
    assert data["issues"] == [
        {
            "id": "x", "resource": "time", "unit": "operations",
            "snippet": {"class": "quadratic", "costs": [[16, 1.0]]},
            "fixed": {"class": "linear", "costs": [[16, 1.0]]},
        }
    ]  # fmt: skip
    assert not is_stale(snippet)
    assert is_stale(dataclasses.replace(snippet, code="x = 1\n"))
