"""The reported metric is computed on the training rows."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ..facts import Facts
from ..facts.expressions import method_call, path_of, same
from ..kind import Bad, Good, KindCode, Match
from ._experiment import METRICS, after, calls_around, metric_calls, part

_DIVIDE = ("train_test_split", "split", "cross_val_score", "cross_validate")


def detect(node: ast.Call, facts: Facts) -> Iterator[Match]:
    """A metric of training rows, where the function scores no other rows."""
    if not _on(node, "train", facts) and not _on_what_it_fitted(node, facts):
        return
    if any(
        not _on(other, "train", facts) and not _on_what_it_fitted(other, facts)
        for other in metric_calls(node, facts)
    ):
        return
    yield Match(
        node=facts.construct(node),
        core=node,
        confidence=0.85,
        message=f"`{facts.text(node)}` measures the model on the rows it was trained on, where "
        f"even a model that only remembers looks perfect. Score the held-out rows.",
    )


def _on_what_it_fitted(call: ast.Call, facts: Facts) -> bool:
    """Whether the model was fitted just before, in the same function, on the very rows that it
    is now scored with; data that is nowhere divided."""
    if facts.is_test_module or any(facts.calls_of(word) for word in _DIVIDE):
        return False
    rows, labels, model = _measured(call, facts)
    if rows is None or model is None:
        return False
    for fit in calls_around(call, facts, "fit"):
        if (
            len(fit.args) == 2
            and after(call, fit)
            and isinstance(fit.func, ast.Attribute)
            and same(fit.args[0], rows)
            and same(fit.args[1], labels)
            and (same(fit.func.value, model) or facts.value(model) is fit)
        ):
            path = path_of(rows)
            return path is not None and part(rows, facts) != "test"
    return False


def _measured(
    call: ast.Call, facts: Facts
) -> tuple[ast.expr | None, ast.expr | None, ast.expr | None]:
    """The rows, labels and model of `model.score(X, y)` or `metric(y, model.predict(X))`."""
    if len(call.args) < 2:
        return None, None, None
    model = method_call(call, "score")
    if model is not None:
        return call.args[0], call.args[1], model
    predicted = facts.value(call.args[1]) or call.args[1]
    model = method_call(predicted, "predict")
    if model is None or not isinstance(predicted, ast.Call) or not predicted.args:
        return None, None, None
    return predicted.args[0], call.args[0], model


def _on(call: ast.Call, wanted: str, facts: Facts) -> bool:
    name = getattr(call.func, "attr", getattr(call.func, "id", ""))
    if name == "score" and len(call.args) != 2:
        return False
    return (
        name in (*METRICS, "score")
        and bool(call.args)
        and all(part(argument, facts) in (wanted, "") for argument in call.args[:2])
        and any(part(argument, facts) == wanted for argument in call.args[:2])
    )


KIND = KindCode(
    id="evaluate-on-train",
    detect=detect,
    calls=(*sorted(METRICS), "score"),
    bad=(
        Bad(
            "model.fit(X_train, y_train)\nprint(model.score(X_train, y_train))\n",
            lines=(2, 2),
            core=2,
        ),
        Bad(
            """\
from sklearn.metrics import accuracy_score

def report(model, X_train, y_train):
    return accuracy_score(y_train, model.predict(X_train))
""",
            lines=(4, 4),
            core=4,
        ),
        Bad(
            """\
from sklearn.linear_model import LogisticRegression

def report(X, y):
    model = LogisticRegression()
    model.fit(X, y)
    print("accuracy", model.score(X, y))
""",
            lines=(6, 6),
            core=6,
        ),
    ),
    good=(
        Good("model.fit(X, y)\nprint(model.score(X_new, y_new))\n"),
        Good("print(model.score(X_train, y_train))\nprint(model.score(X_test, y_test))\n"),
        Good("print(model.score(X_test, y_test))\n"),
    ),
)
