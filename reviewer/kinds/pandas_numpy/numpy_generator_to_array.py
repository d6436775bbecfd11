"""np.array of a generator makes one object, not the numbers."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..facts import Facts
from ..kind import Bad, Good, Injection, KindCode, Match

if TYPE_CHECKING:
    from ..rewriting.editor import Editor


def detect(node: ast.Call, facts: Facts) -> Iterator[Match]:
    """np.array, asarray, sum or mean of a generator, map, filter or zip."""
    name = facts.called(node) or ""
    if (
        name not in ("numpy.array", "numpy.asarray", "numpy.mean", "numpy.std", "numpy.median")
        or not node.args
    ):
        return
    made = facts.value(node.args[0]) or node.args[0]
    if not (isinstance(made, ast.GeneratorExp) or facts.is_builtin(made, "map", "filter", "zip")):
        return
    yield Match(
        node=node,
        core=node,
        confidence=0.95,
        message=f"numpy does not go through a generator: `{facts.text(node)}` makes an array with "
        f"one object, the generator itself. Pass a list, or use `np.fromiter`.",
        parts={"made": node.args[0]},
    )


def repair(match: Match, facts: Facts, edit: Editor) -> None:
    """A list."""
    made = match.parts["made"]
    if isinstance(made, ast.GeneratorExp):
        edit.replace(made, "{items}", items=edit.as_list(made))
    else:
        edit.replace(made, "list({items})", items=made)


def find_lists(node: ast.Call, facts: Facts) -> Iterator[Match]:
    """`np.array([... for ...])` and asarray."""
    if facts.called(node) not in ("numpy.array", "numpy.asarray") or not node.args:
        return
    if isinstance(node.args[0], ast.ListComp):
        yield Match(node=node, core=node, message="", parts={"made": node.args[0]})


def inject(match: Match, facts: Facts, edit: Editor) -> None:
    """Leave the brackets out."""
    call, made = match.node, match.parts["made"]
    assert isinstance(call, ast.Call)
    if len(call.args) == 1 and not call.keywords:
        edit.replace(call, f"{edit.code(call.func)}({{items}})", items=edit.as_generator(made))
    else:
        edit.replace(made, "{items}", items=edit.as_generator(made))


KIND = KindCode(
    id="numpy-generator-to-array",
    detect=detect,
    calls=("array", "asarray", "mean", "std", "median"),
    repair=repair,
    safety="safe",
    inject=Injection(find_lists, inject, calls=("array", "asarray")),
    bad=(
        Bad(
            "import numpy as np\nx = np.array(float(line) for line in lines)\n",
            lines=(2, 2),
            core=2,
            repaired="import numpy as np\nx = np.array([float(line) for line in lines])\n",
        ),
        Bad(
            "import numpy as np\nroots = (x**0.5 for x in xs)\ny = np.asarray(roots)\n",
            lines=(3, 3),
            core=3,
            repaired="import numpy as np\nroots = (x**0.5 for x in xs)\n"
            "y = np.asarray(list(roots))\n",
        ),
        Bad(
            "import numpy as np\nx = np.array(map(float, lines))\n",
            lines=(2, 2),
            core=2,
            repaired="import numpy as np\nx = np.array(list(map(float, lines)))\n",
        ),
    ),
    good=(
        Good(
            """\
import numpy as np

def lengths(words):
    return np.array([len(word) for word in words])
""",
            injected="""\
import numpy as np

def lengths(words):
    return np.array(len(word) for word in words)
""",
        ),
        Good("import numpy as np\nx = np.array([float(line) for line in lines])\n"),
        Good("import numpy as np\nx = np.fromiter((float(line) for line in lines), float)\n"),
    ),
)
