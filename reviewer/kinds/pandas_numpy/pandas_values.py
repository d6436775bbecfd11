""".values instead of .to_numpy()."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..facts import Facts
from ..kind import Bad, Good, KindCode, Match

if TYPE_CHECKING:
    from ..rewriting.editor import Editor


def detect(node: ast.Attribute, facts: Facts) -> Iterator[Match]:
    """`.values`, not called, of something known to be a frame or a column."""
    if node.attr != "values" or not isinstance(node.ctx, ast.Load):
        return
    parent = facts.parent(node)
    if isinstance(parent, ast.Call) and parent.func is node:
        return
    if facts.head(node.value) not in ("DataFrame", "Series"):
        return
    yield Match(
        node=node,
        core=node,
        names=(facts.text(node.value),),
        # of a frame it is always an array
        confidence=0.8 if facts.head(node.value) == "Series" else 0.45,
        message=f"`{facts.text(node)}` gives now an array, now an extension array, after the type "
        f"of the column. `.to_numpy()` always gives an array.",
    )


def repair(match: Match, facts: Facts, edit: Editor) -> None:
    """to_numpy()."""
    assert isinstance(match.node, ast.Attribute)
    edit.replace(match.node, "{frame}.to_numpy()", frame=match.node.value)


KIND = KindCode(
    id="pandas-values",
    detect=detect,
    on=(ast.Attribute,),
    repair=repair,
    condition="the column holds plain numpy values",
    bad=(
        Bad(
            "import pandas as pd\ndf = pd.read_csv(path)\nx = df['age'].values\n",
            lines=(3, 3),
            core=3,
            names=("df['age']",),
            repaired="import pandas as pd\ndf = pd.read_csv(path)\nx = df['age'].to_numpy()\n",
        ),
    ),
    good=(
        Good("total = sum(counts.values())\n"),
        Good("import pandas as pd\nx = pd.read_csv(path).to_numpy()\n"),
    ),
)
