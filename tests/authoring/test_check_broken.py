"""Broken snippets, and what `author check` says of each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from .conftest import Check

Edit = Callable[[str, str, str], None]
SNIPPET = "snippets/core/night-shift/snippet.py"
FIXED = "snippets/core/night-shift/fixed.py"
TESTS = "snippets/core/night-shift/test_behaviour.py"
GROWTH = "snippets/core/night-shift/growth.py"
RUBRIC = "rubrics/core/night-shift.toml"


@dataclass(frozen=True)
class Broken:
    """One edit of the good snippet, and the complaint that it brings."""

    name: str
    file: str
    old: str
    new: str
    check: str
    message: str
    run: bool = False


BROKEN = [
    Broken(
        "a marker names an issue that the rubric lacks",
        "snippet.py", "# defect: closed-scanned", "# defect: closed-scaned",
        "schema",
        f"{SNIPPET}:11: the rubric has no issue `closed-scaned`. Did you mean `closed-scanned`?",
    ),
    Broken(
        "an unknown key",
        "night-shift.toml", 'severity = "major"\nwhy = "`in`', 'severty = "major"\nwhy = "`in`',
        "schema",
        f"{RUBRIC}:25: unknown key `severty` in [[issue]]. Did you mean `severity`?",
    ),
    Broken(
        "a detector that does not fire there",
        "night-shift.toml", '"kind:membership-list-in-loop"', '"kind:list-pop-zero-queue"',
        "evidence",
        f"{RUBRIC}:29: `kind:list-pop-zero-queue` does not fire on the lines of `closed-scanned` "
        "(L11), nor anywhere else. Remove it, or mark the right lines",
    ),
    Broken(
        "a kind that does not exist",
        "night-shift.toml", 'kind = "membership-list-in-loop"', 'kind = "membership-list-in-loops"',
        "evidence",
        f"{RUBRIC}:22: there is no kind `membership-list-in-loops`. "
        "Did you mean `membership-list-in-loop`?",
    ),
    Broken(
        "a test that the evidence misspells",
        "night-shift.toml", "test:test_defect_no_alarm_crashes", "test:test_defect_no_alarm_crash",
        "evidence",
        f"{RUBRIC}:52: there is no test `test_defect_no_alarm_crash`. "
        "Did you mean `test_defect_no_alarm_crashes`?",
    ),
    Broken(
        "evidence of no known sort",
        "night-shift.toml", '"growth"]', '"benchmark"]',
        "evidence",
        f"{RUBRIC}:29: `benchmark` is no evidence. Write one of kind:<id>, pylint:<code>, "
        "radon:<measure><sign><number>, test:<name>, growth, human",
    ),
    Broken(
        "a comment that confesses",
        "snippet.py", "    waiting = []\n", "    waiting = []  # TODO: quadratic, use a set\n",
        "giveaway",
        f"{SNIPPET}:9: `TODO` in a comment gives a defect away. "
        "Say what the code is for, as its own author would",
    ),
    Broken(
        "a defect that no issue lists",
        "snippet.py", "def merged(*shifts: list[str])", "def merged(*shifts: list[str], seen=[])",
        "unlisted",
        f"{SNIPPET}:22: `mutable-default` is seen here, and no issue lists it. "
        "List it as an [[issue]], perhaps `optional = true`, or mend the code",
    ),
    Broken(
        "a line that is too wide",
        "snippet.py", '"""The alarm to deal with first, "" when none is left."""',
        f'"""{"The alarm to deal with first, or the empty text when there is none left":88}."""',
        "width",
        f"{SNIPPET}:18: 99 columns wide. Break it: 88 columns are shown, markers not counted",
    ),
    Broken(
        "a fixed version that still has the defect",
        "fixed.py", "    done = set(closed)\n", "    done = list(closed)\n",
        "fixed",
        f"{FIXED}:10: the fixed version still shows `membership-list-in-loop`. Mend it there too",
    ),
    Broken(
        "a defect test that passes on the snippet",
        "test_behaviour.py", 'assert subject.first_of([]) == ""', "assert subject.first_of",
        "evidence",
        f"{RUBRIC}:52: `test_defect_no_alarm_crashes` passes on the snippet, so it does not show "
        "`no-alarm-crashes`. Make it fail there, or remove the evidence",
        run=True,
    ),
    Broken(
        "a test that fails on the snippet and shows no defect",
        "test_behaviour.py", 'assert subject.first_of(["a1", "a3"]) == "a1"',
        'assert subject.first_of([]) == ""',
        "tests",
        f"{TESTS}:9: `test_first_alarm` fails on the snippet. "
        "Name it test_defect_<issue id> if it shows a defect, else mend the snippet",
        run=True,
    ),
    Broken(
        "a claim about growth that measuring contradicts",
        "night-shift.toml", 'time = { before = "O(n*m)", after = "O(n+m)" }',
        'time = { before = "O(n^3)", after = "O(n)" }',
        "growth",
        f"{RUBRIC}:29: growth of `closed-scanned`: time: measured quadratic in the snippet, "
        "linear in the fixed version; claimed O(n^3) and O(n). "
        "See `reviewer author measure`; correct the claim or the workload",
        run=True,
    ),
    Broken(
        "a workload for no issue",
        "growth.py", '"closed-scanned"', '"scanned"',
        "growth",
        f"{GROWTH}:7: the rubric has no issue `scanned`. Name one that it has",
        run=True,
    ),
]  # fmt: skip


@pytest.mark.parametrize("broken", BROKEN, ids=lambda broken: broken.name)
def test_the_fault_is_named_with_its_place_and_remedy(
    broken: Broken, library: Path, check: Check, edit: Edit
) -> None:
    edit(broken.file, broken.old, broken.new)
    found = check(run=broken.run)
    said = [(one.check, str(one.problem).replace(f"{library}/", "")) for one in found]
    assert (broken.check, broken.message) in said


def test_the_good_snippet_has_no_fault(check: Check) -> None:
    assert check(run=True) == []
