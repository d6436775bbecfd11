"""All repairs of a module, one after the other."""

from __future__ import annotations

import ast

from hypothesis import given, settings
from hypothesis import strategies as st

from reviewer.kinds import detect, kind_ids, load, parse
from reviewer.kinds.fixing import fix

SEVERAL = """\
def f(words, settled: list[str], basket=[]):
    for i in range(len(words)):
        if words[i] in settled:
            print(words[i])
    return sorted(words)[0]
"""


def kinds_in(code: str) -> list[str]:
    return [finding.code for finding in detect(parse(code), code)]


def test_safe_repairs_are_made_until_none_is_left() -> None:
    fixed = fix(SEVERAL)
    assert fixed.code == (
        "def f(words, settled: list[str], basket=[]):\n"
        "    for word in words:\n"
        "        if word in settled:\n"
        "            print(word)\n"
        "    return min(words)\n"
    )
    assert [(one.finding.code, one.line, one.safety) for one in fixed.fixes] == [
        ("range-len-loop", 2, "safe"),
        ("sorted-first-for-min", 5, "safe"),
    ]


def test_conditional_repairs_are_made_on_request_and_state_their_condition() -> None:
    fixed = fix(SEVERAL, conditional=True)
    assert [(one.finding.code, one.condition) for one in fixed.fixes[2:]] == [
        ("mutable-default", "no caller relies on what earlier calls put into the default"),
        ("membership-list-in-loop", "the items of the list are hashable"),
    ]
    assert {one.safety for one in fixed.fixes[2:]} == {"conditional"}
    assert "membership-list-in-loop" not in kinds_in(fixed.code)


def test_overlapping_findings_are_repaired_one_after_the_other() -> None:
    code = (
        "def f(rows):\n    out = []\n    for i in range(len(rows)):\n"
        "        out.append(rows[i] + 1)\n    return out\n"
    )
    fixed = fix(code)
    assert fixed.code == "def f(rows):\n    out = [row + 1 for row in rows]\n    return out\n"
    assert len(fixed.fixes) == 2


def test_what_refuses_its_repair_stops_no_other() -> None:
    code = "out = []\nfor x in xs:\n    # why\n    out.append(x + 1)\nfirst = sorted(out)[0]\n"
    assert fix(code).code == code.replace("sorted(out)[0]", "min(out)")


def test_code_without_defects_is_given_back_as_it_is() -> None:
    code = "x  =  1 # odd\n"
    assert fix(code, conditional=True).code == code


EXAMPLES = [bad.code for kind_id in kind_ids() for bad in load(kind_id).bad]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(EXAMPLES), min_size=1, max_size=3))
def test_repaired_code_parses_and_a_second_run_finds_nothing_to_do(parts: list[str]) -> None:
    code = "\n".join(parts)
    once = fix(code, conditional=True)
    ast.parse(once.code)
    assert fix(once.code, conditional=True).fixes == ()
