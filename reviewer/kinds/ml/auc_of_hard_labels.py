"""roc_auc_score or log_loss is given predicted labels instead of scores."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..facts import Facts
from ..facts.expressions import walk
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
    if len(node.args) < 2:
        return
    given = node.args[1]
    made = facts.value(given) or given
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
    ),
    good=(
        Good(
            "auc = roc_auc_score(y_test, model.predict_proba(X_test)[:, 1])\n",
            injected="auc = roc_auc_score(y_test, model.predict(X_test))\n",
        ),
        Good("accuracy = accuracy_score(y_test, model.predict(X_test))\n"),
    ),
)
