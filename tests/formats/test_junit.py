"""JUnit XML as other programs read it."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import replace

from hypothesis import given
from junitparser import Failure, JUnitXml, Properties, TestCase, TestSuite

from reviewer.formats import Scored

from .examples import REPORT, SCORED
from .hostile import scored, texts, written

BELOW = replace(SCORED, line=8, below="score 54.67 is below 60")


def suite_of(*items: Scored) -> TestSuite:
    log = JUnitXml.fromstring(written("junit", *items).encode())
    (suite,) = log
    assert isinstance(suite, TestSuite)
    assert (log.tests, log.failures, log.errors) == (suite.tests, suite.failures, suite.errors)
    return suite


def cases_of(*items: Scored) -> list[TestCase]:
    return list(suite_of(*items))


def test_a_review_below_a_bar_is_a_failure() -> None:
    suite = suite_of(SCORED, BELOW)
    assert (suite.tests, suite.failures, suite.errors, suite.skipped) == (2, 1, 0, 0)
    passed, failed = suite
    assert passed.is_passed
    (failure,) = failed.result
    assert isinstance(failure, Failure)
    assert (failure.type, failure.message) == ("below-bar", "score 54.67 is below 60")


def test_a_case_names_snippet_reviewer_and_place_and_holds_the_report() -> None:
    (case,) = cases_of(SCORED)
    assert (case.classname, case.name) == ("core/demo", "ada (reviews.jsonl:7)")
    assert {one.name: one.value for one in case.child(Properties)} == {"score": "54.67"}
    said = case.system_out
    assert said.startswith("A demonstration (core/demo)\nReview by ada, reviews.jsonl:7\n")
    assert "- missed: Floats are compared with == (critical, L3)" in said
    assert said.endswith("time: O(n*m), right")


def test_no_review_is_an_empty_suite() -> None:
    assert suite_of().tests == 0


def test_many_reviews_are_counted() -> None:
    suite = suite_of(*[SCORED, BELOW] * 500)
    assert (suite.tests, suite.failures) == (1_000, 500)
    assert len(list(suite)) == 1_000


@given(item=scored())
def test_hostile_text_is_well_formed_xml(item: Scored) -> None:
    for case in cases_of(item, item):
        assert len(case.result) == bool(item.below)
        assert case._elem.keys() == ["classname", "name", "file", "line"]
        assert {child.tag for child in case._elem} <= {"properties", "failure", "system-out"}


@given(name=texts.filter(str.isprintable))
def test_printable_text_is_kept(name: str) -> None:
    item = replace(SCORED, report=replace(REPORT, reviewer=name))
    root = ET.fromstring(written("junit", item))
    (case,) = root.iter("testcase")
    shown = case.get("name", "").replace(" ", "")
    assert shown == f"{name or '-'} (reviews.jsonl:7)".replace(" ", "")
