"""Classes are balanced by resampling before the split."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ..facts import Facts
from ..kind import Bad, Good, KindCode, Match
from ._experiment import made_by, split_of


def detect(node: ast.Call, facts: Facts) -> Iterator[Match]:
    """`fit_resample`, or sklearn's `resample`, whose result is split afterwards."""
    if getattr(node.func, "attr", "") == "resample" and facts.called(node) is None:
        return  # of a time series in pandas
    results = made_by(node, facts)
    split = split_of(results, node, facts) if results else None
    if split is None:
        return
    yield Match(
        node=facts.statement(node),
        core=node,
        names=tuple(sorted(results)),
        confidence=0.9,
        message=f"Copies (or mixtures) of the same rows land on both sides of the split on "
        f"line {split.lineno}, so the model is tested on what it has seen. Split first, "
        f"and resample the training part alone.",
    )


KIND = KindCode(
    id="resample-before-split",
    detect=detect,
    calls=("fit_resample", "resample"),
    bad=(
        Bad(
            """\
X_all, y_all = SMOTE(random_state=0).fit_resample(X, y)
X_train, X_test, y_train, y_test = train_test_split(X_all, y_all, random_state=0)
""",
            lines=(1, 1),
            core=1,
            names=("X_all", "y_all"),
        ),
        Bad(
            """\
import pandas as pd
from sklearn.utils import resample

more = resample(df[df.y == 1], n_samples=900, random_state=0)
df = pd.concat([df, more])
train, test = train_test_split(df, random_state=0)
""",
            lines=(4, 4),
            core=4,
            names=("more",),
        ),
    ),
    good=(
        Good("""\
daily = df.resample("D").mean()
train, test = train_test_split(daily, shuffle=False)
"""),
        Good("""\
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
X_train, y_train = SMOTE(random_state=0).fit_resample(X_train, y_train)
"""),
    ),
)
