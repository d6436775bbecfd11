"""Code to findings of all sources."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from reviewer.analysis import AnalysisError, analyze, measures
from reviewer.model import Span

CODE = """\
def unpaid(invoices: list[str], settled: list[str], seen=[]):
    for invoice in invoices:
        if invoice not in settled:
            seen.append(invoice)
    return seen
"""
BRANCHES = "def f(x):\n" + "".join(f"    if x == {n}:\n        return {n}\n" for n in range(12))


@pytest.fixture(autouse=True)
def own_cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path


def test_each_source_keeps_its_own_finding_of_one_defect() -> None:
    found = {(f.source, f.code): f for f in analyze(CODE)}
    assert found["kind", "membership-list-in-loop"].span == Span(2, 4)
    assert found["kind", "membership-list-in-loop"].core == 3
    assert found["kind", "mutable-default"].kind == "mutable-default"
    assert found["pylint", "W0102"].kind == "mutable-default"


def test_findings_are_sorted_by_place() -> None:
    spans = [finding.span for finding in analyze(CODE + BRANCHES)]
    assert spans == sorted(spans)


def test_only_the_sources_asked_for_are_run() -> None:
    assert {f.source for f in analyze(CODE, sources=("kind",))} == {"kind"}
    assert analyze(CODE, sources=()) == ()


def test_a_function_of_many_paths_is_too_complex() -> None:
    (finding,) = analyze(BRANCHES, sources=("radon",))
    assert (finding.source, finding.code, finding.kind) == ("radon", "cc", "too-complex")
    assert finding.span == Span(1, 25)
    assert finding.names == ("f",)
    assert "13 independent paths" in finding.message


def test_ten_paths_are_not_too_many() -> None:
    code = "def f(x):\n" + "".join(f"    if x == {n}:\n        return {n}\n" for n in range(9))
    assert analyze(code, sources=("radon",)) == ()


def test_measures_name_methods_and_nested_functions() -> None:
    found = measures(
        "class A:\n    def f(self, x):\n        def g(y):\n            return y if y else x\n"
        "        return g(x) + 1\n"
    )
    assert [(m.name, m.span, m.complexity) for m in found] == [
        ("A.f", Span(2, 5), 1),
        ("A.f.g", Span(3, 4), 2),
    ]
    assert all(0 <= m.maintainability <= 100 and m.volume >= 0 for m in found)


@pytest.mark.parametrize("code", ["def f(:\n", "x = 1\0", "(" * 9_999, "x = 1\n" * 400_000])
def test_what_cannot_be_analysed_is_an_error(code: str) -> None:
    with pytest.raises(AnalysisError):
        analyze(code)
    with pytest.raises(AnalysisError):
        measures(code)


def test_code_as_deep_as_allowed_reaches_every_source() -> None:
    assert isinstance(analyze("x = " + " + ".join(["y"] * 280) + "\n"), tuple)


def test_nothing_is_printed_and_no_pylint_is_imported_without_need(tmp_path: Path) -> None:
    code = (
        "import sys; from reviewer.analysis import analyze\n"
        "analyze('x = 1\\n', sources=('kind', 'radon'))\n"
        "print(sorted({'pylint', 'astroid', 'libcst', 'numpy', 'rich'} & sys.modules.keys()))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "XDG_CACHE_HOME": str(tmp_path)},
    )
    assert (done.stdout, done.stderr) == ("[]\n", "")


def test_a_cached_result_equals_a_fresh_one(own_cache: Path) -> None:
    fresh = analyze(CODE, cache=False)
    assert not list(own_cache.rglob("*.entry"))
    assert analyze(CODE) == fresh
    assert len(list(own_cache.rglob("*.entry"))) == 1
    assert analyze(CODE) == fresh


def test_a_source_that_would_take_too_long_is_left_out_and_named() -> None:
    code = CODE + "x = 1\n" * 3_000
    left_out: list[str] = []
    found = analyze(code, left_out=left_out.append)
    assert left_out == ["pylint"]
    assert {f.source for f in found} == {"kind"}
    assert analyze(code) == found
