"""A column is filled or scaled with a statistic of all rows before the split."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ..facts import Facts
from ..facts.expressions import method_call, walk
from ..kind import Bad, Good, KindCode, Match
from ._experiment import made_by, part, sources, split_of

_STATISTICS = ("mean", "median", "std", "min", "max", "mode", "quantile", "var")


def detect(node: ast.Call, facts: Facts) -> Iterator[Match]:
    """`X.fillna(X.mean())` or `(X - X.mean()) / X.std()`, also by way of a name, on rows that a
    later split divides."""
    if not isinstance(node.func, ast.Attribute) or facts.called(node) is not None:
        return
    rows = node.func.value
    if part(rows, facts) or not isinstance(facts.statement(node), ast.Assign):
        return
    for use in (node, *_named_uses(node, facts)):
        whole = _changed(use, sources(rows), facts)
        if whole is None or (_first_statistic(whole) is not use and use is node):
            continue
        split = split_of(made_by(whole, facts), whole, facts)
        if split is None:
            continue
        yield Match(
            node=facts.statement(use),
            core=use,
            until=facts.statement(use),
            names=(node.func.attr,),
            confidence=0.85,
            message=f"`{facts.text(node)}` is taken over all rows, those of the later test part "
            f"(line {split.lineno}) included, so each training row knows something of them. "
            "Split first, and use the statistic of the training part for both.",
        )
        return


def _named_uses(node: ast.Call, facts: Facts) -> list[ast.Name]:
    """Where the statistic is used by name."""
    statement = facts.parent(node)
    if not isinstance(statement, ast.Assign) or not isinstance(statement.targets[0], ast.Name):
        return []
    name = statement.targets[0]
    return [use for use in facts.uses(name) if use is not name]


def _changed(use: ast.expr, rows: set[str], facts: Facts) -> ast.expr | None:
    """The `fillna` or the arithmetic on the same rows that the statistic is part of."""
    whole: ast.expr | None = None
    for above in facts.ancestors(use):
        filled = method_call(above, "fillna", "replace")
        if isinstance(above, ast.Call) and filled is not None and sources(filled) & rows:
            return above
        if isinstance(above, ast.BinOp) and isinstance(above.op, ast.Sub | ast.Div):
            if sources(above.left) & rows and facts.holds(above.right, use):
                whole = above
        elif isinstance(above, ast.stmt):
            return whole
    return whole


def _first_statistic(whole: ast.expr) -> ast.AST | None:
    return next((part for part in walk(whole) if method_call(part, *_STATISTICS) is not None), None)


KIND = KindCode(
    id="whole-frame-statistic-feature",
    detect=detect,
    calls=_STATISTICS,
    bad=(
        Bad(
            """\
def parts(df):
    df["age"] = df["age"].fillna(df["age"].mean())
    return train_test_split(df, random_state=0)
""",
            lines=(2, 2),
            core=2,
            names=("mean",),
        ),
        Bad(
            """\
def parts(X, y):
    X = (X - X.mean(axis=0)) / X.std(axis=0)
    return train_test_split(X, y, random_state=0)
""",
            lines=(2, 2),
            core=2,
            names=("mean",),
        ),
        Bad(
            """\
def parts(df):
    middle = df["age"].median()
    df["age"] = df["age"].fillna(middle)
    train, test = train_test_split(df, random_state=0)
    return train, test
""",
            lines=(3, 3),
            core=3,
            names=("median",),
        ),
    ),
    good=(
        Good("""\
def parts(df):
    train, test = train_test_split(df, random_state=0)
    middle = train["age"].median()
    return train.fillna({"age": middle}), test.fillna({"age": middle})
"""),
        Good("""\
def parts(df):
    print(df["age"].mean())
    longest = df["age"].max()
    return train_test_split(df, random_state=0), longest
"""),
        Good("def scaled(X):\n    X = (X - X.mean()) / X.std()\n    return X\n"),
    ),
)
