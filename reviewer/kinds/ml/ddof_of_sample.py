"""np.std or np.var of a sample without ddof=1."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..facts import Facts
from ..facts.expressions import keyword, walk
from ..kind import Bad, Good, Injection, KindCode, Match

if TYPE_CHECKING:
    from ..rewriting.editor import Editor
_WORDS = (
    "sample",
    "sem",
    "stderr",
    "std_err",
    "standard_error",
    "ttest",
    "t_stat",
    "confidence",
    "margin",
    "interval",
    "z_score",
    "cohen",
    "pooled",
    "measurement",
)


def detect(node: ast.Call, facts: Facts) -> Iterator[Match]:
    """`np.std(x)` or `x.std()` of an array without ddof, where names or a division by the root of
    the size speak of a sample."""
    name = facts.called(node)
    is_numpy = name in ("numpy.std", "numpy.var")
    if not is_numpy and not (
        isinstance(node.func, ast.Attribute) and facts.head(node.func.value) == "ndarray"
    ):
        return
    if keyword(node, "ddof") is not None or any(k.arg is None for k in node.keywords):
        return
    statement = facts.statement(node)
    function = facts.function(node)
    words = facts.text(statement, 300).lower() + " " + (function.name if function else "")
    root = any(
        isinstance(child, ast.Call) and (facts.called(child) or "").endswith(".sqrt")
        for child in walk(statement)
    )
    if not root and not any(word in words for word in _WORDS):
        return
    what = "standard deviation" if facts.text(node.func).endswith("std") else "variance"
    yield Match(
        node=statement,
        core=node,
        confidence=0.8 if root else 0.65,
        message=f"numpy divides by n, which gives the {what} of a whole population; of a sample it "
        f"comes out too small. Pass `ddof=1` (as pandas does by itself).",
    )


def repair(match: Match, facts: Facts, edit: Editor) -> None:
    """ddof=1."""
    edit.add_argument(match.core, "ddof=1")


def find_ddof(node: ast.Call, facts: Facts) -> Iterator[Match]:
    """A call with ddof=1."""
    if keyword(node, "ddof") is not None and facts.called(node) in ("numpy.std", "numpy.var"):
        yield Match(node=node, core=node, message="")


def inject(match: Match, facts: Facts, edit: Editor) -> None:
    """Leave ddof out."""
    edit.drop_argument(match.node, "ddof")


KIND = KindCode(
    id="ddof-of-sample",
    detect=detect,
    calls=("std", "var"),
    repair=repair,
    condition="the numbers are a sample, not the population",
    inject=Injection(find_ddof, inject, calls=("std", "var")),
    bad=(
        Bad(
            "import numpy as np\n\nerror = np.std(x) / np.sqrt(len(x))\n",
            lines=(3, 3),
            core=3,
            repaired="import numpy as np\n\nerror = np.std(x, ddof=1) / np.sqrt(len(x))\n",
        ),
    ),
    good=(
        Good(
            "import numpy as np\n\nerror = np.std(x, ddof=1) / np.sqrt(len(x))\n",
            injected="import numpy as np\n\nerror = np.std(x) / np.sqrt(len(x))\n",
        ),
        Good("import numpy as np\nscaled = (image - image.mean()) / np.std(image)\n"),
        Good("import pandas as pd\nspread = pd.Series(values).std()\n"),
    ),
)
