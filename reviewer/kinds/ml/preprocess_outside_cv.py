"""A transformer is fitted on all rows, and then cross-validation runs."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ..facts import Facts
from ..kind import Bad, Good, KindCode, Match
from ._experiment import ENCODERS, SCALERS, SELECTORS, after, calls_around, class_name, part


def detect(node: ast.Call, facts: Facts) -> Iterator[Match]:
    """`X = scaler.fit_transform(X)` with X cross-validated afterwards."""
    if not isinstance(node.func, ast.Attribute) or not node.args or part(node.args[0], facts):
        return
    if class_name(node.func.value, facts) not in SCALERS | ENCODERS | SELECTORS:
        return
    statement = facts.statement(node)
    if not (isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name)):
        return
    result = statement.targets[0].id
    for check in _checks(node, facts):
        if after(check, node) and any(
            isinstance(argument, ast.Name) and argument.id == result for argument in check.args
        ):
            yield Match(
                node=statement,
                core=node,
                names=(result,),
                confidence=0.9,
                message=f"`{facts.text(node)}` has seen the rows of every fold before "
                f"`{facts.text(check.func)}` holds them out. Put the transformer and the model "
                f"into one `make_pipeline(...)`, so each fold fits it anew.",
            )
            return


def _checks(node: ast.Call, facts: Facts) -> Iterator[ast.Call]:
    """The calls around that divide rows into folds, themselves or through a search's fit."""
    yield from calls_around(node, facts, "cross_val_score", "cross_validate", "cross_val_predict")
    for call in calls_around(node, facts, "fit", "split"):
        if isinstance(call.func, ast.Attribute) and (
            class_name(call.func.value, facts).endswith(("SearchCV", "Fold"))
        ):
            yield call


KIND = KindCode(
    id="preprocess-outside-cv",
    detect=detect,
    calls=("fit_transform",),
    bad=(
        Bad(
            """\
from sklearn.model_selection import cross_val_score
from sklearn.preprocessing import StandardScaler

scaled = StandardScaler().fit_transform(X)
scores = cross_val_score(model, scaled, y, cv=5)
""",
            lines=(4, 4),
            core=4,
            names=("scaled",),
        ),
        Bad(
            """\
from sklearn.decomposition import PCA
from sklearn.model_selection import GridSearchCV

def tuned(X, y, model, grid):
    reducer = PCA(10)
    reduced = reducer.fit_transform(X)
    return GridSearchCV(model, grid, cv=5).fit(reduced, y)
""",
            lines=(6, 6),
            core=6,
            names=("reduced",),
        ),
    ),
    good=(Good("scores = cross_val_score(make_pipeline(StandardScaler(), model), X, y, cv=5)\n"),),
)
