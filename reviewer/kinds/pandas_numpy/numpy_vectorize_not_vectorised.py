"""np.vectorize is taken for vectorisation; it is a Python loop."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ..facts import Facts
from ..facts.expressions import keyword, walk
from ..kind import Bad, Good, KindCode, Match


def detect(node: ast.Call | ast.FunctionDef, facts: Facts) -> Iterator[Match]:
    """A call of np.vectorize, or a function decorated with it."""
    if isinstance(node, ast.FunctionDef):
        uses = [d for d in node.decorator_list if facts.qualified(d) == "numpy.vectorize"]
    else:
        uses = [node] if facts.called(node) in ("numpy.vectorize", "numpy.frompyfunc") else []
    for use in uses:
        name = node.name if isinstance(node, ast.FunctionDef) else facts.text(node.func)
        yield Match(
            node=use,
            core=use,
            until=node if isinstance(node, ast.FunctionDef) else None,
            names=(name,),
            # objects and texts have no arithmetic on whole arrays
            confidence=0.45 if _is_of_objects(use, facts) else 0.85,
            message="`np.vectorize` only looks vectorised: it calls the Python function once per "
            "element. Write the formula on whole arrays, with `np.where` or `np.select` for the "
            "branches.",
        )


def _is_of_objects(use: ast.expr, facts: Facts) -> bool:
    if not isinstance(use, ast.Call):
        return False
    if facts.called(use) == "numpy.frompyfunc":
        return True  # it always gives objects
    if use.args and any(facts.is_builtin(part, "isinstance") for part in walk(use.args[0])):
        return True
    made = keyword(use, "otypes")
    return made is not None and any(word in facts.text(made) for word in ("object", "O", "str"))


KIND = KindCode(
    id="numpy-vectorize-not-vectorised",
    detect=detect,
    on=(ast.FunctionDef,),
    calls=("vectorize", "frompyfunc"),
    bad=(
        Bad(
            "import numpy as np\nfees = np.vectorize(fee)(amounts)\n",
            lines=(2, 2),
            core=2,
            names=("np.vectorize",),
        ),
        Bad(
            "import numpy as np\n\n@np.vectorize\ndef fee(x):\n    return 2 if x > 9 else 1\n",
            lines=(3, 5),
            core=3,
            names=("fee",),
        ),
    ),
    good=(Good("import numpy as np\nfees = np.where(amounts > 9, 2, 1)\n"),),
)
