"""Accuracy is the only metric of a problem with a rare class."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ..facts import Facts
from ..kind import Bad, Good, KindCode, Match
from ._experiment import METRICS, class_name

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
    """`accuracy_score`, a classifier's `score` or the mean of hits, alone in a module whose words
    speak of a rare class."""
    method = str(facts.called(node) or getattr(node.func, "attr", ""))
    if "accuracy_score" not in facts.text(node.func) and not _is_accuracy(node, method, facts):
        return
    if any(facts.calls_of(name) for name in _OTHERS):
        return
    word = next((word for word in _RARE if facts.mentions(word)), None)
    if word is None or facts.mentions("recall") or facts.is_test_module:
        return
    yield Match(
        node=facts.construct(node),
        core=node,
        names=(facts.text(node.func).rpartition(".")[2],),
        confidence=0.6,
        message=f"`{word}` speaks of a rare class. A model that never predicts it already reaches "
        f"a high accuracy, so the number says little. Report recall and precision of that class, "
        f"or average precision.",
    )


def _is_accuracy(node: ast.Call, method: str, facts: Facts) -> bool:
    """Whether the call is `classifier.score(X, y)` or `(predicted == y).mean()`."""
    if method == "score" and isinstance(node.func, ast.Attribute) and len(node.args) == 2:
        kind = class_name(node.func.value, facts)
        return kind.endswith(("Classifier", "SVC", "NB")) or kind == "LogisticRegression"
    hits = node.args[0] if method == "numpy.mean" and node.args else None
    if hits is None and method == "mean" and isinstance(node.func, ast.Attribute):
        hits = node.func.value
    return (
        isinstance(hits, ast.Compare)
        and isinstance(hits.ops[0], ast.Eq)
        and "pred" in facts.text(hits).lower()
    )


KIND = KindCode(
    id="accuracy-on-imbalanced",
    detect=detect,
    calls=("accuracy_score", "score", "mean"),
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
        Bad(
            "from sklearn.svm import SVC\n\ndef fraud(X, y, X_test, y_test):\n"
            "    model = SVC()\n    model.fit(X, y)\n    return model.score(X_test, y_test)\n",
            lines=(6, 6),
            core=6,
            names=("score",),
        ),
        Bad(
            "def share(predicted, is_fraud):\n    return (predicted == is_fraud).mean()\n",
            lines=(2, 2),
            core=2,
            names=("mean",),
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
