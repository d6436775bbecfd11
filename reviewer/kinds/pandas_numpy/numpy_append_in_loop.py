"""np.append, concatenate or vstack grows an array inside a loop."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ..facts import Facts
from ..facts.expressions import path_of, same, walk
from ..kind import Bad, Good, KindCode, Match

_GROWERS = {
    f"numpy.{name}"
    for name in (
        "append",
        "concatenate",
        "vstack",
        "hstack",
        "insert",
        "stack",
        "column_stack",
        "r_",
    )
}


def detect(node: ast.Assign, facts: Facts) -> Iterator[Match]:
    """`a = np.append(a, ...)` in a growing loop."""
    target, call = node.targets[0], node.value
    path = path_of(target)
    if isinstance(call, ast.IfExp):  # `part if out is None else np.append(out, part)`
        call = call.orelse if isinstance(call.orelse, ast.Call) else call.body
    if path is None or facts.called(call) not in _GROWERS:
        return
    assert isinstance(call, ast.Call)
    loop = facts.growing_loop(node)
    if loop is None or not call.args or not any(same(part, target) for part in walk(call.args[0])):
        return
    here = (node.lineno, node.col_offset)
    if any(place < here for place in facts.all_effects(path, loop, "bind")):
        return  # made anew in each pass: nothing grows
    yield Match(
        node=loop,
        core=node,
        names=(path,),
        confidence=0.95,
        message=f"`{facts.text(call.func)}` cannot grow an array: each pass copies all of `{path}` "
        f"into a new one, which is quadratic. Append to a list and convert once, or allocate the "
        f"array with its final size.",
    )


KIND = KindCode(
    id="numpy-append-in-loop",
    detect=detect,
    on=(ast.Assign,),
    bad=(
        Bad(
            """\
import numpy as np

def squares(values):
    out = np.array([])
    for value in values:
        out = np.append(out, value**2)
    return out
""",
            lines=(5, 6),
            core=6,
            names=("out",),
        ),
        Bad(
            "import numpy as np\nfor part in parts:\n"
            "    rows = part if rows is None else np.concatenate([rows, part])\n",
            lines=(2, 3),
            core=3,
            names=("rows",),
        ),
        Bad(
            "import numpy as np\nwhile source.more():\n"
            "    rows = np.vstack([rows, source.next()])\n",
            lines=(2, 3),
            core=3,
            names=("rows",),
        ),
    ),
    good=(
        Good("import numpy as np\nout = np.array([value**2 for value in values])\n"),
        Good(
            "import numpy as np\nfor row in rows:\n    names = row.names()\n"
            "    names = np.append(names, row.last)\n    write(names)\n"
        ),
        Good("import numpy as np\nfor a, b in pairs:\n    both = np.append(a, b)\n"),
    ),
)
