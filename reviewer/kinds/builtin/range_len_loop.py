"""for i in range(len(xs)) where enumerate or direct iteration is meant."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..facts import Facts
from ..kind import Bad, Good, Injection, KindCode, Match
from ._indexing import IndexUse, index_use, singular

if TYPE_CHECKING:
    from ..rewriting.editor import Editor


def detect(node: ast.For, facts: Facts) -> Iterator[Match]:
    """A loop whose index serves to read `xs[i]`, never to write it or to reach its neighbours."""
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


def repair(match: Match, facts: Facts, edit: Editor) -> None:
    """Direct iteration, or enumerate where the index is used for itself."""
    loop, use = match.node, match.parts["use"]
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
    on=(ast.For,),
    repair=repair,
    safety="safe",
    inject=Injection(find_loops, inject, on=(ast.For,)),
    bad=(
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
