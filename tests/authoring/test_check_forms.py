"""Snippets of special form: changes under review, and sound code."""

from __future__ import annotations

import re
from pathlib import Path

from .conftest import Check

FOLDER = Path("snippets/core/night-shift")


def snippet_text(library: Path) -> str:
    return (library / FOLDER / "snippet.py").read_text("utf-8")


def unmarked(text: str) -> str:
    return re.sub(r"  # (?:defect|decoy): .*", "", text)


def messages(check: Check, run: bool = False) -> list[str]:
    return [f"{one.check}: {one.problem.message}" for one in check(run)]


def test_a_change_with_a_defect_of_its_own_is_good(check: Check, library: Path) -> None:
    before = unmarked(snippet_text(library)).replace("if number in closed:", "if text in closed:")
    (library / FOLDER / "before.py").write_text(before, encoding="utf-8")
    assert messages(check) == []


def test_a_change_that_changes_nothing_is_none(check: Check, library: Path) -> None:
    (library / FOLDER / "before.py").write_text(unmarked(snippet_text(library)), encoding="utf-8")
    assert messages(check) == ["change: is the same as the snippet"]


def test_a_change_without_a_defect_on_its_lines_is_no_task(check: Check, library: Path) -> None:
    before = unmarked(snippet_text(library)).replace("of the night shift", "of a night")
    (library / FOLDER / "before.py").write_text(before, encoding="utf-8")
    assert messages(check) == ["change: no issue stands on a line that the change touched"]


def test_the_code_before_is_checked_like_the_rest(check: Check, library: Path) -> None:
    before = snippet_text(library).replace("waiting = []", "waiting = ()")
    (library / FOLDER / "before.py").write_text(before, encoding="utf-8")
    assert messages(check)[0] == "syntax: a marker stands here; only snippet.py has them"
    (library / FOLDER / "before.py").write_text("def (\n", encoding="utf-8")
    assert messages(check) == ["syntax: not valid Python: invalid syntax"]


def sound(library: Path, decoys: int) -> None:
    """Make the fixed version the snippet, with that many decoys and no issue."""
    code = (library / FOLDER / "fixed.py").read_text("utf-8")
    for number, line in enumerate(("done = set(closed)", 'if waiting else ""')[:decoys], 1):
        code = code.replace(line, f"{line}  # decoy: d{number}")
    (library / FOLDER / "snippet.py").write_text(code, encoding="utf-8")
    for name in ("fixed.py", "growth.py"):
        (library / FOLDER / name).unlink()
    rubric = library / "rubrics/core/night-shift.toml"
    text = rubric.read_text("utf-8").partition("[[issue]]")[0]
    for number in range(1, decoys + 1):
        text += f'[[decoy]]\nid = "d{number}"\nclaim = "Not {number}."\nwhy_wrong = "It is."\n\n'
    rubric.write_text(text.rstrip() + "\n", encoding="utf-8")


def test_sound_code_needs_no_issue_and_no_fix_but_temptations(check: Check, library: Path) -> None:
    sound(library, 2)
    assert messages(check, run=True) == []


def test_sound_code_without_temptations_is_no_task(check: Check, library: Path) -> None:
    sound(library, 1)
    assert messages(check) == ["files: the rubric lists no issue, and fewer than 2 decoys"]


def test_the_tests_of_sound_code_must_pass(check: Check, library: Path) -> None:
    sound(library, 2)
    path = library / FOLDER / "snippet.py"
    path.write_text(path.read_text("utf-8").replace('else ""', "else None"), encoding="utf-8")
    expected = "tests: `test_defect_no_alarm_crashes` fails, and the rubric lists no issue"
    assert messages(check, run=True) == [expected]
