"""Repairs and injections: what they keep, what they refuse, and their proof."""

from __future__ import annotations

import ast

import pytest

from reviewer.kinds import detect, kind_ids, load, parse
from reviewer.kinds.rewrites import CannotRepair, injections, repair

REWRITERS = [kind_id for kind_id in kind_ids() if load(kind_id).repair is not None]


def repaired(code: str, kind_id: str) -> str:
    return repair(code, detect(parse(code), code, kind_id)[0]).code


def test_comments_and_odd_layout_survive() -> None:
    code = (
        "def f( xs:list[int],ys ) :\n"
        "    # why\n"
        "    out = [ y   for y in ys if y in xs ]  # note\n"
        "    return  out\n"
    )
    assert repaired(code, "membership-list-in-loop") == (
        "def f( xs:list[int],ys ) :\n"
        "    # why\n"
        "    xs_set = set(xs)\n"
        "    out = [ y   for y in ys if y in xs_set ]  # note\n"
        "    return  out\n"
    )


def test_characters_beyond_ascii_do_not_move_the_place() -> None:
    code = "größe = 'äöü', sorted(straßen)[0]  # ß\n"
    assert repaired(code, "sorted-first-for-min") == "größe = 'äöü', min(straßen)  # ß\n"


def test_parentheses_are_kept_where_an_operator_would_tear_the_result() -> None:
    code = 'ok = not (day == "sat" or day == "sun")\n'
    assert repaired(code, "repeated-equality-or") == 'ok = not (day in ("sat", "sun"))\n'


def test_a_conditional_is_kept_together_within_another() -> None:
    code = "PLURALS = {}\nshown = PLURALS.get(unit, unit) if many else unit\n"
    assert [one.code for one in injections(code, "manual-dict-get")] == [
        "PLURALS = {}\nshown = (PLURALS[unit] if unit in PLURALS else unit) if many else unit\n"
    ]


def injected(code: str, kind_id: str) -> str:
    (one,) = injections(code, kind_id)
    return one.code


def test_an_import_that_a_rewrite_leaves_unused_goes() -> None:
    code = "import heapq, re\nfrom os import sep\n\ntop = heapq.nlargest(n, prices)\n"
    assert injected(code, "sorted-slice-for-topk") == (
        "import re\nfrom os import sep\n\ntop = sorted(prices, reverse=True)[:n]\n"
    )


def test_a_name_that_a_text_speaks_of_keeps_its_import() -> None:
    code = "import heapq\n\n__all__ = ['heapq']\ntop = heapq.nlargest(n, prices)\n"
    assert injected(code, "sorted-slice-for-topk").startswith("import heapq\n")


def test_a_new_name_never_hides_an_old_one() -> None:
    code = "def f(xs: list[int], ys, xs_set):\n    return [y for y in ys if y in xs]\n"
    assert "xs_set_2 = set(xs)" in repaired(code, "membership-list-in-loop")


def test_an_import_joins_those_that_are_there() -> None:
    code = "from collections import deque\n\nhits = [w for w in ws if ws.count(w) > 1]\n"
    assert repaired(code, "list-count-in-loop").startswith(
        "from collections import Counter, deque\n"
    )


def test_an_import_follows_docstring_and_future() -> None:
    code = '"""Doc."""\n\nfrom __future__ import annotations\n\nx = sum(pages, [])\n'
    assert repaired(code, "flatten-with-sum") == (
        '"""Doc."""\n\nfrom __future__ import annotations\nfrom itertools import chain\n\n'
        "x = list(chain.from_iterable(pages))\n"
    )


def test_a_comment_inside_what_would_go_stops_the_repair() -> None:
    code = "out = []\nfor x in xs:\n    # because\n    out.append(x + 1)\n"
    with pytest.raises(CannotRepair, match="comment"):
        repaired(code, "manual-list-comprehension")


def test_a_statement_on_a_shared_line_stops_the_repair() -> None:
    code = "total = 0; n = 1\nfor x in xs: total += x\n"
    assert detect(parse(code), code, "manual-sum-loop") == []


def test_a_kind_without_repair_says_so() -> None:
    code = load("pandas-iterrows").bad[0].code
    with pytest.raises(CannotRepair, match="no repair"):
        repaired(code, "pandas-iterrows")


def test_a_finding_of_other_code_is_refused() -> None:
    code = load("flatten-with-sum").bad[0].code
    finding = detect(parse(code), code, "flatten-with-sum")[0]
    with pytest.raises(CannotRepair, match="not in this code"):
        repair("x = 1\n", finding)


@pytest.mark.parametrize("kind_id", REWRITERS)
def test_every_repair_keeps_the_rest_of_a_larger_module(kind_id: str) -> None:
    example = next(bad for bad in load(kind_id).bad if bad.repaired is not None)
    tail = "\n\ndef untouched( a,b ):  # as it is\n    return a+b\n"
    code = example.code + tail
    finding = next(
        found
        for found in detect(parse(code), code, kind_id)
        if found.span.last <= example.code.count("\n")
    )
    changed = repair(code, finding).code
    assert changed.endswith(tail)
    ast.parse(changed)


def test_injections_come_one_at_a_time_and_are_found() -> None:
    code = (
        "def f(xs, ys):\n    a = set(xs)\n    b = set(ys)\n"
        "    return [x for x in xs if x in b], [y for y in ys if y in a]\n"
    )
    found = list(injections(code, "membership-list-in-loop"))
    assert [one.finding.names for one in found] == [("a",), ("b",)]
    assert all(one.code.count("set(") == 1 for one in found)
