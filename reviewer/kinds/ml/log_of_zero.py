"""The logarithm of a probability or a count that can be zero."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ..facts import Facts
from ..facts.expressions import walk
from ..kind import Bad, Good, KindCode, Match

_LOGS = ("numpy.log", "numpy.log2", "numpy.log10", "torch.log")
_WORDS = ("prob", "proba", "p_hat", "softmax", "likelihood", "freq", "y_pred", "probs", "counts")
_GUARDS = ("clip", "clamp", "maximum", "clamp_min", "where", "exp", "softplus")


def detect(node: ast.Call, facts: Facts) -> Iterator[Match]:
    """np.log of an expression whose name speaks of a probability, with nothing added or clipped."""
    if facts.called(node) not in _LOGS or len(node.args) != 1:
        return
    function = facts.function(node)
    checked = isinstance(facts.parent(node), ast.Call) and facts.text(
        facts.parents[node]
    ).startswith("assert")
    if checked or "log" in getattr(function, "name", ""):
        return  # predict_log_proba: the logarithm is the answer, and -inf the right one for 0
    value = node.args[0]
    text = facts.text(value).lower()
    if not any(word in text for word in _WORDS):
        return
    for child in walk(facts.value(value) or value):
        if isinstance(child, ast.Call):
            name = getattr(child.func, "attr", getattr(child.func, "id", ""))
            if name in _GUARDS:
                return
        if isinstance(child, ast.BinOp) and isinstance(child.op, ast.Add):
            return
    if any(keyword.arg == "where" for keyword in node.keywords):
        return
    yield Match(
        node=facts.construct(node),
        core=node,
        names=(facts.text(value),),
        confidence=0.7,
        message=f"Where `{facts.text(value)}` is 0 the logarithm is minus infinity, and every mean "
        f"or loss made of it is spoilt. Clip first, `np.clip(p, eps, 1 - eps)`, or use `log1p` "
        f"for counts.",
    )


KIND = KindCode(
    id="log-of-zero",
    detect=detect,
    calls=("log", "log2", "log10"),
    bad=(
        Bad(
            "import numpy as np\nloss = -np.mean(y * np.log(probs))\n",
            lines=(2, 2),
            core=2,
            names=("probs",),
        ),
    ),
    good=(
        Good("import numpy as np\nloss = -np.mean(y * np.log(np.clip(probs, 1e-9, 1)))\n"),
        Good("import numpy as np\nscale = np.log(income)\n"),
        Good("import numpy as np\nloss = np.log(probs + 1e-9)\n"),
        Good("import numpy as np\n\ndef log_proba(probs):\n    return np.log(probs)\n"),
    ),
)
