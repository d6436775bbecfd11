"""x == nan is always False."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..facts import Facts
from ..facts.expressions import constant
from ..kind import Bad, Good, Injection, KindCode, Match

if TYPE_CHECKING:
    from ..rewriting.editor import Editor
_NAN = ("numpy.nan", "numpy.NaN", "numpy.NAN", "math.nan", "pandas.NA", "pandas.NaT")


def detect(node: ast.Compare, facts: Facts) -> Iterator[Match]:
    """A comparison by == or != with a nan. `is` is left alone: there is one np.nan."""
    sides = [node.left, *node.comparators]
    for position, operator in enumerate(node.ops):
        if not isinstance(operator, ast.Eq | ast.NotEq):
            continue
        for side, other in (
            (sides[position + 1], sides[position]),
            (sides[position], sides[position + 1]),
        ):
            if not _is_nan(side, facts):
                continue
            equal = isinstance(operator, ast.Eq)
            yield Match(
                node=node,
                core=node,
                names=(facts.text(side),),
                confidence=0.95,
                message=f"nan is equal to nothing, not even to itself, so `{facts.text(node)}` is "
                f"always {not equal}. Ask with `math.isnan`, `np.isnan` or `pd.isna`.",
                parts={"other": other, "equal": equal, "plain": len(node.ops) == 1},
            )
            break


def _is_nan(node: ast.expr, facts: Facts) -> bool:
    if isinstance(node, ast.Attribute | ast.Name):
        return facts.qualified(node) in _NAN
    if not facts.is_builtin(node, "float"):
        return False
    assert isinstance(node, ast.Call)
    text = constant(node.args[0]) if node.args else None
    return isinstance(text, str) and text.lower().strip("+-") == "nan"


def repair(match: Match, facts: Facts, edit: Editor) -> None:
    """isnan of the module the nan comes from."""
    if not match.parts["plain"]:
        edit.refuse("the comparison is a chain")
    text = match.names[0]
    if text.endswith((".NA", ".NaT")):
        function = text.rpartition(".")[0] + ".isna"
    elif "." in text and "(" not in text:
        function = text.rpartition(".")[0] + ".isnan"
    else:
        function = edit.use("math", "isnan")
    negation = "" if match.parts["equal"] else "not "
    if negation and not function.startswith(("math", "isnan")):
        edit.refuse("arrays are not negated with not")
    edit.replace(match.node, f"{negation}{function}({{value}})", value=match.parts["other"])


def find_questions(node: ast.Call, facts: Facts) -> Iterator[Match]:
    """`np.isnan(x)` and `math.isnan(x)`."""
    if facts.called(node) not in ("numpy.isnan", "math.isnan") or len(node.args) != 1:
        return
    if isinstance(node.func, ast.Attribute) and not node.keywords:
        yield Match(node=node, core=node, message="", parts={"module": node.func.value})


def inject(match: Match, facts: Facts, edit: Editor) -> None:
    """Compare with nan."""
    call = match.node
    assert isinstance(call, ast.Call)
    edit.replace(call, "{value} == {module}.nan", value=call.args[0], module=match.parts["module"])


KIND = KindCode(
    id="nan-equality",
    detect=detect,
    on=(ast.Compare,),
    repair=repair,
    condition="the value is a number",
    inject=Injection(find_questions, inject, calls=("isnan",)),
    bad=(
        Bad(
            "import numpy as np\nmissing = x == np.nan\n",
            lines=(2, 2),
            core=2,
            names=("np.nan",),
            repaired="import numpy as np\nmissing = np.isnan(x)\n",
        ),
        Bad(
            'ok = value != float("nan")\n',
            lines=(1, 1),
            core=1,
            names=('float("nan")',),
            repaired="from math import isnan\n\n\nok = not isnan(value)\n",
        ),
    ),
    good=(
        Good(
            """\
import numpy as np

def gaps(values):
    return values[~np.isnan(values)]
""",
            injected="""\
import numpy as np

def gaps(values):
    return values[~(values == np.nan)]
""",
        ),
        Good("import numpy as np\nmissing = np.isnan(x)\n"),
        Good('far = value == float("inf")\n'),
        Good("import pandas as pd\nmissing = x is pd.NA\n"),
    ),
)
