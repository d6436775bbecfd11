"""A counter is kept by hand beside a for loop."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..facts import Facts
from ..facts.expressions import constant, is_zero, keyword, same, walk
from ..kind import Bad, Good, Injection, KindCode, Match
from .manual_sum_loop import as_augmented

if TYPE_CHECKING:
    from ..rewriting.editor import Editor


def detect(node: ast.For, facts: Facts) -> Iterator[Match]:
    """`i = 0` just before the loop and `i += 1` at its end, changed nowhere else."""
    for statement in node.body[1:]:
        last = as_augmented(statement)
        if (
            isinstance(last, ast.AugAssign)
            and isinstance(last.op, ast.Add)
            and isinstance(last.target, ast.Name)
            and constant(last.value) == 1
        ):
            yield from _counted(node, last, last.target, facts)


def _counted(
    node: ast.For, last: ast.AugAssign, counter: ast.Name, facts: Facts
) -> Iterator[Match]:
    """The loop, if `counter` is its position in every statement before the count at `last`."""
    start = facts.before(node)
    while isinstance(start, ast.Assign) and not same(start.targets[0], counter):
        start = facts.before(start)
    if not (isinstance(start, ast.Assign) and (is_zero(start.value) or constant(start.value) == 1)):
        return
    if len(facts.all_effects(counter.id, node, "bind")) != 1:
        return
    if any(isinstance(child, ast.Continue) for part in node.body for child in walk(part)):
        return
    reads = [use for use in facts.uses(counter) if isinstance(use.ctx, ast.Load)]
    if not any(facts.holds(node, use) for use in reads):
        return
    if any(use.lineno > last.lineno for use in reads):
        return
    yield Match(
        node=node,
        core=last,
        names=(counter.id,),
        confidence=0.9,
        message=f"`{counter.id}` counts the passes by hand. "
        f"`for {counter.id}, {facts.text(node.target)} in enumerate({facts.text(node.iter)})` "
        f"gives the position beside the item.",
    )


def find_enumerations(node: ast.For, facts: Facts) -> Iterator[Match]:
    """`for i, x in enumerate(xs)` whose passes all reach the end of the body."""
    call, target = node.iter, node.target
    if not (facts.is_builtin(call, "enumerate") and len(call.args) == 1):
        return
    start = keyword(call, "start")
    if start is not None and constant(start) not in (0, 1):
        return
    if not (isinstance(target, ast.Tuple) and isinstance(target.elts[0], ast.Name)):
        return
    index, last = target.elts[0], node.body[-1]
    if isinstance(last, ast.Return | ast.Raise | ast.Break) or node.orelse:
        return
    if any(isinstance(child, ast.Continue) for part in node.body for child in walk(part)):
        return
    if any(facts.binds(index.id, part) for part in node.body):
        return
    if all(facts.holds(node, use) for use in facts.uses(index)):
        first = constant(start) if start is not None else 0
        parts = {"index": index.id, "item": target.elts[1], "start": first}
        yield Match(node=node, core=node, message="", parts=parts)


def inject(match: Match, facts: Facts, edit: Editor) -> None:
    """Count the passes by hand."""
    loop, index = match.node, match.parts["index"]
    assert isinstance(loop, ast.For)
    assert isinstance(loop.iter, ast.Call)
    edit.replace(loop.target, "{item}", item=match.parts["item"])
    edit.replace(loop.iter, "{items}", items=loop.iter.args[0])
    edit.insert_before(loop, f"{index} = {match.parts['start']}")
    edit.insert_after(loop.body[-1], f"{index} += 1")


KIND = KindCode(
    id="manual-index-counter",
    detect=detect,
    on=(ast.For,),
    inject=Injection(find_enumerations, inject, on=(ast.For,)),
    bad=(
        Bad(
            "number = 1\nfor line in lines:\n    print(number, line)\n    number = number + 1\n",
            lines=(2, 4),
            core=4,
            names=("number",),
        ),
        Bad(
            """\
def listing(bills):
    lines = []
    number = 1
    total = 0
    for bill in bills:
        lines.append(f"{number} {bill}")
        number += 1
        total += bill
    return lines, total
""",
            lines=(5, 8),
            core=7,
            names=("number",),
        ),
        Bad(
            """\
def numbered(lines):
    number = 1
    for line in lines:
        print(number, line)
        number += 1
""",
            lines=(3, 5),
            core=5,
            names=("number",),
        ),
    ),
    good=(
        Good(
            """\
def listing(names):
    for number, name in enumerate(names, start=1):
        print(number, name)
""",
            injected="""\
def listing(names):
    number = 1
    for name in names:
        print(number, name)
        number += 1
""",
        ),
        Good("for number, line in enumerate(lines, 1):\n    print(number, line)\n"),
        Good("""\
count = 0
for line in lines:
    print(line)
    count += 1
print(count)
"""),
        Good("""\
n = 0
for line in lines:
    if not line:
        continue
    print(n, line)
    n += 1
"""),
    ),
)
