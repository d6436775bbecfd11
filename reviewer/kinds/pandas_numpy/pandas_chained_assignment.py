"""df[mask]["c"] = v assigns to a temporary copy."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..facts import Facts
from ..facts.expressions import constant, method_call
from ..kind import Bad, Good, Injection, KindCode, Match

if TYPE_CHECKING:
    from ..rewriting.editor import Editor


def detect(node: ast.Subscript, facts: Facts) -> Iterator[Match]:
    """An assignment to a subscript of a subscript of a frame."""
    inner = node.value
    if isinstance(node.ctx, ast.Load):
        return
    if isinstance(inner, ast.Attribute) and inner.attr in ("loc", "iloc"):
        yield from _of_a_column(node, inner, facts)
    if isinstance(inner, ast.Call):
        yield from _of_a_result(node, inner, facts)
    if not isinstance(inner, ast.Subscript):
        return
    base = inner.value
    frame = base.value if isinstance(base, ast.Attribute) and base.attr in ("loc", "iloc") else base
    if facts.head(frame) != "DataFrame":
        return
    by_mask = isinstance(inner.slice, ast.Compare | ast.BinOp | ast.UnaryOp | ast.Call) or (
        facts.head(inner.slice) == "Series"
    )
    by_column = isinstance(constant(inner.slice), str) and base is frame
    if not by_mask and not by_column:
        return
    name = facts.text(frame)
    rows, column = (inner.slice, node.slice) if by_mask else (node.slice, inner.slice)
    better = f"{name}.loc[{facts.text(rows)}, {facts.text(column)}]"
    yield Match(
        node=facts.construct(node),
        core=node,
        names=(name,) if name.isidentifier() else (),
        confidence=0.9,
        message=f"`{facts.text(inner)}` may be a copy, so the assignment can get lost (it does, "
        f"with copy-on-write). `{better} = ...` changes `{name}` itself.",
        parts={"frame": frame, "rows": rows, "column": column},
    )


def _of_a_column(node: ast.Subscript, place: ast.Attribute, facts: Facts) -> Iterator[Match]:
    """`df["c"].loc[mask] = v` and `df["c"].iloc[0] = v`."""
    column = place.value
    if not isinstance(column, ast.Subscript) or facts.head(column.value) != "DataFrame":
        return
    if not isinstance(constant(column.slice), str):
        return
    name = facts.text(column.value)
    rows = facts.text(node.slice)
    yield Match(
        node=facts.construct(node),
        core=node,
        names=(name,) if name.isidentifier() else (),
        confidence=0.8,
        message=f"`{facts.text(column)}` may be a copy, so the assignment can get lost (it does, "
        f"with copy-on-write). `{name}.loc[{rows}, {facts.text(column.slice)}] = ...` changes "
        f"`{name}` itself.",
        parts={
            "frame": column.value,
            "rows": node.slice,
            "column": column.slice,
            "by_position": place.attr == "iloc",
        },
    )


def _of_a_result(node: ast.Subscript, call: ast.Call, facts: Facts) -> Iterator[Match]:
    """`df.query("...")["c"] = v`."""
    frame = method_call(call, "query", "head", "tail", "sort_values", "dropna", "filter")
    if frame is None or facts.head(frame) != "DataFrame":
        return
    name = facts.text(frame)
    yield Match(
        node=facts.construct(node),
        core=node,
        names=(name,) if name.isidentifier() else (),
        confidence=0.9,
        message=f"`{facts.text(call)}` gives a new frame, so the assignment is lost with it and "
        f"`{name}` stays as it is. Choose rows and column in one `{name}.loc[rows, column] = ...`.",
        parts={},
    )


def repair(match: Match, facts: Facts, edit: Editor) -> None:
    """One assignment through loc."""
    parts = match.parts
    if not parts or parts.get("by_position"):
        edit.refuse("the rows have no label here")
    if isinstance(parts["rows"], ast.Slice):
        edit.refuse("rows by position need iloc")
    edit.replace(
        match.core,
        "{frame}.loc[{rows}, {column}]",
        frame=parts["frame"],
        rows=parts["rows"],
        column=parts["column"],
    )


def find_locs(node: ast.Assign, facts: Facts) -> Iterator[Match]:
    """`frame.loc[mask, "column"] = value`."""
    target = node.targets[0]
    if not (isinstance(target, ast.Subscript) and isinstance(target.value, ast.Attribute)):
        return
    frame, place = target.value.value, target.slice
    if target.value.attr != "loc" or facts.head(frame) != "DataFrame":
        return
    if isinstance(place, ast.Tuple) and len(place.elts) == 2:
        rows, column = place.elts
        if isinstance(constant(column), str) and not isinstance(rows, ast.Slice):
            parts = {"target": target, "frame": frame, "rows": rows, "column": column}
            yield Match(node=node, core=node, message="", parts=parts)


def inject(match: Match, facts: Facts, edit: Editor) -> None:
    """Choose the rows, then the column."""
    parts = dict(match.parts)
    edit.replace(parts.pop("target"), "{frame}[{rows}][{column}]", **parts)


KIND = KindCode(
    id="pandas-chained-assignment",
    detect=detect,
    on=(ast.Subscript,),
    repair=repair,
    condition="the frame itself is meant to change",
    inject=Injection(find_locs, inject, on=(ast.Assign,)),
    bad=(
        Bad(
            """\
import pandas as pd

def cap(df: pd.DataFrame) -> None:
    df[df["age"] > 120]["age"] = 120
""",
            lines=(4, 4),
            core=4,
            names=("df",),
            repaired="""\
import pandas as pd

def cap(df: pd.DataFrame) -> None:
    df.loc[df["age"] > 120, "age"] = 120
""",
        ),
        Bad(
            'import pandas as pd\ndf = pd.read_csv("a.csv")\ndf["age"][df["age"] < 0] = 0\n',
            lines=(3, 3),
            core=3,
            names=("df",),
            repaired='import pandas as pd\ndf = pd.read_csv("a.csv")\n'
            'df.loc[df["age"] < 0, "age"] = 0\n',
        ),
        Bad(
            'def fix(df):\n    late = df.days > 30\n    df.loc[late]["status"] = "late"\n',
            lines=(3, 3),
            core=3,
            names=("df",),
            repaired='def fix(df):\n    late = df.days > 30\n    df.loc[late, "status"] = "late"\n',
        ),
        Bad(
            'df["price"].loc[df["price"] < 0] = 0\n',
            lines=(1, 1),
            core=1,
            names=("df",),
            repaired='df.loc[df["price"] < 0, "price"] = 0\n',
        ),
        Bad('df.query("age < 0")["age"] = 0\n', lines=(1, 1), core=1, names=("df",)),
    ),
    good=(
        Good(
            """\
def clipped(sales: pd.DataFrame):
    sales.loc[sales["price"] < 0, "price"] = 0
    return sales.sum()
""",
            injected="""\
def clipped(sales: pd.DataFrame):
    sales[sales["price"] < 0]["price"] = 0
    return sales.sum()
""",
        ),
        Good('import pandas as pd\ndf = pd.read_csv(p)\ndf.loc[df["age"] > 120, "age"] = 120\n'),
        Good('grid[row]["cell"] = 1\n'),
        Good('tables: dict = {}\ntables["a"]["b"] = 1\n'),
    ),
)
