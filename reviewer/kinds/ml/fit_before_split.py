"""A scaler, imputer or encoder is fitted on all rows before the split."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ..facts import Facts
from ..kind import Bad, Good, KindCode, Match
from ._experiment import ENCODERS, SCALERS, fitted_before_split


def detect(node: ast.Call, facts: Facts) -> Iterator[Match]:
    """`fit` or `fit_transform` on rows that a later train_test_split divides."""
    found = fitted_before_split(node, facts, SCALERS | ENCODERS)
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
        f"(line {split.lineno}) included, so the score is too good. "
        "Split first and fit on the training part alone.",
    )


KIND = KindCode(
    id="fit-before-split",
    detect=detect,
    calls=("fit", "fit_transform"),
    bad=(
        Bad(
            """\
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

scaler = StandardScaler()
X = scaler.fit_transform(X)
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
""",
            lines=(5, 5),
            core=5,
            names=("X",),
        ),
        Bad(
            """\
import sklearn.model_selection as ms
from sklearn.preprocessing import MinMaxScaler

def parts(df):
    features = df.drop(columns=["y"])
    scaler = MinMaxScaler()
    scaler.fit(features)
    scaled = scaler.transform(features)
    return ms.train_test_split(scaled, df["y"], random_state=0)
""",
            lines=(7, 7),
            core=7,
            names=("features",),
        ),
        Bad(
            """\
from sklearn.feature_extraction.text import TfidfVectorizer

def parts(texts, cut):
    matrix = TfidfVectorizer().fit_transform(texts)
    return matrix[:cut], matrix[cut:]
""",
            lines=(4, 4),
            core=4,
            names=("texts",),
        ),
    ),
    good=(
        Good("""\
from sklearn.preprocessing import MinMaxScaler

cut = int(len(X) * 0.8)
scaler = MinMaxScaler().fit(X[:cut])
train, test = scaler.transform(X[:cut]), scaler.transform(X[cut:])
"""),
        Good("""\
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
scaler = StandardScaler().fit(X_train)
X_train, X_test = scaler.transform(X_train), scaler.transform(X_test)
"""),
        Good("""\
from sklearn.preprocessing import StandardScaler

def scaled(X):
    return StandardScaler().fit_transform(X)
"""),
    ),
)
