"""Means of batches are averaged, though batches differ in size and not every metric adds up."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ..facts import Facts
from ..facts.expressions import len_of, method_call, path_of, same, walk
from ..kind import Bad, Good, KindCode, Match

_RANKING = frozenset(
    "roc_auc_score average_precision_score f1_score precision_score recall_score "
    "matthews_corrcoef r2_score balanced_accuracy_score".split()
)


def detect(node: ast.Call | ast.BinOp, facts: Facts) -> Iterator[Match]:
    """The mean of a list that a loop fills with AUC, F1 or the like, one a batch; and
    `total / len(loader)` where an evaluation adds up means of batches."""
    if isinstance(node, ast.Call):
        yield from _of_scores(node, facts)
    elif isinstance(node.op, ast.Div) and isinstance(node.left, ast.Name):
        yield from _of_losses(node, node.left, facts)


def _of_scores(node: ast.Call, facts: Facts) -> Iterator[Match]:
    scores = node.args[0] if len(node.args) == 1 else None
    if not isinstance(scores, ast.Name):
        return
    for append in facts.calls_of("append"):
        if not same(method_call(append, "append"), scores) or not append.args:
            continue
        metric = append.args[0]
        metric = facts.value(metric) or metric
        name = _last(metric)
        loop = facts.loop(append)
        if name in _RANKING and isinstance(loop, ast.For) and _is_batches(loop.iter, facts):
            yield _match(node, name, facts)
            return


def _of_losses(node: ast.BinOp, total: ast.Name, facts: Facts) -> Iterator[Match]:
    batches = len_of(node.right)
    function = facts.function(node)
    if batches is None or not _is_batches(batches, facts) or function is None:
        return
    evaluates = any(word in function.name for word in ("eval", "valid", "test")) or any(
        facts.function(call) is function for call in facts.calls_of("eval")
    )
    if not evaluates:
        return
    for use in facts.uses(total):
        added = facts.parent(use)
        if not isinstance(added, ast.AugAssign) or added.target is not use:
            continue
        loop = facts.loop(added)
        if isinstance(loop, ast.For) and same(loop.iter, batches) and _is_mean(added.value):
            yield _match(node, "the mean", facts)
            return


def _is_mean(value: ast.expr) -> bool:
    """Whether one mean of a batch is added: `loss.item()`, with no weight and no count."""
    if any(isinstance(part, ast.BinOp) for part in walk(value)):
        return False
    words = " ".join(part.id for part in walk(value) if isinstance(part, ast.Name))
    is_number = method_call(value, "item") is not None or isinstance(value, ast.Name)
    return is_number and any(word in words for word in ("loss", "criterion", "acc", "err"))


def _is_batches(node: ast.expr, facts: Facts) -> bool:
    while isinstance(node, ast.Call) and node.args:
        node = node.args[0]  # tqdm(loader), enumerate(loader)
    path = (path_of(node) or "").lower()
    return any(word in path for word in ("loader", "batch"))


def _last(node: ast.expr) -> str:
    func = getattr(node, "func", None)
    return str(getattr(func, "attr", getattr(func, "id", "")))


def _match(node: ast.expr, name: str, facts: Facts) -> Match:
    return Match(
        node=facts.construct(node),
        core=node,
        confidence=0.7 if name == "the mean" else 0.85,
        message=f"`{facts.text(node)}` gives every batch the same weight, though the last one is "
        + (
            "smaller. Weigh each by its rows: add `loss.item() * len(y)` and divide by the rows."
            if name == "the mean"
            else f"smaller, and `{name}` of parts does not add up to that of the whole. Collect "
            f"labels and scores, and compute `{name}` once."
        ),
    )


KIND = KindCode(
    id="mean-of-batch-metrics",
    detect=detect,
    on=(ast.BinOp,),
    calls=("mean",),
    bad=(
        Bad(
            """\
import numpy as np

def score(model, loader):
    scores = []
    for x, y in loader:
        scores.append(roc_auc_score(y, model(x)))
    return np.mean(scores)
""",
            lines=(7, 7),
            core=7,
        ),
        Bad(
            """\
def evaluate(model, loader, criterion):
    total = 0.0
    for x, y in loader:
        total += criterion(model(x), y).item()
    return total / len(loader)
""",
            lines=(5, 5),
            core=5,
        ),
    ),
    good=(
        Good("""\
def evaluate(model, loader, criterion):
    total = 0.0
    for x, y in loader:
        total += criterion(model(x), y).item() * len(y)
    return total / len(loader.dataset)
"""),
        Good("""\
import numpy as np

def folds(model, splits):
    scores = []
    for train, test in splits:
        scores.append(f1_score(test.y, model.fit(train).predict(test)))
    return np.mean(scores), np.std(scores)
"""),
    ),
)
