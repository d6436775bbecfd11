"""softmax or sigmoid before a loss that applies it again."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..facts import Facts
from ..facts.expressions import walk
from ..kind import Bad, Good, Injection, KindCode, Match
from ._experiment import class_name

if TYPE_CHECKING:
    from ..rewriting.editor import Editor


# The losses that apply each of the two themselves.
_AGAIN = {
    "softmax": ("cross_entropy", "CrossEntropyLoss"),
    "sigmoid": ("binary_cross_entropy_with_logits", "BCEWithLogitsLoss"),
}


def detect(node: ast.Call, facts: Facts) -> Iterator[Match]:
    """A softmax or sigmoid whose result goes into the loss, is what `forward` returns, or is the
    last layer, where the module trains with a loss that applies it again."""
    name = getattr(node.func, "attr", getattr(node.func, "id", ""))
    losses = _AGAIN[name.lower()]
    if not any(facts.calls_of(loss) for loss in losses):
        return
    loss = None if name[0].isupper() else _loss_of(node, losses, facts)
    if loss is None and not _is_output(node, name, facts):
        return
    again = losses[0] if loss is not None and _is_functional(loss, losses) else losses[1]
    yield Match(
        node=facts.construct(loss or node),
        core=loss or node,
        names=(name,),
        confidence=0.9 if loss is not None else 0.8,
        message=f"`{again}` takes raw scores and applies {name.lower()} itself. After another "
        f"`{name}` the scores lie within 0 and 1, gradients shrink and training stalls. Give it "
        f"the scores as they are.",
        parts={"made": node, "inline": loss is not None and facts.parent(node) is loss},
    )


def _loss_of(node: ast.Call, losses: tuple[str, str], facts: Facts) -> ast.Call | None:
    """The call of the loss that is given the result, directly or by name."""
    holder = facts.parent(node)
    if isinstance(holder, ast.Call) and holder.args and holder.args[0] is node:
        return holder if _is_loss(holder, losses, facts) else None
    if isinstance(holder, ast.Assign) and isinstance(holder.targets[0], ast.Name):
        for use in facts.uses(holder.targets[0]):
            call = facts.parent(use)
            if (
                isinstance(call, ast.Call)
                and call.args
                and call.args[0] is use
                and facts.value(use) is node
                and _is_loss(call, losses, facts)
            ):
                return call
    return None


def _is_functional(call: ast.Call, losses: tuple[str, str]) -> bool:
    return getattr(call.func, "attr", getattr(call.func, "id", "")) == losses[0]


def _is_loss(call: ast.Call, losses: tuple[str, str], facts: Facts) -> bool:
    return _is_functional(call, losses) or class_name(call.func, facts) == losses[1]


def _is_output(node: ast.Call, name: str, facts: Facts) -> bool:
    """Whether `forward` returns it, or it is the last layer of a Sequential."""
    holder = facts.parent(node)
    if name[0].isupper():
        layers = getattr(getattr(holder, "func", None), "attr", "") == "Sequential"
        return layers and isinstance(holder, ast.Call) and holder.args[-1] is node
    function = facts.function(node)
    return isinstance(holder, ast.Return) and getattr(function, "name", "") == "forward"


def repair(match: Match, facts: Facts, edit: Editor) -> None:
    """The scores themselves."""
    made = match.parts["made"]
    if not match.parts["inline"]:
        edit.refuse("the result may be needed elsewhere")
    is_method = facts.called(made) is None
    edit.replace(made, "{scores}", scores=made.func.value if is_method else made.args[0])


def find_losses(node: ast.Call, facts: Facts) -> Iterator[Match]:
    """`F.cross_entropy(scores, y)` with scores that no softmax was applied to."""
    if len(node.args) == 2 and isinstance(node.func, ast.Attribute):
        words = {getattr(part, "attr", getattr(part, "id", "")) for part in walk(node.args[0])}
        if not words & {"softmax", "log_softmax"}:
            yield Match(node=node, core=node, message="")


def inject(match: Match, facts: Facts, edit: Editor) -> None:
    """softmax first."""
    call = match.node
    assert isinstance(call, ast.Call)
    edit.replace(call.args[0], "{scores}.softmax(dim=-1)", scores=call.args[0])


KIND = KindCode(
    id="softmax-before-crossentropy",
    detect=detect,
    calls=("softmax", "sigmoid", "Softmax", "Sigmoid"),
    repair=repair,
    condition="the network ends with a linear layer",
    inject=Injection(find_losses, inject, calls=("cross_entropy",)),
    bad=(
        Bad(
            "import torch.nn.functional as F\n"
            "loss = F.cross_entropy(F.softmax(model(x), dim=1), y)\n",
            lines=(2, 2),
            core=2,
            names=("softmax",),
            repaired="import torch.nn.functional as F\nloss = F.cross_entropy(model(x), y)\n",
        ),
        Bad(
            "from torch import nn\n\ndef step(net, x, y):\n    loss = nn.CrossEntropyLoss()\n"
            "    probs = net(x).softmax(dim=1)\n    return loss(probs, y)\n",
            lines=(6, 6),
            core=6,
            names=("softmax",),
        ),
        Bad(
            "from torch import nn\nnet = nn.Sequential(nn.Linear(4, 3), nn.Softmax(dim=1))\n"
            "loss = nn.CrossEntropyLoss()\n",
            lines=(2, 2),
            core=2,
            names=("Softmax",),
        ),
        Bad(
            "import torch\nfrom torch import nn\n\nclass Net(nn.Module):\n"
            "    def forward(self, x):\n        return torch.sigmoid(self.layer(x))\n\n"
            "criterion = nn.BCEWithLogitsLoss()\n",
            lines=(6, 6),
            core=6,
            names=("sigmoid",),
        ),
    ),
    good=(
        Good(
            "import torch.nn.functional as F\nloss = F.cross_entropy(model(x), y)\n",
            injected="import torch.nn.functional as F\n"
            "loss = F.cross_entropy(model(x).softmax(dim=-1), y)\n",
        ),
        Good("import torch\nfrom torch import nn\nloss = nn.BCELoss()(torch.sigmoid(z), y)\n"),
        Good(
            "import torch.nn.functional as F\nloss = F.cross_entropy(z, y)\n"
            "shown = F.softmax(z, dim=1)\n"
        ),
    ),
)
