"""The examples that stand beside each kind's code are its specification."""

from __future__ import annotations

import ast

import pytest

from reviewer.kinds import Bad, Good, category, detect, kind_ids, load, parse
from reviewer.kinds.rewrites import injections, repair

BAD = [
    pytest.param(kind_id, bad, id=f"{kind_id}-{number}")
    for kind_id in kind_ids()
    for number, bad in enumerate(load(kind_id).bad, 1)
]
GOOD = [
    pytest.param(kind_id, good, id=f"{kind_id}-{number}")
    for kind_id in kind_ids()
    for number, good in enumerate(load(kind_id).good, 1)
]
REPAIRED = [case for case in BAD if case.values[1].repaired is not None]  # type: ignore[union-attr]
INJECTED = [case for case in GOOD if case.values[1].injected is not None]  # type: ignore[union-attr]


@pytest.mark.parametrize("kind_id", kind_ids())
def test_a_kind_has_examples_of_both_sorts_and_a_docstring(kind_id: str) -> None:
    kind = load(kind_id)
    assert kind.id == kind_id
    assert kind.bad
    assert kind.good
    assert kind.on or kind.calls
    module = __import__(kind.detect.__module__, fromlist=["KIND"])
    assert module.__doc__
    assert category(kind_id)


@pytest.mark.parametrize(("kind_id", "bad"), BAD)
def test_a_bad_example_gives_the_finding_it_states(kind_id: str, bad: Bad) -> None:
    findings = detect(parse(bad.code), bad.code, kind_id)
    found = [((f.span.first, f.span.last), f.core, f.names) for f in findings]
    assert found == [(bad.lines, bad.core, bad.names)]
    finding = findings[0]
    assert finding.core in finding.span
    assert 0.0 < finding.confidence <= 1.0
    assert finding.message.endswith(".")


@pytest.mark.parametrize(("kind_id", "good"), GOOD)
def test_a_good_example_gives_no_finding(kind_id: str, good: Good) -> None:
    assert detect(parse(good.code), good.code, kind_id) == []


@pytest.mark.parametrize(("kind_id", "bad"), REPAIRED)
def test_a_repair_gives_the_code_it_states_and_the_defect_is_gone(kind_id: str, bad: Bad) -> None:
    finding = detect(parse(bad.code), bad.code, kind_id)[0]
    changed = repair(bad.code, finding).code
    assert changed == bad.repaired
    assert detect(ast.parse(changed), changed, kind_id) == []


@pytest.mark.parametrize("kind_id", [k for k in kind_ids() if load(k).repair is not None])
def test_a_kind_that_claims_a_repair_shows_it(kind_id: str) -> None:
    kind = load(kind_id)
    assert any(bad.repaired is not None for bad in kind.bad)
    assert kind.condition or kind.safety == "safe"


@pytest.mark.parametrize(("kind_id", "good"), INJECTED)
def test_an_injection_gives_the_code_it_states_and_is_detected(kind_id: str, good: Good) -> None:
    injected = list(injections(good.code, kind_id))
    assert [one.code for one in injected] == [good.injected]
    assert injected[0].finding in detect(parse(injected[0].code), injected[0].code, kind_id)


@pytest.mark.parametrize("kind_id", [k for k in kind_ids() if load(k).inject is not None])
def test_a_kind_that_claims_an_injection_shows_it(kind_id: str) -> None:
    assert any(good.injected is not None for good in load(kind_id).good)
