"""np.where(cond) for the positions alone, or its length to count."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..facts import Facts
from ..facts.expressions import is_zero, len_of
from ..kind import Bad, Good, Injection, KindCode, Match

if TYPE_CHECKING:
    from ..rewriting.editor import Editor


def detect(node: ast.Call, facts: Facts) -> Iterator[Match]:
    """np.where with one argument."""
    if facts.called(node) != "numpy.where" or len(node.args) != 1 or node.keywords:
        return
    whole: ast.AST = node
    parent = facts.parent(node)
    counts = False
    if isinstance(parent, ast.Subscript) and is_zero(parent.slice):
        above = facts.parent(parent)
        if above is not None and len_of(above) is parent:
            whole, counts = above, True
    mask = facts.text(node.args[0])
    yield Match(
        node=whole,
        core=node,
        confidence=0.8,
        message=f"`np.count_nonzero({mask})` counts without making a list of positions."
        if counts
        else f"With one argument `np.where` is another name for `np.nonzero({mask})`, and most "
        f"often the mask itself can index.",
        parts={"counts": counts},
    )


def repair(match: Match, facts: Facts, edit: Editor) -> None:
    """count_nonzero or nonzero."""
    call = match.core
    assert isinstance(call, ast.Call)
    assert isinstance(call.func, ast.Attribute)
    if match.parts["counts"]:
        edit.replace(
            match.node, "{module}.count_nonzero({mask})", module=call.func.value, mask=call.args[0]
        )
    else:
        edit.replace(call, "{module}.nonzero({mask})", module=call.func.value, mask=call.args[0])


_PLAIN = {
    "numpy.nonzero": "{where}({mask})",
    "numpy.flatnonzero": "{where}({mask})[0]",
    "numpy.count_nonzero": "len({where}({mask})[0])",
}


def find_counts(node: ast.Call, facts: Facts) -> Iterator[Match]:
    """np.nonzero, flatnonzero and count_nonzero of a mask."""
    name = facts.called(node)
    if name in _PLAIN and len(node.args) == 1 and not node.keywords:
        yield Match(node=node, core=node, message="", parts={"template": _PLAIN[name]})


def inject(match: Match, facts: Facts, edit: Editor) -> None:
    """np.where with one argument."""
    call = match.node
    assert isinstance(call, ast.Call)
    where = edit.use("numpy", "where")
    edit.replace(call, match.parts["template"], where=where, mask=call.args[0])


KIND = KindCode(
    id="where-for-nonzero-or-mask-sum",
    detect=detect,
    calls=("where",),
    repair=repair,
    safety="safe",
    inject=Injection(find_counts, inject, calls=("nonzero", "flatnonzero", "count_nonzero")),
    bad=(
        Bad(
            "import numpy as np\nlate = len(np.where(days > 30)[0])\n",
            lines=(2, 2),
            core=2,
            repaired="import numpy as np\nlate = np.count_nonzero(days > 30)\n",
        ),
        Bad(
            "import numpy as np\nrows = np.where(days > 30)\n",
            lines=(2, 2),
            core=2,
            repaired="import numpy as np\nrows = np.nonzero(days > 30)\n",
        ),
    ),
    good=(
        Good(
            """\
import numpy as np

def late(delays):
    return np.flatnonzero(delays > 5)
""",
            injected="""\
import numpy as np

def late(delays):
    return np.where(delays > 5)[0]
""",
        ),
        Good("import numpy as np\nlate = np.where(days > 30, 1, 0)\n"),
        Good("import numpy as np\nlate = np.count_nonzero(days > 30)\n"),
    ),
)
