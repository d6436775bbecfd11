"""A counter is kept by hand beside a for loop."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ..facts import Facts
from ..facts.expressions import constant, is_zero, same, walk
from ..kind import Bad, Good, KindCode, Match


def detect(node: ast.For, facts: Facts) -> Iterator[Match]:
    """`i = 0` just before the loop and `i += 1` at its end, changed nowhere else."""
    for last in node.body[1:]:
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


KIND = KindCode(
    id="manual-index-counter",
    detect=detect,
    on=(ast.For,),
    bad=(
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
