"""groupby().apply(lambda g: ...) where a built-in aggregation exists."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..facts import Facts
from ..facts.expressions import constant, len_of, method_call, walk
from ..kind import Bad, Good, Injection, KindCode, Match

if TYPE_CHECKING:
    from ..rewriting.editor import Editor

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
    grouped = any(
        method_call(child, "groupby") is not None
        or (isinstance(child, ast.Name) and facts.head(child) == "GroupBy")
        for child in walk(node.func.value)
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


def repair(match: Match, facts: Facts, edit: Editor) -> None:
    """The aggregation by its name."""
    call = match.node
    assert isinstance(call, ast.Call)
    assert isinstance(call.func, ast.Attribute)
    assert isinstance(call.args[0], ast.Lambda)
    reduction = call.args[0].body
    column = method_call(reduction, match.names[0])
    if (
        column is None
        or not isinstance(reduction, ast.Call)
        or reduction.args
        or reduction.keywords
    ):
        edit.refuse("the lambda does more than name an aggregation")
    if isinstance(column, ast.Name) and call.func.attr != "apply":
        edit.replace(call.args[0], f'"{match.names[0]}"')
    elif (
        isinstance(column, ast.Subscript)
        and isinstance(column.value, ast.Name)
        and call.func.attr == "apply"
    ):
        edit.replace(
            call,
            f"{{groups}}[{{column}}].{match.names[0]}()",
            groups=call.func.value,
            column=column.slice,
        )
    else:
        edit.refuse("the lambda does more than name an aggregation")


def find_named(node: ast.Call, facts: Facts) -> Iterator[Match]:
    """`groups.agg("max")`, `groups.transform("mean")`"""
    name = constant(node.args[0]) if len(node.args) == 1 else None
    if (
        isinstance(name, str)
        and name in _REDUCTIONS
        and isinstance(node.func, ast.Attribute)
        and any(method_call(child, "groupby") is not None for child in walk(node.func.value))
    ):
        yield Match(node=node, core=node, message="", parts={"name": name})


def inject(match: Match, facts: Facts, edit: Editor) -> None:
    """A lambda that calls it."""
    call = match.node
    assert isinstance(call, ast.Call)
    group = edit.fresh("group")
    edit.replace(call.args[0], f"lambda {group}: {group}.{match.parts['name']}()")


KIND = KindCode(
    id="pandas-groupby-apply-lambda",
    detect=detect,
    calls=("apply", "agg", "aggregate", "transform"),
    repair=repair,
    condition="a missing value is to be left out of its group",
    inject=Injection(find_named, inject, calls=("agg", "aggregate", "transform")),
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
            repaired="sums = df.groupby('shop')['price'].sum()\n",
        ),
        Bad(
            "by = df.groupby(['a', 'b'])\ntop = by['x'].agg(lambda s: s.max())\n",
            lines=(2, 2),
            core=2,
            names=("max",),
            repaired="by = df.groupby(['a', 'b'])\ntop = by['x'].agg(\"max\")\n",
        ),
    ),
    good=(
        Good(
            'top = df.groupby("shop")["price"].agg("max")\n',
            injected='top = df.groupby("shop")["price"].agg(lambda group: group.max())\n',
        ),
        Good("by = df.groupby('a')\nx = by['x'].agg(lambda s: s.max() - s.min())\n"),
        Good("sums = df.groupby('shop')['price'].sum()\n"),
        Good("spread = df.groupby('shop')['price'].agg(lambda x: x.max() - x.min())\n"),
    ),
)
