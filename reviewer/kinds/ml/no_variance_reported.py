"""A cross-validated score is given as one number without its spread."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ..facts import Facts
from ..facts.expressions import method_call
from ..kind import Bad, Good, KindCode, Match
from ._experiment import METRICS


def detect(node: ast.Call | ast.Compare, facts: Facts) -> Iterator[Match]:
    """`cross_val_score(...).mean()`, also through a name, with no std of the same scores; and two
    models whose single scores are held against each other."""
    if isinstance(node, ast.Compare):
        yield from _two_models(node, facts)
        return
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


def _two_models(node: ast.Compare, facts: Facts) -> Iterator[Match]:
    """`if score_a > score_b`, where each is one number of one model."""
    sides = (node.left, *node.comparators)
    if len(sides) != 2 or not all(isinstance(side, ast.Name) for side in sides):
        return
    if not isinstance(node.ops[0], ast.Gt | ast.Lt | ast.GtE | ast.LtE):
        return
    made = [facts.value(side) for side in sides]
    if not all(_is_score(value, facts) for value in made) or facts.is_test_module:
        return
    home = facts.enclosing(node)
    if facts.loop(node) is not None or any(
        facts.enclosing(call) is home for word in _SPREADS for call in facts.calls_of(word)
    ):
        return
    yield Match(
        node=facts.construct(node),
        core=node,
        confidence=0.7,
        message=f"`{facts.text(node)}` decides between two models by one number each. Without the "
        "spread over folds or repeats nobody can tell the difference from chance.",
    )


def _is_score(value: ast.expr | None, facts: Facts) -> bool:
    """Whether an expression is a metric, a model's score or the mean of cross-validated ones."""
    if not isinstance(value, ast.Call):
        return False
    name = getattr(value.func, "attr", getattr(value.func, "id", ""))
    if name == "mean":
        inner = method_call(value, "mean") if not value.args else value.args[0]
        return getattr(getattr(inner, "func", None), "id", "") == "cross_val_score"
    return name in METRICS or (name == "score" and len(value.args) == 2)


_SPREADS = ("std", "stdev", "sem", "var", "ttest_rel", "ttest_ind", "wilcoxon")


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
    on=(ast.Compare,),
    calls=("mean",),
    bad=(
        Bad("print(cross_val_score(model, X, y).mean())\n", lines=(1, 1), core=1),
        Bad(
            "a = accuracy_score(y, old.predict(X))\nb = accuracy_score(y, new.predict(X))\n"
            "if b > a:\n    print('new is better')\n",
            lines=(3, 3),
            core=3,
        ),
    ),
    good=(
        Good("a = accuracy_score(y, p)\nif a > limit:\n    print('good')\n"),
        Good("scores = cross_val_score(model, X, y)\nprint(scores.mean(), scores.std())\n"),
        Good("print(values.mean())\n"),
        Good("best = max(depths, key=lambda d: cross_val_score(tree(d), X, y).mean())\n"),
    ),
)
