"""df.loc[len(df)] = row in a loop grows a frame row by row."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ..facts import Facts
from ..facts.expressions import len_of, path_of, same
from ..kind import Bad, Good, KindCode, Match


def detect(node: ast.Subscript, facts: Facts) -> Iterator[Match]:
    """An assignment to `df.loc[len(df)]` in a growing loop."""
    base = node.value
    if isinstance(node.ctx, ast.Load) or not (
        isinstance(base, ast.Attribute) and base.attr in ("loc", "at")
    ):
        return
    counted = len_of(node.slice)
    if isinstance(node.slice, ast.BinOp):
        counted = len_of(node.slice.left)
    if isinstance(counted, ast.Attribute) and counted.attr == "index":
        counted = counted.value
    loop = facts.growing_loop(node)
    path = path_of(base.value)
    if not same(counted, base.value) or loop is None or path is None:
        return
    yield Match(
        node=loop,
        core=node,
        names=(path,),
        confidence=0.95,
        message=f"Adding a row with `{facts.text(node)}` copies the whole of `{path}` each time. "
        f"Collect the rows in a list of dicts and make the frame once after the loop.",
    )


KIND = KindCode(
    id="pandas-loc-row-append",
    detect=detect,
    on=(ast.Subscript,),
    bad=(
        Bad(
            "for reading in readings:\n    df.loc[len(df)] = [reading.time, reading.value]\n",
            lines=(1, 2),
            core=2,
            names=("df",),
        ),
    ),
    good=(
        Good("df.loc[len(df)] = totals\n"),
        Good("for key, value in changes.items():\n    df.loc[key] = value\n"),
    ),
)
