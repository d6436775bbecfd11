"""A torch model predicts without eval(): dropout and batch norm still train."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..facts import Facts
from ..facts.expressions import method_call, path_of, walk
from ..kind import Bad, Good, Injection, KindCode, Match

if TYPE_CHECKING:
    from ..rewriting.editor import Editor


_OFF = ("torch.no_grad", "torch.inference_mode")


def detect(node: ast.With, facts: Facts) -> Iterator[Match]:
    """`with torch.no_grad():` around a call of the model, in a function that never calls eval()."""
    if not any(facts.called(item.context_expr) in _OFF for item in node.items):
        return
    call = next(
        (part for part in walk(node) if isinstance(part, ast.Call) and _is_model(part.func)), None
    )
    home = facts.enclosing(node)
    if call is None or facts.is_test_module:
        return
    if any(
        facts.enclosing(other) is home
        for word in ("eval", "train")
        for other in facts.calls_of(word)
    ):
        return
    model = path_of(call.func) or ""
    name = call.func if isinstance(call.func, ast.Name) else None
    made_here = name is not None and facts.value(name) is not None
    if not made_here and facts.calls_of("eval"):
        return  # whoever calls this may have set the mode
    yield Match(
        node=node,
        core=call,
        names=(model,),
        confidence=0.85 if made_here else 0.65,
        message=f"`{model}` predicts in training mode: dropout drops at random and batch norm "
        f"takes (and changes) the statistics of this batch. Call `{model}.eval()` first; "
        f"no_grad does not do that.",
    )


def _is_model(func: ast.expr) -> bool:
    name = str(getattr(func, "attr", getattr(func, "id", ""))).lower()
    return name in ("model", "net", "network", "classifier", "encoder") or name.endswith(
        ("_model", "_net")
    )


def repair(match: Match, facts: Facts, edit: Editor) -> None:
    """eval() before."""
    edit.insert_before(match.node, f"{match.names[0]}.eval()")


def find_evals(node: ast.Call, facts: Facts) -> Iterator[Match]:
    """The statement `model.eval()`."""
    model = method_call(node, "eval")
    if model is not None and _is_model(model) and isinstance(facts.parent(node), ast.Expr):
        yield Match(node=facts.statement(node), core=node, message="")


def inject(match: Match, facts: Facts, edit: Editor) -> None:
    """Leave it out."""
    edit.remove(match.node)


KIND = KindCode(
    id="train-mode-at-inference",
    detect=detect,
    on=(ast.With,),
    repair=repair,
    condition="the model is not trained further without train()",
    inject=Injection(find_evals, inject, calls=("eval",)),
    bad=(
        Bad(
            "import torch\n\ndef predict(model, x):\n    with torch.no_grad():\n"
            "        return model(x)\n",
            lines=(4, 5),
            core=5,
            names=("model",),
            repaired="import torch\n\ndef predict(model, x):\n    model.eval()\n"
            "    with torch.no_grad():\n        return model(x)\n",
        ),
    ),
    good=(
        Good(
            "import torch\n\ndef predict(model, x):\n    model.eval()\n"
            "    with torch.no_grad():\n        return model(x)\n",
            injected="import torch\n\ndef predict(model, x):\n    with torch.no_grad():\n"
            "        return model(x)\n",
        ),
        Good("import torch\nwith torch.no_grad():\n    weights.copy_(old)\n"),
        Good(
            "import torch\n\ndef predict(model, x):\n    with torch.no_grad():\n"
            "        return model(x)\n\ndef main(model, x):\n    model.eval()\n"
            "    return predict(model, x)\n"
        ),
    ),
)
