"""Rows are looped over with iterrows or itertuples where a column expression works."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ..facts import Facts
from ..facts.expressions import len_of, method_call, names_in, same, walk
from ..kind import Bad, Good, KindCode, Match


def detect(node: ast.For | ast.comprehension, facts: Facts) -> Iterator[Match]:
    """A loop over `df.iterrows()` or `df.itertuples()`."""
    frame = method_call(node.iter, "iterrows", "itertuples")
    if frame is None and facts.is_builtin(node.iter, "enumerate"):
        assert isinstance(node.iter, ast.Call)
        frame = method_call(node.iter.args[0], "iterrows", "itertuples") if node.iter.args else None
    if frame is None:
        yield from _by_index(node, facts)
        return
    whole = node if isinstance(node, ast.For) else facts.parents[node]
    name = facts.text(frame)
    method = "iterrows" if "iterrows" in facts.text(node.iter) else "itertuples"
    acts = isinstance(node, ast.For) and any(
        isinstance(part, ast.Yield | ast.Await | ast.Try | ast.With) for part in walk(whole)
    )
    if method == "itertuples" and not _computes(whole):
        return
    yield Match(
        node=whole,
        core=node if isinstance(node, ast.For) else node.iter,
        names=(name,) if name.isidentifier() else (),
        confidence=(0.9 if method == "iterrows" else 0.75) - (0.2 if acts else 0.0),
        message=f"`{method}` builds a Python object for every row of `{name}`"
        + (", and loses the column types" if method == "iterrows" else "")
        + ". Arithmetic and comparisons on whole columns run in compiled code, often a hundred "
        "times faster.",
    )


def _by_index(node: ast.For | ast.comprehension, facts: Facts) -> Iterator[Match]:
    """A loop over `range(len(df))` or `df.index` that takes one row after the other with loc."""
    if not isinstance(node, ast.For) or not isinstance(node.target, ast.Name):
        return
    frame = node.iter
    if facts.is_builtin(frame, "range") and len(frame.args) == 1:
        counted = len_of(frame.args[0])
        if counted is None and isinstance(size := frame.args[0], ast.Subscript):
            counted = size.value if getattr(size.value, "attr", "") == "shape" else None
        frame = counted if counted is not None else frame
    while isinstance(frame, ast.Attribute) and frame.attr in ("index", "shape"):
        frame = frame.value
    if facts.head(frame) != "DataFrame" or not _computes(node):
        return
    rows = [
        part
        for part in walk(node)
        if isinstance(part, ast.Subscript)
        and isinstance(part.value, ast.Attribute)
        and part.value.attr in ("loc", "iloc", "at", "iat")
        and isinstance(part.ctx, ast.Load)
        and same(part.value.value, frame)
        and names_in(part.slice) == {node.target.id}
        and not any(isinstance(piece, ast.BinOp | ast.Slice) for piece in walk(part.slice))
    ]
    if not rows:
        return
    name = facts.text(frame)
    yield Match(
        node=node,
        core=node,
        names=(name,) if name.isidentifier() else (),
        confidence=0.8,
        message=f"`{facts.text(rows[0])}` looks up one row of `{name}` in every pass, in Python. "
        "Arithmetic and comparisons on whole columns run in compiled code, often a hundred "
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
            """\
def label(df):
    for i in range(len(df)):
        if df.loc[i, "age"] > 65:
            df.loc[i, "group"] = "senior"
""",
            lines=(2, 4),
            core=2,
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
        Good("for row in mails.itertuples():\n    send(row.to, row.text)\n"),
        Good("for i in range(1, len(df)):\n    df.loc[i, 'a'] = df.loc[i - 1, 'a'] * 2\n"),
        Good("for name, column in df.items():\n    print(name, column.dtype)\n"),
    ),
)
