"""Classes are balanced by resampling before the split."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ..facts import Facts
from ..kind import Bad, Good, KindCode, Match
from ._experiment import after, calls_around


def detect(node: ast.Call, facts: Facts) -> Iterator[Match]:
    """`fit_resample` whose result is split afterwards."""
    statement = facts.statement(node)
    if not isinstance(statement, ast.Assign):
        return
    results = {
        name.id
        for target in statement.targets
        for name in ast.walk(target)
        if isinstance(name, ast.Name)
    }
    for split in calls_around(node, facts, "train_test_split"):
        used = {
            name.id
            for argument in split.args
            for name in ast.walk(argument)
            if isinstance(name, ast.Name)
        }
        if after(split, node) and results & used:
            yield Match(
                node=statement,
                core=node,
                names=tuple(sorted(results & used)),
                confidence=0.9,
                message=f"Copies (or mixtures) of the same rows land on both sides of the split on "
                f"line {split.lineno}, so the model is tested on what it has seen. Split first, "
                f"and resample the training part alone.",
            )
            return


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
    ),
    good=(
        Good("""\
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
X_train, y_train = SMOTE(random_state=0).fit_resample(X_train, y_train)
"""),
    ),
)
