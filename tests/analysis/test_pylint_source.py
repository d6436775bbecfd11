"""pylint in process: quiet, repeatable, and deaf to the user's configuration."""

from __future__ import annotations

from pathlib import Path

import pytest

from reviewer.analysis.pylint_messages import CODES, KINDS
from reviewer.analysis.pylint_source import configuration, pylint_findings
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
