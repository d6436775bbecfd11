"""The judged findings on real code are whole, and what is still reported is mostly right."""

from __future__ import annotations

import pytest

from reviewer.kinds import kind_ids

from .precision import MODULES, REPORTED, by_kind, installed, read_judged, still_reported, table


def test_each_judged_finding_names_a_kind_a_place_and_a_reason() -> None:
    judged = read_judged()
    places = [(item.package, item.path, item.line, item.kind) for item in judged]
    assert len(judged) >= 400
    assert {item.kind for item in judged} <= set(kind_ids())
    assert {item.package for item in judged} == set(MODULES)
    assert all(item.reason and item.line >= 1 for item in judged)
    assert len(places) - len(set(places)) <= 1
    assert all(item.confidence >= REPORTED for item in judged if item.sample > 1)


@pytest.mark.bench
def test_nine_of_ten_reported_findings_are_right() -> None:
    here = installed(read_judged())
    if len(here) < 300:
        pytest.skip("the packages that were judged are not installed in those versions")
    reported = still_reported(here)
    print("\n" + table("still reported", reported))
    assert sum(row.right for row in by_kind(reported)) / len(reported) >= 0.9
