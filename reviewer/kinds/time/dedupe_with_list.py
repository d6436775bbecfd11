"""Duplicates are removed with `if x not in out: out.append(x)`, which scans `out` each time."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..facts import Facts
from ..facts.expressions import expression_call, method_call, path_of, same
from ..kind import Bad, Good, Injection, KindCode, Match

if TYPE_CHECKING:
    from ..rewriting.editor import Editor


def is_dedupe(node: ast.If | ast.ListComp, facts: Facts) -> bool:
    """Whether `node` is `if x not in out: out.append(x)`, perhaps with more in its body, or
    `if x in out: continue` with the append after it."""
    asked = _question(node, facts)
    return asked is not None and _appended(node, asked, facts)


def _question(node: ast.If | ast.ListComp, facts: Facts) -> ast.Compare | None:
    """The `x not in out` that decides whether x is new; `x in out` where it leads to continue."""
    if isinstance(node, ast.ListComp):
        test: ast.expr = node.generators[-1].ifs[-1] if node.generators[-1].ifs else node.elt
    else:
        test = node.test
    if isinstance(test, ast.BoolOp) and isinstance(test.op, ast.And):
        test = test.values[-1]
    wanted: type[ast.cmpop] = ast.NotIn
    if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
        test, wanted = test.operand, ast.In
    elif isinstance(node, ast.If) and isinstance(node.body[0], ast.Continue):
        wanted = ast.In
    return test if isinstance(test, ast.Compare) and isinstance(test.ops[0], wanted) else None


def _appended(node: ast.If | ast.ListComp, asked: ast.Compare, facts: Facts) -> bool:
    """Whether what is asked for is then appended to the list."""
    if isinstance(node, ast.ListComp):
        calls = [node.elt if isinstance(node.elt, ast.Call) else None]
    else:
        skips = isinstance(node.body[0], ast.Continue)
        block = facts.block(node)[-1:] if skips else node.body
        calls = [expression_call(statement) for statement in block]
    return any(
        call is not None
        and len(call.args) == 1
        and same(method_call(call, "append"), asked.comparators[0])
        and same(call.args[0], asked.left)
        for call in calls
    )


def detect(node: ast.If | ast.ListComp, facts: Facts) -> Iterator[Match]:
    """The test and the append of the same value to the same list, in a growing loop."""
    test = _question(node, facts)
    if test is None or not _appended(node, test, facts):
        return
    seen = test.comparators[0]
    path = path_of(seen)
    loop = facts.growing_loop(test)
    if path is None or loop is None or facts.head(seen) not in ("list", "Sequence", ""):
        return
    yield Match(
        node=loop,
        core=test,
        names=(path,),
        confidence=0.95 if facts.head(seen) else 0.75,
        message=f"`{path}` is searched from the start for every item to keep duplicates out, "
        f"so the work grows with the square of the distinct items. "
        f"`list(dict.fromkeys(...))` removes duplicates in one pass and keeps the order.",
        parts={"loop": loop, "if": node, "seen": seen},
    )


def repair(match: Match, facts: Facts, edit: Editor) -> None:
    """Only the bare shape: `out = []`, then a loop over the items that does nothing else."""
    loop, node, seen = match.parts["loop"], match.parts["if"], match.parts["seen"]
    test = getattr(node, "test", None)
    if not (
        isinstance(loop, ast.For)
        and loop.body == [node]
        and node.body[1:] == []
        and not node.orelse
        and not loop.orelse
        and isinstance(test, ast.Compare)
        and same(test.left, loop.target)
    ):
        edit.refuse("the loop does more than drop duplicates")
    start = facts.before(loop)
    if not (
        isinstance(start, ast.Assign)
        and same(start.targets[0], seen)
        and isinstance(start.value, ast.List)
        and not start.value.elts
    ):
        edit.refuse("the list does not start empty just before the loop")
    edit.replace(start.value, "list(dict.fromkeys({items}))", items=loop.iter)
    edit.remove(loop)


def find_unique(node: ast.Assign, facts: Facts) -> Iterator[Match]:
    """`out = list(dict.fromkeys(xs))`"""
    call, target = node.value, node.targets[0]
    inner = call.args[0] if facts.is_builtin(call, "list") and len(call.args) == 1 else None
    if (
        facts.called(inner) == "dict.fromkeys"
        and isinstance(inner, ast.Call)
        and len(inner.args) == 1
        and isinstance(target, ast.Name)
    ):
        yield Match(node=node, core=node, message="", parts={"items": inner.args[0]})


def inject(match: Match, facts: Facts, edit: Editor) -> None:
    """Search what was kept so far."""
    assert isinstance(match.node, ast.Assign)
    assert isinstance(match.node.targets[0], ast.Name)
    out, item = match.node.targets[0].id, edit.fresh("item")
    edit.replace_statement(
        match.node,
        f"{out} = []\nfor {item} in {{items}}:\n    if {item} not in {out}:\n"
        f"        {out}.append({item})\n",
        items=match.parts["items"],
    )


KIND = KindCode(
    id="dedupe-with-list",
    detect=detect,
    on=(ast.If, ast.ListComp),
    repair=repair,
    condition="the items are hashable",
    inject=Injection(find_unique, inject, on=(ast.Assign,)),
    bad=(
        Bad(
            "def tags(posts):\n    found = []\n    for tag in posts:\n        if tag in found:\n"
            "            continue\n        found.append(tag)\n    return found\n",
            lines=(3, 6),
            core=4,
            names=("found",),
        ),
        Bad(
            "out = []\n[out.append(x) for x in xs if not x in out]\n",
            lines=(2, 2),
            core=2,
            names=("out",),
        ),
        Bad(
            """\
def distinct(tags):
    seen = []
    for tag in tags:
        if tag not in seen:
            seen.append(tag)
    return seen
""",
            lines=(3, 5),
            core=4,
            names=("seen",),
            repaired="""\
def distinct(tags):
    seen = list(dict.fromkeys(tags))
    return seen
""",
        ),
        Bad(
            """\
def recipients(orders: list, log) -> list:
    emails = []
    for order in orders:
        if order.email and order.email not in emails:
            log(order)
            emails.append(order.email)
    return emails
""",
            lines=(3, 6),
            core=4,
            names=("emails",),
        ),
    ),
    good=(
        Good(
            "def unique(names):\n    out = list(dict.fromkeys(names))\n    return out\n",
            injected="def unique(names):\n    out = []\n    for item in names:\n"
            "        if item not in out:\n            out.append(item)\n    return out\n",
        ),
        Good("""\
def distinct(tags):
    seen = set()
    result = []
    for tag in tags:
        if tag not in seen:
            seen.add(tag)
            result.append(tag)
    return result
"""),
        Good("""\
def levels(flag):
    out = []
    for level in ("low", "high"):
        if level not in out:
            out.append(level)
    return out
"""),
    ),
)
