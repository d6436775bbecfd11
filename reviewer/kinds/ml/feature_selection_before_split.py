"""Features are selected with all rows before the split."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ..facts import Facts
from ..kind import Bad, Good, KindCode, Match
from ._experiment import SELECTORS, fitted_before_split


def detect(node: ast.Call, facts: Facts) -> Iterator[Match]:
    """`fit` or `fit_transform` on rows that a later train_test_split divides."""
    found = fitted_before_split(node, facts, SELECTORS)
    if found is None:
        return
    split, rows = found
    name = facts.text(rows)
    yield Match(
        node=facts.construct(node),
        core=node,
        names=(name,) if name.isidentifier() else (),
        confidence=0.9,
        message=f"`{facts.text(node)}` learns from all rows, those of the later test part "
        f"(line {split.lineno}) included, so the chosen features already "
        "know the answers and the score is too good. Split first and fit on the training part "
        "alone.",
    )


KIND = KindCode(
    id="feature-selection-before-split",
    detect=detect,
    calls=("fit", "fit_transform"),
    bad=(
        Bad(
            """\
from sklearn.feature_selection import SelectKBest
from sklearn.model_selection import train_test_split

best = SelectKBest(k=20).fit_transform(X, y)
X_train, X_test, y_train, y_test = train_test_split(best, y, random_state=0)
""",
            lines=(4, 4),
            core=4,
            names=("X",),
        ),
    ),
    good=(
        Good("""\
from sklearn.feature_selection import SelectKBest
from sklearn.model_selection import train_test_split

X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
selector = SelectKBest(k=20).fit(X_train, y_train)
"""),
    ),
)
