"""groupby().apply(lambda g: ...) where a built-in aggregation exists."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ..facts import Facts
from ..facts.expressions import method_call, walk
from ..kind import Bad, Good, KindCode, Match

_REDUCTIONS = (
    "sum",
    "mean",
    "max",
    "min",
    "count",
    "median",
    "std",
    "var",
    "nunique",
    "first",
    "last",
    "size",
    "prod",
)


def detect(node: ast.Call, facts: Facts) -> Iterator[Match]:
    """apply, agg or transform on a groupby, with a lambda that is one reduction of its group."""
    if (
        not isinstance(node.func, ast.Attribute)
        or len(node.args) != 1
        or not isinstance(node.args[0], ast.Lambda)
    ):
        return
    grouped = (
        any(method_call(child, "groupby") is not None for child in walk(node.func.value))
        or facts.head(node.func.value) == "GroupBy"
    )
    function = node.args[0]
    if not grouped or len(function.args.args) != 1:
        return
    subject = method_call(function.body, *_REDUCTIONS)
    base = subject
    while isinstance(base, ast.Subscript | ast.Attribute):
        base = base.value
    if not (isinstance(base, ast.Name) and base.id == function.args.args[0].arg):
        return
    reduction = function.body.func.attr  # type: ignore[attr-defined]
    yield Match(
        node=node,
        core=node,
        names=(reduction,),
        confidence=0.9,
        message=f"The lambda is called once per group in Python. The group-by has `{reduction}` "
        f'built in: name it, `.agg("{reduction}")`, and it runs in compiled code.',
    )


KIND = KindCode(
    id="pandas-groupby-apply-lambda",
    detect=detect,
    calls=("apply", "agg", "aggregate", "transform"),
    bad=(
        Bad(
            "sums = df.groupby('shop').apply(lambda g: g['price'].sum())\n",
            lines=(1, 1),
            core=1,
            names=("sum",),
        ),
    ),
    good=(
        Good("sums = df.groupby('shop')['price'].sum()\n"),
        Good("spread = df.groupby('shop')['price'].agg(lambda x: x.max() - x.min())\n"),
    ),
)
