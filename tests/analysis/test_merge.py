"""Findings of several sources on one defect become one, each source kept as evidence."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.analysis import analyze, merge
from reviewer.analysis.pylint_messages import CODES, CONFIDENCE, KINDS, NOT_RUN, PLAIN
from reviewer.kinds import kind_ids
from reviewer.model import Finding, Source, Span

TEXTS = Path(__file__).parents[2] / "rubrics" / "kinds"


def finding(source: Source, first: int, last: int, core: int, **more: object) -> Finding:
    given = {"code": "k", "message": source, "kind": "k", "confidence": 0.8, **more}
    return Finding(source=source, span=Span(first, last), core=core, **given)  # type: ignore[arg-type]


def test_two_sources_on_one_defect_are_one_defect_with_both_as_evidence() -> None:
    code = "def f(x, seen=[]):\n    seen.append(x)\n    return seen\n"
    (defect,) = [d for d in merge(analyze(code, cache=False)) if d.kind == "mutable-default"]
    assert defect.sources == ("kind", "pylint")
    assert [f.code for f in defect.evidence] == ["mutable-default", "W0102"]
    assert defect.message == defect.evidence[0].message
    assert defect.confidence > max(f.confidence for f in defect.evidence)


def test_findings_of_one_rule_on_two_lines_stay_two_defects() -> None:
    in_one_loop = [finding("kind", 2, 9, 4, message="a"), finding("kind", 2, 9, 6, message="b")]
    assert [d.core for d in merge(in_one_loop)] == [4, 6]


def test_a_finding_joins_the_nearest_of_two_defects() -> None:
    two = [finding("kind", 2, 9, 4), finding("kind", 2, 9, 8)]
    merged = merge([*two, finding("pylint", 8, 8, 8, code="W1")])
    assert [(d.core, d.sources) for d in merged] == [(4, ("kind",)), (8, ("kind", "pylint"))]


def test_other_lines_and_other_kinds_are_not_joined() -> None:
    one = finding("kind", 2, 4, 3)
    assert len(merge([one, finding("pylint", 6, 6, 6)])) == 2
    assert len(merge([one, finding("pylint", 3, 3, 3, kind="other")])) == 2
    assert len(merge([one, finding("pylint", 3, 3, 3, kind=None)])) == 2


def test_the_span_covers_all_evidence_and_the_core_is_of_the_best() -> None:
    (defect,) = merge([finding("pylint", 1, 3, 1), finding("kind", 3, 7, 3)])
    assert (defect.span, defect.core) == (Span(1, 7), 3)
    assert defect.confidence == pytest.approx(0.96)


FINDINGS = st.lists(
    st.builds(
        lambda source, first, more, at, kind: finding(
            source, first, first + more, first + min(at, more), kind=kind, code=f"{kind}"
        ),
        st.sampled_from(["kind", "pylint", "radon"]),
        st.integers(1, 12),
        st.integers(0, 5),
        st.integers(0, 5),
        st.sampled_from(["a", "b", None]),
    ),
    max_size=12,
)


@given(FINDINGS)
def test_every_finding_is_evidence_of_exactly_one_defect(findings: list[Finding]) -> None:
    kept = [item for defect in merge(findings) for item in defect.evidence]
    assert len(kept) == len(set(kept))
    assert set(kept) == set(findings)
    assert merge(reversed(findings)) == merge(findings)


def test_the_kinds_texts_and_the_table_of_messages_name_the_same_rules() -> None:
    texts = {
        (linter.removeprefix("pylint:"), kind["id"])
        for path in TEXTS.glob("*.toml")
        for kind in tomllib.loads(path.read_text(encoding="utf-8"))["kind"]
        for linter in kind.get("linters", ())
        if linter.startswith("pylint:")
    }
    asked = {(code, kind) for code, kind in texts if code not in NOT_RUN}
    assert asked == set(KINDS.items())
    assert NOT_RUN.keys() <= {code for code, _ in texts}


def test_each_message_has_one_meaning() -> None:
    assert not KINDS.keys() & PLAIN
    assert not NOT_RUN.keys() & set(CODES)
    assert CONFIDENCE.keys() <= KINDS.keys()


def test_the_kinds_that_no_detector_sees_have_other_evidence() -> None:
    design = tomllib.loads((TEXTS / "design.toml").read_text(encoding="utf-8"))["kind"]
    seen = {*kind_ids(), *KINDS.values(), "too-complex"}
    unseen = {"duplicated-block", "flag-argument", "print-for-logging"}
    assert {kind["id"] for kind in design} - seen == unseen


def test_parameters_by_keyword_alone_are_no_sure_sign_of_too_many() -> None:
    code = "def f(a, *, b, c, d, e, g):\n    return a, b, c, d, e, g\n"
    found = [f for f in analyze(code, cache=False) if f.kind == "too-many-parameters"]
    assert [(f.code, f.confidence) for f in found] == [("R0913", 0.45)]
    code = "def f(a, b, c, d, e, g):\n    return a, b, c, d, e, g\n"
    found = [f for f in analyze(code, cache=False) if f.kind == "too-many-parameters"]
    assert max(f.confidence for f in found) > 0.8
