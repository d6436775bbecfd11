"""Rows are looped over with iterrows or itertuples where a column expression works."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ..facts import Facts
from ..facts.expressions import method_call, walk
from ..kind import Bad, Good, KindCode, Match


def detect(node: ast.For | ast.comprehension, facts: Facts) -> Iterator[Match]:
    """A loop over `df.iterrows()` or `df.itertuples()`."""
    frame = method_call(node.iter, "iterrows", "itertuples")
    if frame is None and facts.is_builtin(node.iter, "enumerate"):
        assert isinstance(node.iter, ast.Call)
        frame = method_call(node.iter.args[0], "iterrows", "itertuples") if node.iter.args else None
    if frame is None:
        return
    whole = node if isinstance(node, ast.For) else facts.parents[node]
    name = facts.text(frame)
    method = "iterrows" if "iterrows" in facts.text(node.iter) else "itertuples"
    acts = isinstance(node, ast.For) and any(
        isinstance(part, ast.Yield | ast.Await | ast.Try | ast.With) for part in walk(whole)
    )
    yield Match(
        node=whole,
        core=node if isinstance(node, ast.For) else node.iter,
        names=(name,) if name.isidentifier() else (),
        confidence=(
            0.45
            if method == "itertuples" and not _computes(whole)
            else (0.9 if method == "iterrows" else 0.75) - (0.2 if acts else 0.0)
        ),
        message=f"`{method}` builds a Python object for every row of `{name}`"
        + (", and loses the column types" if method == "iterrows" else "")
        + ". Arithmetic and comparisons on whole columns run in compiled code, often a hundred "
        "times faster.",
    )


def _computes(whole: ast.AST) -> bool:
    """Whether the loop computes or compares at all: to make records of rows there is no other
    way than to go through them."""
    return any(
        isinstance(part, ast.BinOp | ast.AugAssign)
        or (
            isinstance(part, ast.Compare)
            and not any(isinstance(op, ast.In | ast.NotIn) for op in part.ops)
        )
        for part in walk(whole)
    )


KIND = KindCode(
    id="pandas-iterrows",
    detect=detect,
    on=(ast.For, ast.comprehension),
    bad=(
        Bad(
            """\
def revenue(df):
    total = 0.0
    for _, row in df.iterrows():
        total += row["price"] * row["count"]
    return total
""",
            lines=(3, 4),
            core=3,
            names=("df",),
        ),
        Bad(
            "sums = [row.a + row.b for row in df.itertuples()]\n",
            lines=(1, 1),
            core=1,
            names=("df",),
        ),
    ),
    good=(
        Good('total = (df["price"] * df["count"]).sum()\n'),
        Good("for name, column in df.items():\n    print(name, column.dtype)\n"),
    ),
)
