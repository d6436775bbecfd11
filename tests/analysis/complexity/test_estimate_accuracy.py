"""The complexity estimate on labelled programs: programs/<class>.py, one function each.

The confusion table: `pytest tests/analysis/complexity -k confusion -s`.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from reviewer.analysis.complexity import CLASSES, estimate

PROGRAMS = Path(__file__).parent / "programs"
FILES = {
    "constant": "constant",
    "log n": "logarithmic",
    "n": "linear",
    "n log n": "linearithmic",
    "n^2": "quadratic",
    "n^3": "cubic",
    "exponential": "exponential",
}


def _answers() -> list[tuple[str, str, str]]:
    """(program, its class, the class estimated); helpers begin with an underscore, and nested
    functions are part of the one around them."""
    found = []
    for label, name in FILES.items():
        for result in estimate((PROGRAMS / f"{name}.py").read_text(encoding="utf-8")):
            method = result.name.rpartition(".")[2]
            nested = "." in result.name and not result.name[0].isupper()
            if not method.startswith("_") and not nested:
                found.append((f"{name}.{result.name}", label, result.growth_class))
    return found


def test_there_are_at_least_fifteen_programs_of_each_class() -> None:
    counts = Counter(label for _, label, _ in _answers())
    assert set(counts) == set(CLASSES)
    assert min(counts.values()) >= 15


def test_the_confusion_table() -> None:
    answers = _answers()
    table = Counter((label, got) for _, label, got in answers)
    print(f"\n{'class':>12} | " + " ".join(f"{name:>11}" for name in CLASSES))
    for label in CLASSES:
        print(f"{label:>12} | " + " ".join(f"{table[label, got] or '.':>11}" for got in CLASSES))
    wrong = [answer for answer in answers if answer[1] != answer[2]]
    for program, label, got in wrong:
        print(f"{program}: {label} estimated as {got}")
    right = len(answers) - len(wrong)
    print(f"{right} of {len(answers)} right")
    assert right / len(answers) >= FLOOR


FLOOR = 0.95
_RANK = {name: position for position, name in enumerate(CLASSES)}


@pytest.mark.parametrize("label", CLASSES)
def test_an_estimate_is_seldom_too_low(label: str) -> None:
    low = [p for p, true, got in _answers() if true == label and _RANK[got] < _RANK[true]]
    assert len(low) <= 1, low
