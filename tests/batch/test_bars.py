"""Bars: what a review must reach, and how that is written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from reviewer.batch.bars import Bars
from tests.formats.examples import REPORT, SCORED


@pytest.mark.parametrize(
    ("values", "bars"),
    [
        ([], Bars()),
        (["60"], Bars(60.0)),
        (["60", "ml=70.5", "critical=80"], Bars(60.0, {"ml": 70.5}, {"critical": 80.0})),
        (["60", "0"], Bars(0.0)),
    ],
)
def test_bars_are_read(values: Sequence[str], bars: Bars) -> None:
    assert Bars.parse(values) == bars


@pytest.mark.parametrize("value", ["", "x", "101", "-1", "nan", "ml=", "=5", "ml=x", "inf"])
def test_what_is_no_bar_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match=r"number from 0 to 100|names no track"):
        Bars.parse([value])


@pytest.mark.parametrize(
    ("values", "said"),
    [
        (["54.67"], ""),  # 54.6666 is shown as 54.67
        (["54.68"], "score 54.67 is below 54.68"),
        (["core=60"], "score 54.67 is below 60"),
        (["60", "core=50"], ""),
        (["ml=60"], ""),
        (["critical=50"], "0 % of the critical issues is below 50"),
        (["major=100"], ""),
        (["minor=100"], ""),  # the only one is optional
        (["90", "critical=1"], "score 54.67 is below 90, 0 % of the critical issues is below 1"),
    ],
)
def test_a_review_is_held_to_them(values: Sequence[str], said: str) -> None:
    scored = replace(SCORED, report=replace(REPORT, score=54.6666))
    assert Bars.parse(values).broken(scored) == said
