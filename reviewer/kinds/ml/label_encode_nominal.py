"""A nominal feature gets the codes 0, 1, 2, as if its values had an order."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ..facts import Facts
from ..facts.expressions import constant
from ..kind import Bad, Good, KindCode, Match
from ._experiment import class_name

_LABELS = ("y", "target", "label", "class", "species", "outcome", "churn")
_TREES = ("Tree", "Forest", "Boost", "LGBM", "XGB", "CatBoost")


def detect(node: ast.Call, facts: Facts) -> Iterator[Match]:
    """`LabelEncoder().fit_transform(df["city"])` of a column that is not the label, in a module
    that does not train trees alone."""
    if not isinstance(node.func, ast.Attribute) or len(node.args) != 1:
        return
    column = node.args[0]
    if class_name(node.func.value, facts) != "LabelEncoder" or not isinstance(
        column, ast.Subscript
    ):
        return
    statement = facts.statement(node)
    target = statement.targets[0] if isinstance(statement, ast.Assign) else None
    if not isinstance(target, ast.Subscript):
        return
    if isinstance(column.slice, ast.Tuple):
        return
    name = constant(facts.value(column.slice) or column.slice)
    if isinstance(name, str) and any(word in name.lower().split("_") for word in _LABELS):
        return
    if isinstance(column.slice, ast.Name) and "target" in column.slice.id.lower():
        return
    imported = [n for n, b in facts.module.bindings.items() if b[0].how == "import"]
    if any(word in one for one in imported for word in _TREES):
        return
    yield Match(
        node=statement,
        core=node,
        names=(facts.text(column),),
        confidence=0.75,
        message=f"The codes give the values of `{facts.text(column)}` an order and distances that "
        f"they do not have, which a linear or distance model takes at their word. Use one-hot "
        f"columns (`OneHotEncoder`, `pd.get_dummies`); LabelEncoder is for labels.",
    )


KIND = KindCode(
    id="label-encode-nominal",
    detect=detect,
    calls=("fit_transform",),
    bad=(
        Bad(
            "from sklearn.preprocessing import LabelEncoder\n"
            'df["city"] = LabelEncoder().fit_transform(df["city"])\n',
            lines=(2, 2),
            core=2,
            names=('df["city"]',),
        ),
        Bad(
            "from sklearn.preprocessing import LabelEncoder\n"
            "for column in ['city', 'colour']:\n    encoder = LabelEncoder()\n"
            "    df[column] = encoder.fit_transform(df[column])\n",
            lines=(4, 4),
            core=4,
            names=("df[column]",),
        ),
    ),
    good=(
        Good(
            "from sklearn.preprocessing import LabelEncoder\n"
            'df["target"] = LabelEncoder().fit_transform(df["target"])\n'
        ),
        Good(
            "from sklearn.preprocessing import LabelEncoder\n"
            "y = LabelEncoder().fit_transform(df['animal'])\n"
        ),
        Good(
            "from sklearn.ensemble import RandomForestClassifier\n"
            "from sklearn.preprocessing import LabelEncoder\n"
            'df["city"] = LabelEncoder().fit_transform(df["city"])\n'
        ),
    ),
)
