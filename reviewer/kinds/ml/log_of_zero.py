"""The logarithm of a probability or a count that can be zero."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..facts import Facts
from ..facts.expressions import same, walk, walk_scope
from ..kind import Bad, Good, Injection, KindCode, Match

if TYPE_CHECKING:
    from ..rewriting.editor import Editor

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
    if not any(word in text for word in _WORDS) and not _has_complement(node, text, facts):
        return
    made = [value]
    if isinstance(value, ast.Name):
        made += [b.value for b in facts.bindings(value) if b.value is not None]
    if any(_is_guarded(item) for item in made) or _is_checked(node, value, facts):
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


def _has_complement(node: ast.Call, text: str, facts: Facts) -> bool:
    """Whether the same statement takes the logarithm of `1 - p` too: p is a probability."""
    around = facts.text(facts.statement(node), 300).lower()
    return text.isidentifier() and f"(1 - {text})" in around.replace("1.0", "1").replace("1.", "1")


def _is_guarded(value: ast.expr) -> bool:
    """Whether an expression is clipped, shifted or chosen by a condition."""
    for child in walk(value):
        if isinstance(child, ast.Call):
            name = getattr(child.func, "attr", getattr(child.func, "id", ""))
            if name in _GUARDS:
                return True
        if isinstance(child, ast.BinOp) and isinstance(child.op, ast.Add):
            return True
        if isinstance(child, ast.Subscript) and isinstance(child.slice, ast.Compare):
            return True
    return False


def _is_checked(node: ast.Call, value: ast.expr, facts: Facts) -> bool:
    """Whether the function compares the value with a number somewhere."""
    return any(
        isinstance(child, ast.Compare)
        and isinstance(child.comparators[0], ast.Constant)
        and any(same(part, value) for part in walk(child.left))
        for child in walk_scope(facts.enclosing(node))
    )


def repair(match: Match, facts: Facts, edit: Editor) -> None:
    """numpy's clip around the value."""
    call = match.core
    assert isinstance(call, ast.Call)
    if not (facts.called(call) or "").startswith("numpy."):
        edit.refuse("only numpy is rewritten")
    edit.replace(
        call.args[0], f"{edit.use('numpy')}.clip({{value}}, 1e-12, None)", value=call.args[0]
    )


def find_clipped(node: ast.Call, facts: Facts) -> Iterator[Match]:
    """`np.log(np.clip(p, ...))`"""
    inner = node.args[0] if len(node.args) == 1 else None
    if facts.called(node) in _LOGS and facts.called(inner) == "numpy.clip":
        yield Match(node=node, core=node, message="", parts={"clip": inner})


def inject(match: Match, facts: Facts, edit: Editor) -> None:
    """Leave the clip out."""
    clip = match.parts["clip"]
    edit.replace(clip, "{value}", value=clip.args[0])


KIND = KindCode(
    id="log-of-zero",
    detect=detect,
    calls=("log", "log2", "log10"),
    repair=repair,
    condition="a value of 0 is to count as 1e-12",
    inject=Injection(find_clipped, inject, calls=("log", "log2", "log10")),
    bad=(
        Bad(
            "import numpy as np\nloss = -np.mean(y * np.log(probs))\n",
            lines=(2, 2),
            core=2,
            names=("probs",),
            repaired="import numpy as np\n"
            "loss = -np.mean(y * np.log(np.clip(probs, 1e-12, None)))\n",
        ),
        Bad(
            "import numpy as np\n\ndef nll(y, p):\n"
            "    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))\n",
            lines=(4, 4),
            core=4,
            names=("p",),
        ),
    ),
    good=(
        Good("import numpy as np\nprobs = counts[counts > 0] / n\nh = np.log(probs)\n"),
        Good("import numpy as np\nif (probs <= 0).any():\n    raise E\nh = np.log(probs)\n"),
        Good(
            "import numpy as np\nloss = -np.mean(y * np.log(np.clip(probs, 1e-9, 1)))\n",
            injected="import numpy as np\nloss = -np.mean(y * np.log(probs))\n",
        ),
        Good("import numpy as np\nscale = np.log(income)\n"),
        Good("import numpy as np\nloss = np.log(probs + 1e-9)\n"),
        Good("import numpy as np\n\ndef log_proba(probs):\n    return np.log(probs)\n"),
    ),
)
