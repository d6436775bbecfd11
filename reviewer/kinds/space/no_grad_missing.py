"""Inference keeps activations for gradients that nobody asks for."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..facts import Facts
from ..facts.expressions import FUNCTIONS, method_call, path_of, walk_scope
from ..kind import Bad, Good, Injection, KindCode, Match

if TYPE_CHECKING:
    from ..rewriting.editor import Editor


_OFF = ("no_grad", "inference_mode", "set_grad_enabled")


def detect(node: ast.Call, facts: Facts) -> Iterator[Match]:
    """`model.eval()` and then `model(x)`, with gradients on, in a function without backward()."""
    path = path_of(method_call(node, "eval"))
    home = facts.enclosing(node)
    if path is None or node.args or not isinstance(home, FUNCTIONS):
        return
    if not (facts.imports("torch") or path.rpartition(".")[2] in ("model", "net")):
        return
    if any(_last(decorator) in _OFF for decorator in home.decorator_list):
        return
    call = None
    for part in walk_scope(home):
        if method_call(part, "backward", "train") is not None or _last(part) == "grad":
            return
        if isinstance(part, ast.Call) and path_of(part.func) == path and call is None:
            call = part
    if (
        call is None
        or facts.is_test_module
        or any(
            isinstance(above, ast.With) and any(_last(i.context_expr) in _OFF for i in above.items)
            for above in facts.ancestors(call)
        )
    ):
        return
    yield Match(
        node=facts.construct(call),
        core=call,
        names=(path,),
        confidence=0.8,
        message=f"`{facts.text(call)}` builds the graph for a backward pass that never comes, and "
        f"keeps all activations as long as its result lives. Predict under "
        f"`torch.inference_mode()` or `torch.no_grad()`.",
        parts={"function": home},
    )


def _last(node: ast.AST) -> str:
    if isinstance(node, ast.Call):
        node = node.func
    return str(getattr(node, "attr", getattr(node, "id", "")))


def repair(match: Match, facts: Facts, edit: Editor) -> None:
    """The decorator."""
    torch = edit.use("torch")
    edit.decorate(match.parts["function"], f"{torch}.no_grad()")


def find_blocks(node: ast.With, facts: Facts) -> Iterator[Match]:
    """`with torch.no_grad():` and nothing else in its head."""
    if (
        len(node.items) == 1
        and _last(node.items[0].context_expr) in _OFF[:2]
        and facts.calls_of("eval")
    ):
        yield Match(node=node, core=node, message="")


def inject(match: Match, facts: Facts, edit: Editor) -> None:
    """Only the body."""
    assert isinstance(match.node, ast.With)
    edit.replace_statement(match.node, "{body}", body=match.node.body)


KIND = KindCode(
    id="no-grad-missing",
    detect=detect,
    calls=("eval",),
    repair=repair,
    condition="no gradient of what the function returns is asked for",
    inject=Injection(find_blocks, inject, on=(ast.With,)),
    bad=(
        Bad(
            "import torch\n\ndef predict(model, x):\n    model.eval()\n"
            "    return model(x).argmax(dim=1)\n",
            lines=(5, 5),
            core=5,
            names=("model",),
            repaired="import torch\n\n@torch.no_grad()\ndef predict(model, x):\n"
            "    model.eval()\n    return model(x).argmax(dim=1)\n",
        ),
    ),
    good=(
        Good(
            "import torch\n\ndef predict(model, x):\n    model.eval()\n"
            "    with torch.no_grad():\n        scores = model(x)\n    return scores\n",
            injected="def predict(model, x):\n    model.eval()\n"
            "    scores = model(x)\n    return scores\n",
        ),
        Good(
            "import torch\n\n@torch.inference_mode()\ndef predict(model, x):\n"
            "    model.eval()\n    return model(x)\n"
        ),
        Good(
            "import torch\n\ndef saliency(model, x):\n    model.eval()\n"
            "    model(x).sum().backward()\n    return x.grad\n"
        ),
    ),
)
