"""max, min, sum or set of a collection that does not change is computed in every pass."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..facts import Facts
from ..facts.expressions import method_call, path_of, walk
from ..kind import Bad, Good, Injection, KindCode, Match

if TYPE_CHECKING:
    from ..rewriting.editor import Editor

_NAMES = {
    "max": "largest",
    "min": "smallest",
    "sum": "total",
    "set": "distinct",
    "frozenset": "distinct",
    "mean": "average",
    "median": "middle",
    "fsum": "total",
    "std": "spread",
    "stdev": "spread",
    "Counter": "counts",
}
_FUNCTIONS = {
    "max",
    "min",
    "sum",
    "set",
    "frozenset",
    "statistics.mean",
    "statistics.median",
    "statistics.fmean",
    "statistics.stdev",
    "math.fsum",
    "numpy.mean",
    "numpy.median",
    "numpy.sum",
    "numpy.max",
    "numpy.min",
    "numpy.std",
    "collections.Counter",
}


def detect(node: ast.Call, facts: Facts) -> Iterator[Match]:
    """A pure aggregate of one collection, in a growing loop that leaves the collection alone."""
    if facts.called(node) not in _FUNCTIONS or len(node.args) != 1 or _set_is_searched(node, facts):
        return
    items = node.args[0]
    if isinstance(items, ast.GeneratorExp | ast.ListComp) and len(items.generators) == 1:
        yield from _of_each(node, items, facts)
        return
    source = method_call(items, "values", "keys", "items") or items
    path = path_of(source)
    if path is None or facts.is_small(items):
        return
    loop = facts.growing_loop(node)
    if loop is None or not all(
        facts.is_invariant(part, loop) for part in (items, *(k.value for k in node.keywords))
    ):
        return
    effects = facts.effects(path, loop)
    owner = facts.effects(path.partition(".")[0], loop) if "." in path else set()
    if isinstance(loop, ast.While) and ("pass" in effects or "." in path):
        return
    doubtful = bool((effects | owner) & {"pass", "call"})
    text = facts.text(node)
    yield Match(
        node=loop,
        core=node,
        names=(path,),
        confidence=0.7 if doubtful else 0.9,
        message=f"`{text}` gives the same result in every pass, because `{path}` does not change "
        f"in the loop, yet goes through all of it each time. Compute it once before the loop.",
        parts={"loop": loop, "doubtful": doubtful},
    )


def _of_each(
    node: ast.Call, made: ast.GeneratorExp | ast.ListComp, facts: Facts
) -> Iterator[Match]:
    """`sum(r.size for r in rows)`, where the loop sets no attribute that is read."""
    source = made.generators[0].iter
    source = method_call(source, "values", "keys", "items") or source
    path = path_of(source)
    loop = facts.growing_loop(node)
    if path is None or loop is None or facts.is_small(source) or isinstance(loop, ast.While):
        return
    if not facts.is_invariant(made, loop) or not facts.is_invariant(source, loop):
        return
    read = {part.attr for part in walk(made) if isinstance(part, ast.Attribute)}
    effects = facts.effects(path, loop) | facts.effects(path.partition(".")[0], loop)
    if effects & {"pass", "call"} or any(
        (isinstance(part, ast.Attribute) and part.attr in read)
        if isinstance(getattr(part, "ctx", None), ast.Store | ast.Del)
        else isinstance(part, ast.Subscript) and not isinstance(part.ctx, ast.Load)
        for part in walk(loop)
    ):
        return
    yield Match(
        node=loop,
        core=node,
        names=(path,),
        confidence=0.8,
        message=f"`{facts.text(node)}` gives the same result in every pass, because `{path}` does "
        f"not change in the loop, yet goes through all of it each time. Compute it once before "
        f"the loop.",
        parts={"loop": loop, "doubtful": True},
    )


def _set_is_searched(node: ast.Call, facts: Facts) -> bool:
    """`x in set(xs)` is a kind of its own."""
    parent = facts.parent(node)
    return (
        isinstance(parent, ast.Compare)
        and node in parent.comparators
        and isinstance(parent.ops[0], ast.In | ast.NotIn)
    )


def repair(match: Match, facts: Facts, edit: Editor) -> None:
    """Compute it once before the loop."""
    call, loop = match.core, match.parts["loop"]
    assert isinstance(call, ast.Call)
    if match.parts["doubtful"]:
        edit.refuse("what is called in the loop may change the collection")
    function = (facts.called(call) or "").rpartition(".")[2]
    edit.replace(call, edit.hoist(call, loop, _NAMES.get(function, "result"), "{value}"))


def find_hoisted(node: ast.Assign, facts: Facts) -> Iterator[Match]:
    """`largest = max(xs)` whose name is read once, in a growing loop that leaves xs alone."""
    target, call = node.targets[0], node.value
    if not (isinstance(target, ast.Name) and isinstance(call, ast.Call) and len(call.args) == 1):
        return
    if facts.called(call) not in _FUNCTIONS or path_of(call.args[0]) is None or call.keywords:
        return
    reads = [use for use in facts.uses(target) if use is not target]
    if len(reads) != 1 or len(facts.bindings(target)) != 1:
        return
    loop = facts.growing_loop(reads[0])
    if loop is None or facts.holds(loop, node):
        return
    parent = facts.parent(reads[0])
    if isinstance(parent, ast.Compare) and isinstance(parent.ops[0], ast.In | ast.NotIn):
        return
    if not facts.effects(path_of(call.args[0]) or "", loop):
        yield Match(node=node, core=node, message="", parts={"use": reads[0], "call": call})


def inject(match: Match, facts: Facts, edit: Editor) -> None:
    """Move the computation to where its result is read."""
    assert isinstance(match.node, ast.Assign)
    edit.replace(match.parts["use"], "{call}", call=match.parts["call"])
    edit.remove(match.node)


KIND = KindCode(
    id="invariant-aggregate-in-loop",
    detect=detect,
    calls=(
        "max",
        "min",
        "sum",
        "set",
        "frozenset",
        "mean",
        "median",
        "fmean",
        "stdev",
        "fsum",
        "std",
        "Counter",
    ),
    repair=repair,
    condition="nothing called in the loop changes the collection",
    inject=Injection(find_hoisted, inject, on=(ast.Assign,)),
    bad=(
        Bad(
            "for row in rows:\n    row.share = row.size / sum(r.size for r in rows)\n",
            lines=(1, 2),
            core=2,
            names=("rows",),
        ),
        Bad(
            """\
def shares(amounts: list[float]) -> list[float]:
    return [amount / sum(amounts) for amount in amounts]
""",
            lines=(2, 2),
            core=2,
            names=("amounts",),
            repaired="""\
def shares(amounts: list[float]) -> list[float]:
    total = sum(amounts)
    return [amount / total for amount in amounts]
""",
        ),
        Bad(
            """\
def bars(counts):
    for name, count in counts.items():
        # scaled to the longest bar
        width = 40 * count // max(counts.values())
        print(name, "#" * width)
""",
            lines=(2, 5),
            core=4,
            names=("counts",),
            repaired="""\
def bars(counts):
    largest = max(counts.values())
    for name, count in counts.items():
        # scaled to the longest bar
        width = 40 * count // largest
        print(name, "#" * width)
""",
        ),
    ),
    good=(
        Good("for row in rows:\n    row.size = row.size / sum(r.size for r in rows)\n"),
        Good("for row in rows:\n    print(sum(part.size for part in row.parts))\n"),
        Good(
            """\
def shares(amounts):
    total = sum(amounts)
    return [amount / total for amount in amounts]
""",
            injected="""\
def shares(amounts):
    return [amount / sum(amounts) for amount in amounts]
""",
        ),
        Good("""\
def grow(values, goal):
    while max(values) < goal:
        values.append(max(values) + 1)
"""),
        Good("""\
def row_sums(rows):
    return [sum(row) for row in rows]
"""),
        Good("""\
def check(values, names):
    for name in names:
        if name is None:
            raise ValueError(f"no name, largest value {max(values)}")
"""),
        Good("""\
def clipped(values, low, high):
    return [max(low, min(value, high)) for value in values]
"""),
    ),
)
