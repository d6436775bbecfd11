""".values instead of .to_numpy()."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..facts import Facts
from ..facts.expressions import method_call
from ..kind import Bad, Good, Injection, KindCode, Match

if TYPE_CHECKING:
    from ..rewriting.editor import Editor
_OF_ARRAYS = frozenset("mean sum max min std var reshape ravel flatten tolist T shape".split())


def detect(node: ast.Attribute, facts: Facts) -> Iterator[Match]:
    """`.values`, not called, of something known to be a frame or a column."""
    if node.attr != "values" or not isinstance(node.ctx, ast.Load):
        return
    parent = facts.parent(node)
    if isinstance(parent, ast.Call) and parent.func is node:
        return
    if isinstance(parent, ast.Attribute) and parent.attr not in _OF_ARRAYS:
        return  # `.values.codes` wants the extension array itself
    if facts.head(node.value) not in ("DataFrame", "Series"):
        return
    yield Match(
        node=node,
        core=node,
        names=(facts.text(node.value),),
        confidence=0.8 if facts.head(node.value) == "Series" else 0.45,
        message=f"`{facts.text(node)}` gives now an array, now an extension array, after the type "
        f"of the column. `.to_numpy()` always gives an array.",
    )


def repair(match: Match, facts: Facts, edit: Editor) -> None:
    """to_numpy()."""
    assert isinstance(match.node, ast.Attribute)
    edit.replace(match.node, "{frame}.to_numpy()", frame=match.node.value)


def find_arrays(node: ast.Call, facts: Facts) -> Iterator[Match]:
    """`.to_numpy()` of a frame or column."""
    column = method_call(node, "to_numpy")
    if not node.args and not node.keywords and facts.head(column) in ("DataFrame", "Series"):
        yield Match(node=node, core=node, message="", parts={"column": column})


def inject(match: Match, facts: Facts, edit: Editor) -> None:
    """.values"""
    edit.replace(match.node, "{column}.values", column=match.parts["column"])


KIND = KindCode(
    id="pandas-values",
    detect=detect,
    on=(ast.Attribute,),
    repair=repair,
    condition="the column holds plain numpy values",
    inject=Injection(find_arrays, inject, calls=("to_numpy",)),
    bad=(
        Bad(
            "import pandas as pd\ndf = pd.read_csv(path)\nx = df['age'].values\n",
            lines=(3, 3),
            core=3,
            names=("df['age']",),
            repaired="import pandas as pd\ndf = pd.read_csv(path)\nx = df['age'].to_numpy()\n",
        ),
        Bad(
            "def f(df):\n    return df.drop(columns='y').values.mean()\n",
            lines=(2, 2),
            core=2,
            names=("df.drop(columns='y')",),
            repaired="def f(df):\n    return df.drop(columns='y').to_numpy().mean()\n",
        ),
    ),
    good=(
        Good("codes = df['city'].values.codes\n"),
        Good(
            """\
def prices(sales: pd.DataFrame):
    return sales["price"].to_numpy()
""",
            injected="""\
def prices(sales: pd.DataFrame):
    return sales["price"].values
""",
        ),
        Good("total = sum(counts.values())\n"),
        Good("import pandas as pd\nx = pd.read_csv(path).to_numpy()\n"),
    ),
)
