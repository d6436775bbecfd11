"""A penalised or distance-based model is fitted on features of unlike scale."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ..facts import Facts
from ..facts.expressions import walk
from ..kind import Bad, Good, KindCode, Match
from ._experiment import SCALERS, class_name

_SENSITIVE = frozenset(
    "Ridge Lasso ElasticNet LogisticRegression SVC SVR LinearSVC LinearSVR KNeighborsClassifier "
    "KNeighborsRegressor KMeans PCA MLPClassifier MLPRegressor SGDClassifier SGDRegressor "
    "DBSCAN".split()
)
_AS_GOOD = (
    "make_pipeline",
    "Pipeline",
    "ColumnTransformer",
    "make_column_transformer",
    "normalize",
    "scale",
    "zscore",
    "TfidfVectorizer",
    "HashingVectorizer",
    "load_digits",
)


def detect(node: ast.Call, facts: Facts) -> Iterator[Match]:
    """`fit` of a scale-sensitive model in a module that scales nothing."""
    if not isinstance(node.func, ast.Attribute) or not node.args:
        return
    name = class_name(node.func.value, facts)
    if name not in _SENSITIVE:
        return
    if any(facts.calls_of(other) for other in (*SCALERS, *_AS_GOOD)):
        return
    if facts.is_test_module:
        return
    if isinstance(node.args[0], ast.Subscript) and any(
        isinstance(part, ast.Constant) and part.value is None for part in walk(node.args[0])
    ):
        return  # `column[:, None]`: one feature has one scale
    rows = facts.text(node.args[0])
    if "scaled" in rows or "norm" in rows or "embed" in rows or "std" in rows:
        return
    yield Match(
        node=facts.construct(node),
        core=node,
        names=(name,),
        # who hands the features in may have scaled them
        confidence=0.7
        if not _is_handed_in(node.args[0], facts)
        else 0.55
        if facts.imports("sklearn")
        and not facts.mentions("check_random_state")
        and rows.lower().startswith(("x", "df", "feature", "data"))
        else 0.45,
        message=f"`{name}` weighs features by their size, and nothing here brings `{rows}` to one "
        f"scale: a column in cents drowns one in metres. Fit "
        f"`make_pipeline(StandardScaler(), {name}(...))`.",
    )


def _is_handed_in(rows: ast.expr, facts: Facts) -> bool:
    """Whether the features are a parameter, or made of `self`, in code that splits nothing: a
    library's, not an experiment's."""
    while isinstance(rows, ast.Attribute | ast.Subscript):
        rows = rows.value
    if facts.mentions("baseestimator") or facts.mentions("check_random_state"):
        return True
    if facts.calls_of("train_test_split") or facts.calls_of("cross_val_score"):
        return False
    return isinstance(rows, ast.Name) and any(
        binding.how == "param" for binding in facts.bindings(rows)
    )


KIND = KindCode(
    id="regularise-unscaled",
    detect=detect,
    calls=("fit", "fit_transform", "fit_predict"),
    bad=(
        Bad(
            "from sklearn.linear_model import Ridge\n\nmodel = Ridge(alpha=1.0)\n"
            "model.fit(X_train, y_train)\n",
            lines=(4, 4),
            core=4,
            names=("Ridge",),
        ),
    ),
    good=(
        Good(
            "from sklearn.linear_model import Ridge\n"
            "model = make_pipeline(StandardScaler(), Ridge())\nmodel.fit(X_train, y_train)\n"
        ),
        Good(
            "from sklearn.tree import DecisionTreeClassifier\n"
            "DecisionTreeClassifier(random_state=0).fit(X, y)\n"
        ),
    ),
)
