"""df.loc[len(df)] = row in a loop grows a frame row by row."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ..facts import Facts
from ..facts.expressions import keyword, len_of, path_of, same, walk
from ..facts.structure import Loop
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
    if loop is None or path is None or facts.binds(path, loop):
        return
    if not same(counted, base.value) and not _counts_up(node, loop, facts):
        return
    yield Match(
        node=loop,
        core=node,
        names=(path,),
        confidence=0.95,
        message=f"Adding a row with `{facts.text(node)}` copies the whole of `{path}` each time. "
        f"Collect the rows in a list of dicts and make the frame once after the loop.",
    )


def _counts_up(node: ast.Subscript, loop: Loop, facts: Facts) -> bool:
    """Whether the label is a number that goes up by one a pass, and the frame was made without
    rows in this function."""
    assert isinstance(node.value, ast.Attribute)
    frame, label = node.value.value, node.slice
    made = facts.value(frame)
    if not (isinstance(made, ast.Call) and isinstance(label, ast.Name)):
        return False
    if facts.called(made) != "pandas.DataFrame" or made.args or keyword(made, "index") is not None:
        return False
    if any(argument.arg != "columns" and argument.arg != "dtype" for argument in made.keywords):
        return False
    target = getattr(loop, "target", None)
    if facts.is_builtin(getattr(loop, "iter", None), "enumerate", "range"):
        first = target.elts[0] if isinstance(target, ast.Tuple) else target
        return getattr(first, "id", "") == label.id
    return any(
        isinstance(child, ast.AugAssign) and getattr(child.target, "id", "") == label.id
        for child in walk(loop)
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
        Bad(
            "import pandas as pd\ndf = pd.DataFrame(columns=['a', 'b'])\n"
            "for i, r in enumerate(rows):\n    df.loc[i] = [r.a, r.b]\n",
            lines=(3, 4),
            core=4,
            names=("df",),
        ),
    ),
    good=(
        Good(
            "import pandas as pd\ndf = pd.DataFrame(index=days)\n"
            "for i, day in enumerate(days):\n    df.loc[i] = day.values\n"
        ),
        Good("df.loc[len(df)] = totals\n"),
        Good("for key, value in changes.items():\n    df.loc[key] = value\n"),
    ),
)
