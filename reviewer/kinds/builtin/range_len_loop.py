"""for i in range(len(xs)) where enumerate or direct iteration is meant."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..facts import Facts
from ..facts.expressions import constant, is_zero, len_of, path_of, same, walk
from ..kind import Bad, Good, Injection, KindCode, Match
from ._indexing import IndexUse, index_use, singular

if TYPE_CHECKING:
    from ..rewriting.editor import Editor


def detect(node: ast.For | ast.While, facts: Facts) -> Iterator[Match]:
    """A loop whose index serves to read `xs[i]`, never to write it or to reach its neighbours."""
    if isinstance(node, ast.While):
        yield from _while(node, facts)
        return
    use = index_use(node.target, node.iter, list(node.body), facts)
    if use is None or not use.reads or use.writes or use.others:
        return
    if facts.head(use.items) in ("ndarray", "DataFrame", "Series"):
        return
    if any(
        isinstance(facts.parent(facts.parents[name]), ast.Call)
        and isinstance(facts.parent(name), ast.BinOp)
        for name in use.alone
    ):
        return  # it starts an inner range: the loops visit pairs
    name, index = facts.text(use.items), use.index.id
    better = f"for {index}, item in enumerate({name})" if use.alone else f"for item in {name}"
    yield Match(
        node=node,
        core=node,
        names=(name, index),
        confidence=0.9,
        message=f"The index `{index}` only serves to read `{name}[{index}]`. "
        f"`{better}` says the same without counting by hand.",
        parts={"use": use},
    )


def _while(node: ast.While, facts: Facts) -> Iterator[Match]:
    """`i = 0`, then `while i < len(xs)` that reads `xs[i]` and ends with `i += 1`."""
    test, last = node.test, node.body[-1]
    if not (
        isinstance(test, ast.Compare)
        and isinstance(test.left, ast.Name)
        and isinstance(test.ops[0], ast.Lt)
        and isinstance(last, ast.AugAssign)
        and isinstance(last.op, ast.Add)
        and same(last.target, test.left)
        and constant(last.value) == 1
    ):
        return
    items, index = len_of(test.comparators[0]), test.left
    start = facts.before(node)
    if items is None or not isinstance(start, ast.Assign) or not is_zero(start.value):
        return
    path = path_of(items)
    if path is None or facts.changes(path, node) or not same(start.targets[0], index):
        return
    if len(facts.all_effects(index.id, node, "bind")) != 1:
        return
    inside = [n for part in node.body[:-1] for n in walk(part) if getattr(n, "id", "") == index.id]
    if not inside or any(isinstance(n, ast.Continue) for part in node.body for n in walk(part)):
        return
    for use in inside:
        place = facts.parent(use)
        if not (
            isinstance(place, ast.Subscript)
            and same(place.value, items)
            and isinstance(place.ctx, ast.Load)
        ):
            return
    if any(use.lineno > (node.end_lineno or 0) for use in facts.uses(index)):
        return
    name = facts.text(items)
    yield Match(
        node=node,
        core=node,
        names=(name, index.id),
        confidence=0.85,
        message=f"The index `{index.id}` is kept by hand only to read `{name}[{index.id}]`. "
        f"`for item in {name}` says the same, and cannot forget to count.",
    )


def repair(match: Match, facts: Facts, edit: Editor) -> None:
    """Direct iteration, or enumerate where the index is used for itself."""
    loop, use = match.node, match.parts.get("use")
    if use is None:
        edit.refuse("only a for is rewritten")
    assert isinstance(loop, ast.For)
    assert isinstance(use, IndexUse)
    if any(facts.binds(use.index.id, part) for part in loop.body) or _used_after(use, loop, facts):
        edit.refuse("the index is used after the loop")
    item = edit.fresh(singular(facts.text(use.items)))
    for read in use.reads:
        edit.replace(read, item)
    if use.alone:
        edit.replace(loop.target, f"{use.index.id}, {item}")
        edit.replace(loop.iter, "enumerate({items})", items=use.items)
    else:
        edit.replace(loop.target, item)
        edit.replace(loop.iter, "{items}", items=use.items)


def _used_after(use: IndexUse, loop: ast.For, facts: Facts) -> bool:
    return any(
        not facts.holds(loop, name)
        and isinstance(name.ctx, ast.Load)
        and name.lineno > (loop.end_lineno or 0)
        for name in facts.uses(use.index)
    )


def find_loops(node: ast.For, facts: Facts) -> Iterator[Match]:
    """`for i, x in enumerate(xs)` where x is only read."""
    call, target = node.iter, node.target
    if (
        facts.is_builtin(call, "enumerate")
        and len(call.args) == 1
        and not call.keywords
        and isinstance(call.args[0], ast.Name)
        and facts.head(call.args[0]) in ("list", "Sequence", "tuple", "str")
        and isinstance(target, ast.Tuple)
        and all(isinstance(part, ast.Name) for part in target.elts)
    ):
        index, item = target.elts
        assert isinstance(item, ast.Name)
        uses = [use for use in facts.uses(item) if use is not item]
        inside = all(facts.holds(part, use) for use in uses for part in [node])
        items = call.args[0]
        if (
            inside
            and uses
            and all(isinstance(use.ctx, ast.Load) for use in uses)
            and not any(facts.changes(items.id, part) for part in node.body)
        ):
            parts = {"index": index, "items": items, "uses": uses}
            yield Match(node=node, core=node, message="", parts=parts)


def inject(match: Match, facts: Facts, edit: Editor) -> None:
    """Count, and read by index."""
    loop = match.node
    assert isinstance(loop, ast.For)
    index, items = match.parts["index"].id, match.parts["items"].id
    edit.replace(loop.target, index)
    edit.replace(loop.iter, f"range(len({items}))")
    for use in match.parts["uses"]:
        edit.replace(use, f"{items}[{index}]")


KIND = KindCode(
    id="range-len-loop",
    detect=detect,
    on=(ast.For, ast.While),
    repair=repair,
    safety="safe",
    inject=Injection(find_loops, inject, on=(ast.For,)),
    bad=(
        Bad(
            "def show(xs):\n    i = 0\n    while i < len(xs):\n        print(xs[i])\n"
            "        i += 1\n",
            lines=(3, 5),
            core=3,
            names=("xs", "i"),
        ),
        Bad(
            "def show(rows):\n    n = len(rows)\n    for i in range(n):\n"
            "        print(i, rows[i])\n",
            lines=(3, 4),
            core=3,
            names=("rows", "i"),
        ),
        Bad(
            """\
def total(prices):
    result = 0
    for i in range(len(prices)):
        result += prices[i]  # in cents
    return result
""",
            lines=(3, 4),
            core=3,
            names=("prices", "i"),
            repaired="""\
def total(prices):
    result = 0
    for price in prices:
        result += price  # in cents
    return result
""",
        ),
        Bad(
            """\
for i in range(len(names)):
    print(i, names[i])
""",
            lines=(1, 2),
            core=1,
            names=("names", "i"),
            repaired="""\
for i, name in enumerate(names):
    print(i, name)
""",
        ),
    ),
    good=(
        Good("i = 0\nwhile i < len(xs):\n    print(xs[i], xs[i - 1])\n    i += 1\n"),
        Good("for i in range(0, len(names), 2):\n    print(names[i])\n"),
        Good(
            """\
def show(names: list[str]):
    for i, name in enumerate(names):
        print(i, name)
""",
            injected="""\
def show(names: list[str]):
    for i in range(len(names)):
        print(i, names[i])
""",
        ),
        Good("for i in range(len(values)):\n    values[i] *= 2\n"),
        Good("for i in range(len(values)):\n    print(values[i] - values[i - 1])\n"),
        Good("for i in range(len(values)):\n    print(i)\n"),
        Good("for i in range(len(values)):\n    values.append(values[i])\n"),
    ),
)
