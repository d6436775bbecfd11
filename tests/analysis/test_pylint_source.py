"""pylint in process: quiet, repeatable, and deaf to the user's configuration."""

from __future__ import annotations

import ast
import gc
from pathlib import Path

import pytest

from reviewer.analysis import pylint_source
from reviewer.analysis.pylint_messages import CODES, KINDS
from reviewer.analysis.pylint_source import configuration, fits_pylint, pylint_findings
from reviewer.model import Span


def codes(code: str) -> set[str]:
    return {finding.code for finding in pylint_findings(code)}


@pytest.mark.parametrize(
    ("code", "expected", "kind"),
    [
        ("def f(x=[]):\n    return x\n", "W0102", "mutable-default"),
        ("def f(x):\n    return x == None\n", "C0121", "eq-none"),
        (
            "def f():\n    try:\n        g()\n    except:\n        pass\n",
            "W0702",
            "bare-or-broad-except",
        ),
        ("assert (1, 'x')\n", "W0199", "assert-on-tuple"),
        ("for i in [1]:\n    fs = [lambda: i]\n", "W0640", "late-binding-closure"),
        ("import os\n", "W0611", "dead-code-or-unused"),
        ("def f(xs):\n    return all([x for x in xs])\n", "R1729", "list-for-generator"),
    ],
)
def test_a_message_means_its_kind(code: str, expected: str, kind: str) -> None:
    found = {finding.code: finding for finding in pylint_findings(code)}
    assert found[expected].kind == kind
    assert found[expected].source == "pylint"


def test_taste_and_the_surroundings_are_not_reported() -> None:
    assert codes("import not_installed_anywhere\nX=not_installed_anywhere.f()\n") == set()


def test_spans_lie_within_the_code() -> None:
    code = "def f(x=[]):\n    try:\n        return x\n    except:\n        pass"
    last = code.count("\n") + 1
    assert all(finding.span.last <= last for finding in pylint_findings(code))
    assert Span(1, 1) in {f.span for f in pylint_findings(code) if f.code == "W0102"}


def test_the_users_configuration_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "pylintrc").write_text("[MAIN]\ndisable=all\nload-plugins=evil\n")
    (tmp_path / "evil.py").write_text("raise SystemExit('loaded')\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYLINTRC", str(tmp_path / "pylintrc"))
    assert "W0102" in codes("def f(x=[]):\n    return x\n")


def test_nothing_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    pylint_findings("def f(x=[]):\n    return x\n")
    assert capsys.readouterr() == ("", "")


def test_the_same_code_gives_the_same_findings_in_any_order() -> None:
    first = pylint_findings("def f(x=[]):\n    return x\n")
    pylint_findings("class f:\n    pass\n")
    assert pylint_findings("def f(x=[]):\n    return x\n") == first


def test_the_code_is_not_executed(tmp_path: Path) -> None:
    mark = tmp_path / "ran"
    pylint_findings(f"import pathlib\npathlib.Path({str(mark)!r}).touch()\n")
    assert not mark.exists()


def test_the_configuration_names_the_versions() -> None:
    assert configuration().startswith("pylint ")
    assert set(KINDS) <= set(CODES)


@pytest.mark.parametrize(
    ("code", "fits"),
    [
        ("x = 1\n" * 1_900, True),
        ("x = 1\n" * 2_100, False),
        ("x = 1; " * 2_100 + "\n", False),
        ("def f(a):\n" + "    a = a + [1]\n" * 2_100, False),
        ("def f(a):\n    a = a + [1]\n" * 1_900, True),
        ("x = [" + "1, " * 39_000 + "]\n", True),
        ("x = [" + "1, " * 41_000 + "]\n", False),
        ("f(" + "1, " * 41_000 + ")\n", False),
        ("x = '" + "a" * 400_000 + "'\n", False),
    ],
)
def test_code_that_would_keep_pylint_for_long_is_not_given_to_it(code: str, fits: bool) -> None:
    assert fits_pylint(ast.parse(code), code) is fits


def test_what_pylint_remembers_of_code_is_forgotten_in_the_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def remembered() -> int:
        gc.collect()
        return sum(
            type(thing).__name__ == "Module" and str(thing.name).startswith("reviewed_")
            for thing in gc.get_objects()
        )

    monkeypatch.setattr(pylint_source, "REMEMBERED", 10**9)
    code = "class A:\n    def f(self, x=[]):\n        self.y = x\n"
    found = pylint_findings(code)
    assert remembered() > 0
    monkeypatch.setattr(pylint_source, "REMEMBERED", 1)
    assert pylint_findings(code) == found
    assert remembered() == 0
    assert pylint_findings(code) == found
