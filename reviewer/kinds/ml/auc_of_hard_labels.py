"""roc_auc_score or log_loss is given predicted labels instead of scores."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..facts import Facts
from ..facts.expressions import constant, keyword, method_call, walk
from ..kind import Bad, Good, Injection, KindCode, Match

if TYPE_CHECKING:
    from ..rewriting.editor import Editor
_RANKING = (
    "roc_auc_score",
    "average_precision_score",
    "log_loss",
    "roc_curve",
    "precision_recall_curve",
    "brier_score_loss",
)


def detect(node: ast.Call, facts: Facts) -> Iterator[Match]:
    """A metric of scores whose second argument comes from `predict`."""
    given = _scores(node)
    if given is None:
        return
    made = facts.value(given) or given
    if _is_cut_off(made, facts):
        yield _of_cut_off(node, given, facts)
        return
    call = next(
        (
            child
            for child in walk(made)
            if isinstance(child, ast.Call)
            and isinstance(child.func, ast.Attribute)
            and child.func.attr == "predict"
        ),
        None,
    )
    if call is None:
        return
    name = getattr(node.func, "attr", getattr(node.func, "id", ""))
    yield Match(
        node=facts.construct(node),
        core=node,
        names=(name,),
        confidence=0.9,
        message=f"`{name}` ranks the rows by score, but `{facts.text(call)}` gives bare labels, so "
        f"the curve has a single point. Pass `predict_proba(...)[:, 1]` or `decision_function`.",
        parts={"predict": call, "inline": made is given},
    )


def _scores(node: ast.Call) -> ast.expr | None:
    """What a metric is given as the scores of the rows."""
    if len(node.args) >= 2:
        return node.args[1]
    named = (keyword(node, name) for name in ("y_score", "y_pred", "y_proba", "probas_pred"))
    return next((value for value in named if value is not None), None)


def _is_cut_off(made: ast.expr, facts: Facts) -> bool:
    """Whether probabilities were cut into 0 and 1: `p > t`, `(p > 0.5).astype(int)` or
    `np.where(p > t, 1, 0)`."""
    inner = method_call(made, "astype")
    if facts.called(made) == "numpy.where" and isinstance(made, ast.Call) and len(made.args) == 3:
        plain = all(constant(argument) in (0, 1) for argument in made.args[1:])
        inner = made.args[0] if plain else None
    if inner is None:
        inner = made
    return (
        isinstance(inner, ast.Compare)
        and len(inner.ops) == 1
        and isinstance(inner.ops[0], ast.Gt | ast.GtE)
        and isinstance(inner.comparators[0], ast.Constant | ast.Name)
    )


def _of_cut_off(node: ast.Call, given: ast.expr, facts: Facts) -> Match:
    name = getattr(node.func, "attr", getattr(node.func, "id", ""))
    return Match(
        node=facts.construct(node),
        core=node,
        names=(name,),
        confidence=0.85,
        message=f"`{name}` ranks the rows by score, but `{facts.text(given)}` is cut into 0 and 1, "
        f"so the curve has a single point. Pass the probabilities themselves.",
        parts={"predict": None, "inline": False},
    )


def repair(match: Match, facts: Facts, edit: Editor) -> None:
    """The probability of the positive class."""
    call = match.parts["predict"]
    if not match.parts["inline"]:
        edit.refuse("the labels may be needed elsewhere")
    edit.replace(
        call, "{model}.predict_proba({rows})[:, 1]", model=call.func.value, rows=call.args[0]
    )


def find_scores(node: ast.Call, facts: Facts) -> Iterator[Match]:
    """`metric(y, model.predict_proba(X)[:, 1])`."""
    if len(node.args) >= 2 and isinstance(node.args[1], ast.Subscript):
        call = node.args[1].value
        if (
            isinstance(call, ast.Call)
            and isinstance(call.func, ast.Attribute)
            and call.func.attr == "predict_proba"
            and len(call.args) == 1
        ):
            yield Match(node=node, core=node, message="", parts={"call": call})


def inject(match: Match, facts: Facts, edit: Editor) -> None:
    """The labels instead."""
    call, metric = match.parts["call"], match.node
    assert isinstance(metric, ast.Call)
    edit.replace(
        metric.args[1], "{model}.predict({rows})", model=call.func.value, rows=call.args[0]
    )


KIND = KindCode(
    id="auc-of-hard-labels",
    detect=detect,
    calls=_RANKING,
    repair=repair,
    condition="the classes are two and the model gives probabilities",
    inject=Injection(find_scores, inject, calls=_RANKING),
    bad=(
        Bad(
            "auc = roc_auc_score(y_test, model.predict(X_test))\n",
            lines=(1, 1),
            core=1,
            names=("roc_auc_score",),
            repaired="auc = roc_auc_score(y_test, model.predict_proba(X_test)[:, 1])\n",
        ),
        Bad(
            "labels = model.predict(X_test)\nloss = log_loss(y_test, labels)\n",
            lines=(2, 2),
            core=2,
            names=("log_loss",),
        ),
        Bad(
            "guess = model.predict(X)\nauc = metrics.roc_auc_score(y_true=y, y_score=guess)\n",
            lines=(2, 2),
            core=2,
            names=("roc_auc_score",),
        ),
        Bad(
            "labels = (p > 0.5).astype(int)\nloss = log_loss(y, labels)\n",
            lines=(2, 2),
            core=2,
            names=("log_loss",),
        ),
    ),
    good=(
        Good("labels = (p > 0.5).astype(int)\nprint(log_loss(y, p), f1_score(y, labels))\n"),
        Good(
            "auc = roc_auc_score(y_test, model.predict_proba(X_test)[:, 1])\n",
            injected="auc = roc_auc_score(y_test, model.predict(X_test))\n",
        ),
        Good("accuracy = accuracy_score(y_test, model.predict(X_test))\n"),
    ),
)
