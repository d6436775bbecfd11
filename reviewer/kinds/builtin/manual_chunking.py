"""Batches are collected in a list that is emptied when it is full."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ..facts import Facts
from ..facts.expressions import expression_call, len_of, method_call, path_of, same
from ..kind import Bad, Good, KindCode, Match


def detect(node: ast.If, facts: Facts) -> Iterator[Match]:
    """`batch.append(x)`, then `if len(batch) == n:` that hands it on and starts a new list, and
    nothing else in the loop."""
    loop = facts.parent(node)
    if not isinstance(loop, ast.For) or len(loop.body) != 2:
        return
    before = facts.before(node)
    call = expression_call(before)
    batch = method_call(call, "append")
    if loop.body[1] is not node or node.orelse or call is None:
        return
    test, path = node.test, path_of(batch)
    if not isinstance(test, ast.Compare) or not isinstance(test.ops[0], ast.Eq | ast.GtE):
        return
    if path is None or not same(len_of(test.left), batch) or not same(call.args[0], loop.target):
        return
    last = node.body[-1]
    fresh = isinstance(last, ast.Assign) and same(last.targets[0], batch)
    emptied = method_call(expression_call(last), "clear")
    if not fresh and not same(emptied, batch):
        return
    size = facts.text(test.comparators[0])
    items = facts.text(loop.iter)
    yield Match(
        node=loop,
        core=node,
        names=(path,),
        confidence=0.7,
        message=f"The loop cuts `{items}` into batches by hand, and needs a second place for the "
        f"last one. `itertools.batched({items}, {size})` (from Python 3.12) gives them all.",
    )


KIND = KindCode(
    id="manual-chunking",
    detect=detect,
    on=(ast.If,),
    bad=(
        Bad(
            """\
def batches(rows, size):
    batch = []
    for row in rows:
        batch.append(row)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch
""",
            lines=(3, 7),
            core=5,
            names=("batch",),
        ),
    ),
    good=(
        Good("from itertools import batched\nfor batch in batched(rows, 100):\n    send(batch)\n"),
        Good("parts = [rows[i : i + 9] for i in range(0, len(rows), 9)]\n"),
        Good(
            "for row in rows:\n    batch.append(row.cleaned())\n    if len(batch) == 9:\n"
            "        send(batch)\n        batch = []\n"
        ),
    ),
)
