"""np.vectorize is taken for vectorisation; it is a Python loop."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ..facts import Facts
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
            confidence=0.85,
            message="`np.vectorize` only looks vectorised: it calls the Python function once per "
            "element. Write the formula on whole arrays, with `np.where` or `np.select` for the "
            "branches.",
        )


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
