"""Lists are grouped by hand with if k not in d: d[k] = []."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..facts import Facts
from ..facts.expressions import literal_size, method_call, path_of, same, walk
from ..kind import Bad, Good, Injection, KindCode, Match

if TYPE_CHECKING:
    from ..rewriting.editor import Editor
_ADDS = ("append", "add", "extend", "update")


def detect(node: ast.If, facts: Facts) -> Iterator[Match]:
    """`if k not in d: d[k] = []`, with `d[k].append(x)` after it or in its else branch."""
    test = node.test
    if not (isinstance(test, ast.Compare) and len(test.ops) == 1):
        return
    if isinstance(test.ops[0], ast.NotIn):
        absent, present = node.body, node.orelse
    elif isinstance(test.ops[0], ast.In):
        absent, present = node.orelse, node.body
    else:
        return
    groups, key = test.comparators[0], test.left
    path = path_of(groups)
    if path is None or len(absent) != 1:
        return
    start = absent[0]
    if not (
        isinstance(start, ast.Assign)
        and isinstance(start.targets[0], ast.Subscript)
        and same(start.targets[0].value, groups)
        and same(start.targets[0].slice, key)
        and _is_collection(start.value, facts)
    ):
        return
    following = facts.after(node)
    places = present or ([following] if following is not None else [])
    if not any(_adds(child, groups, key) for place in places for child in walk(place)):
        return
    yield Match(
        node=node,
        core=node,
        until=following if not present else None,
        names=(path,),
        confidence=0.9 if facts.loop(node) is not None else 0.75,
        message=f"The test whether `{facts.text(key)}` already has a list in `{path}` is what "
        f"`collections.defaultdict` or `{path}.setdefault(...)` does by itself.",
        parts={
            "groups": groups,
            "key": key,
            "start": start.value,
            "present": present,
            "following": following,
        },
    )


def _is_collection(value: ast.expr, facts: Facts) -> bool:
    size = literal_size(value)
    return (size is not None and size <= 1) or (
        facts.is_builtin(value, "list", "set", "dict") and not value.args
    )


def _adds(node: ast.AST, groups: ast.expr, key: ast.expr) -> bool:
    target = method_call(node, *_ADDS)
    if target is None and isinstance(node, ast.AugAssign):
        target = node.target
    return (
        isinstance(target, ast.Subscript) and same(target.value, groups) and same(target.slice, key)
    )


def repair(match: Match, facts: Facts, edit: Editor) -> None:
    """`d.setdefault(k, []).append(x)` in the place of the test and the line after it."""
    parts = match.parts
    following, start = parts["following"], parts["start"]
    if parts["present"] or literal_size(start) != 0 or not isinstance(following, ast.Expr):
        edit.refuse("only the test followed by one append is rewritten")
    call = following.value
    target = method_call(call, *_ADDS)
    if not isinstance(target, ast.Subscript) or isinstance(start, ast.Dict):
        edit.refuse("the item is not simply added")
    edit.remove(match.node)
    edit.replace(target, "{groups}.setdefault({key}, [])", groups=parts["groups"], key=parts["key"])


def find_defaultdicts(node: ast.Assign, facts: Facts) -> Iterator[Match]:
    """`groups = defaultdict(list)` with one `groups[key].append(...)` and no other lookup."""
    groups, call = node.targets[0], node.value
    if facts.called(call) != "collections.defaultdict" or not isinstance(groups, ast.Name):
        return
    assert isinstance(call, ast.Call)
    if len(call.args) != 1 or getattr(call.args[0], "id", "") not in ("list", "set"):
        return
    lookups = [facts.parent(use) for use in facts.uses(groups)]
    lookups = [place for place in lookups if isinstance(place, ast.Subscript)]
    if len(lookups) != 1 or not isinstance(lookups[0], ast.Subscript):
        return
    statement = facts.statement(lookups[0])
    added = method_call(getattr(statement, "value", None), "append", "add")
    if added is lookups[0] and path_of(added.slice) is not None:
        empty = "[]" if getattr(call.args[0], "id", "") == "list" else "set()"
        parts = {"call": call, "place": added, "statement": statement, "empty": empty}
        yield Match(node=node, core=node, message="", parts=parts)


def inject(match: Match, facts: Facts, edit: Editor) -> None:
    """Make each collection by hand."""
    place = match.parts["place"]
    groups, key = edit.code(place.value), edit.code(place.slice)
    edit.replace(match.parts["call"], "{}")
    edit.insert_before(
        match.parts["statement"],
        f"if {key} not in {groups}:\n    {groups}[{key}] = {match.parts['empty']}",
    )


KIND = KindCode(
    id="manual-grouping",
    detect=detect,
    on=(ast.If,),
    repair=repair,
    safety="safe",
    inject=Injection(find_defaultdicts, inject, on=(ast.Assign,)),
    bad=(
        Bad(
            """\
def by_shop(sales):
    groups = {}
    for sale in sales:
        if sale.shop not in groups:
            groups[sale.shop] = []
        groups[sale.shop].append(sale)
    return groups
""",
            lines=(4, 6),
            core=4,
            names=("groups",),
            repaired="""\
def by_shop(sales):
    groups = {}
    for sale in sales:
        groups.setdefault(sale.shop, []).append(sale)
    return groups
""",
        ),
        Bad(
            """\
for word in words:
    if word[0] in index:
        index[word[0]].append(word)
    else:
        index[word[0]] = [word]
""",
            lines=(2, 5),
            core=2,
            names=("index",),
        ),
    ),
    good=(
        Good(
            """\
from collections import defaultdict

def by_day(sales):
    days = defaultdict(list)
    for sale in sales:
        day = sale.day
        days[day].append(sale)
    return days
""",
            injected="""\
def by_day(sales):
    days = {}
    for sale in sales:
        day = sale.day
        if day not in days:
            days[day] = []
        days[day].append(sale)
    return days
""",
        ),
        Good("""\
from collections import defaultdict

def by_shop(sales):
    groups = defaultdict(list)
    for sale in sales:
        groups[sale.shop].append(sale)
    return groups
"""),
        Good("""\
for key in keys:
    if key not in table:
        table[key] = load(key)
    table[key].append(1)
"""),
    ),
)
