"""A cross-validated score is given as one number without its spread."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ..facts import Facts
from ..facts.expressions import method_call
from ..kind import Bad, Good, KindCode, Match


def detect(node: ast.Call, facts: Facts) -> Iterator[Match]:
    """`cross_val_score(...).mean()`, also through a name, with no std of the same scores."""
    if isinstance(node.func, ast.Attribute) and not node.args:
        scores: ast.expr = node.func.value
    elif len(node.args) == 1:
        scores = node.args[0]
    else:
        return
    source = facts.value(scores) or scores
    name = (
        getattr(source.func, "id", getattr(source.func, "attr", ""))
        if isinstance(source, ast.Call)
        else ""
    )
    if name != "cross_val_score":
        return
    if not _is_shown(node, facts):
        return
    home = facts.enclosing(node)
    if any(
        facts.enclosing(call) is home
        for word in ("std", "stdev", "sem", "var")
        for call in facts.calls_of(word)
    ):
        return
    if method_call(node, "mean") is None and facts.called(node) not in (
        "numpy.mean",
        "statistics.mean",
    ):
        return
    yield Match(
        node=facts.construct(node),
        core=node,
        confidence=0.7,
        message="The mean alone does not tell whether the folds agree: a difference of 0.01 means "
        "nothing when they vary by 0.05. Give the standard deviation beside it.",
    )


def _is_shown(node: ast.Call, facts: Facts) -> bool:
    """Whether the mean is printed or put into a text, and not only used to choose."""
    for above in facts.ancestors(node):
        if isinstance(above, ast.JoinedStr) or facts.is_builtin(above, "print", "format"):
            return True
        if isinstance(above, ast.stmt):
            return False
    return False


KIND = KindCode(
    id="no-variance-reported",
    detect=detect,
    calls=("mean",),
    bad=(Bad("print(cross_val_score(model, X, y).mean())\n", lines=(1, 1), core=1),),
    good=(
        Good("scores = cross_val_score(model, X, y)\nprint(scores.mean(), scores.std())\n"),
        Good("print(values.mean())\n"),
        Good("best = max(depths, key=lambda d: cross_val_score(tree(d), X, y).mean())\n"),
    ),
)
