"""Features are selected with all rows before the split."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ..facts import Facts
from ..kind import Bad, Good, KindCode, Match
from ._experiment import SELECTORS, fitted_before_split, made_by, part, split_of


def detect(node: ast.Call, facts: Facts) -> Iterator[Match]:
    """`fit` or `fit_transform` on rows that a later train_test_split divides, or a correlation
    with the label by which the columns of a later split are chosen."""
    if getattr(node.func, "attr", "") in ("corr", "corrwith"):
        yield from _by_correlation(node, facts)
        return
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


def _by_correlation(node: ast.Call, facts: Facts) -> Iterator[Match]:
    assert isinstance(node.func, ast.Attribute)
    frame = node.func.value
    chosen = made_by(node, facts)
    with_label = node.func.attr == "corrwith" or isinstance(facts.parent(node), ast.Subscript)
    if not with_label or not chosen or part(frame, facts):
        return
    split = split_of(chosen, node, facts)
    if split is None:
        return
    name = facts.text(frame)
    yield Match(
        node=facts.construct(node),
        core=node,
        names=(name,) if name.isidentifier() else (),
        confidence=0.85,
        message=f"`{facts.text(node)}` looks at the labels of all rows, those of the later test "
        f"part (line {split.lineno}) included, so the chosen features already know the answers "
        "and the score is too good. Split first and choose with the training part alone.",
    )


KIND = KindCode(
    id="feature-selection-before-split",
    detect=detect,
    calls=("fit", "fit_transform", "corr", "corrwith"),
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
        Bad(
            """\
def parts(df):
    strength = df.corr()["target"].abs()
    keep = strength[strength > 0.2].index.drop("target")
    return train_test_split(df[keep], df["target"], random_state=0)
""",
            lines=(2, 2),
            core=2,
            names=("df",),
        ),
    ),
    good=(
        Good("""\
def parts(df):
    print(df.corr()["target"])
    return train_test_split(df, random_state=0)
"""),
        Good("""\
from sklearn.feature_selection import SelectKBest
from sklearn.model_selection import train_test_split

X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
selector = SelectKBest(k=20).fit(X_train, y_train)
"""),
    ),
)
