"""groupby().apply(lambda g: ...) where a built-in aggregation exists."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ..facts import Facts
from ..facts.expressions import len_of, method_call, walk
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
    group = function.args.args[0].arg
    if _is_series_of_reductions(function.body, group, facts):
        yield Match(
            node=node,
            core=node,
            names=("Series",),
            confidence=0.85,
            message="The lambda builds a Series for each group in Python. Named aggregations, "
            '`.agg(total=("column", "sum"))`, give the same columns in compiled code.',
        )
        return
    if not _is_reduction(function.body, group):
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


def _is_reduction(node: ast.expr, group: str) -> bool:
    """Whether an expression is one reduction of the group or of a column of it."""
    base = method_call(node, *_REDUCTIONS)
    while isinstance(base, ast.Subscript | ast.Attribute):
        base = base.value
    return isinstance(base, ast.Name) and base.id == group


def _is_series_of_reductions(node: ast.expr, group: str, facts: Facts) -> bool:
    if facts.called(node) != "pandas.Series" or not (isinstance(node, ast.Call) and node.args):
        return False
    table = node.args[0]
    return isinstance(table, ast.Dict) and all(
        _is_reduction(value, group) or getattr(len_of(value), "id", "") == group
        for value in table.values
    )


KIND = KindCode(
    id="pandas-groupby-apply-lambda",
    detect=detect,
    calls=("apply", "agg", "aggregate", "transform"),
    bad=(
        Bad(
            "import pandas as pd\n\nsums = sales.groupby('month').apply(\n"
            "    lambda group: pd.Series({'n': len(group), 'net': group['net'].sum()})\n)\n",
            lines=(3, 5),
            core=3,
            names=("Series",),
        ),
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
