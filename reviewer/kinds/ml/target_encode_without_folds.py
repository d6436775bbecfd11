"""A category is replaced by the mean target of all its rows, its own row included."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ..facts import Facts
from ..facts.expressions import constant, method_call
from ..kind import Bad, Good, KindCode, Match
from ._experiment import part

_LABELS = ("target", "y", "label", "outcome", "churn", "churned", "default", "clicked", "is_fraud")
_FOLDS = ("KFold", "StratifiedKFold", "GroupKFold", "TargetEncoder", "TimeSeriesSplit")


def detect(node: ast.Call, facts: Facts) -> Iterator[Match]:
    """`df.groupby("city")["target"].transform("mean")`, and a map of such means to the rows."""
    if not isinstance(node.func, ast.Attribute) or len(node.args) != 1:
        return
    if node.func.attr == "transform":
        means = node.func.value if constant(node.args[0]) == "mean" else None
    else:
        made = facts.value(node.args[0]) or node.args[0]
        means = method_call(made, "mean")
    column = _grouped_column(means)
    if column is None or any(facts.calls_of(name) for name in _FOLDS):
        return
    label, frame = column
    if not _is_label(label, facts) or part(frame, facts) == "train":
        return
    yield Match(
        node=facts.construct(node),
        core=node,
        names=(label,),
        confidence=0.85,
        message=f"Each row's own `{label}` is part of the mean it gets, most of all in a small "
        f"group, so the feature tells the answer. Take the means from other folds only "
        f"(`sklearn.preprocessing.TargetEncoder` does), fitted on the training rows.",
    )


def _grouped_column(means: ast.expr | None) -> tuple[str, ast.expr] | None:
    """The column and the frame of `frame.groupby(...)["column"]`."""
    if not isinstance(means, ast.Subscript):
        return None
    frame, name = method_call(means.value, "groupby"), constant(means.slice)
    return (name, frame) if isinstance(name, str) and frame is not None else None


def _is_label(name: str, facts: Facts) -> bool:
    """Whether the name is one for labels, or the module takes its labels from that column."""
    if name.lower() in _LABELS:
        return True
    return any(
        bindings[0].how == "assign"
        and isinstance(bindings[0].value, ast.Subscript)
        and constant(bindings[0].value.slice) == name
        for scope in facts.scopes.values()
        for target, bindings in scope.bindings.items()
        if target.lower() in ("y", "labels", "target")
    )


KIND = KindCode(
    id="target-encode-without-folds",
    detect=detect,
    calls=("transform", "map"),
    bad=(
        Bad(
            "def encode(df):\n    means = df.groupby('city')['target'].mean()\n"
            "    df['city_mean'] = df['city'].map(means)\n    return df\n",
            lines=(3, 3),
            core=3,
            names=("target",),
        ),
        Bad(
            "df['rate'] = df.groupby('city')['bought'].transform('mean')\ny = df['bought']\n",
            lines=(1, 1),
            core=1,
            names=("bought",),
        ),
    ),
    good=(
        Good("df['level'] = df.groupby('city')['price'].transform('mean')\n"),
        Good(
            "means = train.groupby('city')['target'].mean()\n"
            "test['rate'] = test['city'].map(means)\n"
        ),
        Good("df['n'] = df['city'].map(df['city'].value_counts())\n"),
    ),
)
