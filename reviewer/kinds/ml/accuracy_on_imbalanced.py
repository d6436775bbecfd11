"""Accuracy is the only metric of a problem with a rare class."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ..facts import Facts
from ..kind import Bad, Good, KindCode, Match
from ._experiment import METRICS

_RARE = (
    "fraud",
    "imbalance",
    "anomal",
    "churn",
    "class_weight",
    "scale_pos_weight",
    "rare",
    "default_rate",
    "disease",
    "intrusion",
    "spam",
    "is_default",
    "minority",
)
_OTHERS = (
    *sorted(METRICS - {"accuracy_score", "mean_squared_error", "mean_absolute_error", "r2_score"}),
    "classification_report",
    "confusion_matrix",
    "precision_recall_curve",
    "roc_curve",
    "fbeta_score",
    "precision_recall_fscore_support",
)


def detect(node: ast.Call, facts: Facts) -> Iterator[Match]:
    """`accuracy_score` alone in a module whose words speak of a rare class."""
    if any(facts.calls_of(name) for name in _OTHERS):
        return
    word = next((word for word in _RARE if facts.mentions(word)), None)
    if word is None:
        return
    yield Match(
        node=facts.construct(node),
        core=node,
        names=("accuracy_score",),
        confidence=0.6,
        message=f"`{word}` speaks of a rare class. A model that never predicts it already reaches "
        f"a high accuracy, so the number says little. Report recall and precision of that class, "
        f"or average precision.",
    )


KIND = KindCode(
    id="accuracy-on-imbalanced",
    detect=detect,
    calls=("accuracy_score",),
    bad=(
        Bad(
            """\
from sklearn.metrics import accuracy_score

def report(model, X_test, is_fraud):
    return accuracy_score(is_fraud, model.predict(X_test))
""",
            lines=(4, 4),
            core=4,
            names=("accuracy_score",),
        ),
    ),
    good=(
        Good("""\
from sklearn.metrics import accuracy_score, recall_score

def report(fraud, predicted):
    return accuracy_score(fraud, predicted), recall_score(fraud, predicted)
"""),
        Good("accuracy = accuracy_score(digits, model.predict(images))\n"),
    ),
)
