"""pd.concat or df.append grows a frame inside a loop."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ..facts import Facts
from ..facts.expressions import path_of, same, walk
from ..kind import Bad, Good, KindCode, Match

_GROWING = ("concat", "merge", "append", "_append")


def detect(node: ast.Assign, facts: Facts) -> Iterator[Match]:
    """`df = pd.concat([df, part])` or `df = df.append(part)` in a growing loop."""
    target, call = node.targets[0], node.value
    path = path_of(target)
    if isinstance(call, ast.IfExp):  # `part if df is None else pd.concat([df, part])`
        call = call.orelse if isinstance(call.orelse, ast.Call) else call.body
    while (
        isinstance(call, ast.Call)
        and isinstance(call.func, ast.Attribute)
        and call.func.attr in ("reset_index", "sort_values", "drop_duplicates")
    ):
        call = call.func.value
    if path is None or not isinstance(call, ast.Call):
        return
    if getattr(call.func, "attr", getattr(call.func, "id", "")) not in _GROWING:
        return
    if facts.called(call) in ("pandas.concat", "pandas.merge"):
        grows = (
            facts.called(call) == "pandas.concat"
            and bool(call.args)
            and any(same(part, target) for part in walk(call.args[0]))
        )
    else:
        grows = (
            isinstance(call.func, ast.Attribute)
            and call.func.attr in ("append", "_append")
            and same(call.func.value, target)
            and facts.head(target) != "list"
        )
    loop = facts.growing_loop(node)
    if not grows or loop is None:
        return
    yield Match(
        node=loop,
        core=node,
        names=(path,),
        confidence=0.95,
        message=f"Every pass copies all rows of `{path}` collected so far into a new frame, which "
        f"is quadratic. Collect the pieces in a list and call `pd.concat` once after the loop.",
    )


KIND = KindCode(
    id="pandas-concat-in-loop",
    detect=detect,
    on=(ast.Assign,),
    bad=(
        Bad(
            """\
import pandas as pd

def load(paths):
    table = pd.DataFrame()
    for path in paths:
        table = pd.concat([table, pd.read_csv(path)], ignore_index=True)
    return table
""",
            lines=(5, 6),
            core=6,
            names=("table",),
        ),
        Bad(
            "import pandas as pd\nfor part in parts:\n"
            "    df = part if df is None else pd.concat([df, part])\n",
            lines=(2, 3),
            core=3,
            names=("df",),
        ),
        Bad(
            "for row in rows:\n    df = df.append(row, ignore_index=True)\n",
            lines=(1, 2),
            core=2,
            names=("df",),
        ),
    ),
    good=(
        Good("""\
import pandas as pd

def load(paths):
    return pd.concat([pd.read_csv(path) for path in paths])
"""),
        Good("""\
import pandas as pd

for a, b in pairs:
    both = pd.concat([a, b])
"""),
    ),
)
