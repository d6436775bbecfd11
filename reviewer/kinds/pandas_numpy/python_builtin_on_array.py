"""sum, max or sorted of a Series or an array instead of its own method."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..facts import Facts
from ..kind import Bad, Good, Injection, KindCode, Match

if TYPE_CHECKING:
    from ..rewriting.editor import Editor
_METHODS = {
    "sum": "sum()",
    "max": "max()",
    "min": "min()",
    "any": "any()",
    "all": "all()",
    "sorted": "sort_values()",
}


def detect(node: ast.Call, facts: Facts) -> Iterator[Match]:
    """A builtin that iterates, on one argument known to be an array or a Series."""
    if not facts.is_builtin(node, *_METHODS) or len(node.args) != 1 or node.keywords:
        return
    items = node.args[0]
    if facts.head(items) not in ("ndarray", "Series"):
        return
    name = facts.text(items)
    method = _METHODS[node.func.id]  # type: ignore[attr-defined]
    if method == "sort_values()" and facts.head(items) != "Series":
        return
    plain = (
        name
        if isinstance(items, ast.Name | ast.Attribute | ast.Subscript | ast.Call)
        else f"({name})"
    )
    yield Match(
        node=node,
        core=node,
        names=(name,) if name.isidentifier() else (),
        confidence=0.85,
        message=f"`{facts.text(node)}` makes a Python object of every element. "
        f"`{plain}.{method}` runs in compiled code.",
        parts={"method": method},
    )


def repair(match: Match, facts: Facts, edit: Editor) -> None:
    """The method."""
    call = match.node
    assert isinstance(call, ast.Call)
    if match.parts["method"] == "sort_values()":
        edit.refuse("the caller may want a list")
    edit.replace(call, f"{{items}}.{match.parts['method']}", items=call.args[0])


def find_methods(node: ast.Call, facts: Facts) -> Iterator[Match]:
    """`x.sum()` of an array."""
    if (
        isinstance(node.func, ast.Attribute)
        and not node.args
        and not node.keywords
        and facts.head(node.func.value) in ("ndarray", "Series")
    ):
        yield Match(node=node, core=node, message="")


def inject(match: Match, facts: Facts, edit: Editor) -> None:
    """The builtin."""
    call = match.node
    assert isinstance(call, ast.Call)
    assert isinstance(call.func, ast.Attribute)
    edit.replace(call, f"{call.func.attr}({{items}})", items=call.func.value)


KIND = KindCode(
    id="python-builtin-on-array",
    detect=detect,
    calls=tuple(_METHODS),
    repair=repair,
    condition="the array has one dimension and no nan is to be skipped",
    inject=Injection(find_methods, inject, calls=("sum", "max", "min", "any", "all")),
    bad=(
        Bad(
            "import numpy as np\n\ndef total(x: np.ndarray) -> float:\n    return sum(x)\n",
            lines=(4, 4),
            core=4,
            names=("x",),
            repaired="import numpy as np\n\ndef total(x: np.ndarray) -> float:\n"
            "    return x.sum()\n",
        ),
        Bad("def f(df):\n    return sorted(df['price'])\n", lines=(2, 2), core=2),
        Bad(
            "import pandas as pd\ndf = pd.read_csv(path)\nlargest = max(df['price'])\n",
            lines=(3, 3),
            core=3,
            repaired="import pandas as pd\ndf = pd.read_csv(path)\nlargest = df['price'].max()\n",
        ),
    ),
    good=(
        Good("names = sorted(df.columns)\n"),
        Good(
            "import numpy as np\n\ndef total(x: np.ndarray) -> float:\n    return x.sum()\n",
            injected="import numpy as np\n\ndef total(x: np.ndarray) -> float:\n"
            "    return sum(x)\n",
        ),
        Good("def total(x: list[float]) -> float:\n    return sum(x)\n"),
    ),
)
