"""The reported metric is computed on the training rows."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ..facts import Facts
from ..kind import Bad, Good, KindCode, Match
from ._experiment import METRICS, metric_calls, part


def detect(node: ast.Call, facts: Facts) -> Iterator[Match]:
    """A metric of training rows, where the function scores no other rows."""
    if not _on(node, "train", facts):
        return
    if any(not _on(other, "train", facts) for other in metric_calls(node, facts)):
        return
    yield Match(
        node=facts.construct(node),
        core=node,
        confidence=0.85,
        message=f"`{facts.text(node)}` measures the model on the rows it was trained on, where "
        f"even a model that only remembers looks perfect. Score the held-out rows.",
    )


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
    ),
    good=(
        Good("print(model.score(X_train, y_train))\nprint(model.score(X_test, y_test))\n"),
        Good("print(model.score(X_test, y_test))\n"),
    ),
)
