"""The rows for early stopping are the test rows."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ..facts import Facts
from ..kind import Bad, Good, KindCode, Match
from ._experiment import part


def detect(node: ast.Call, facts: Facts) -> Iterator[Match]:
    """`eval_set`, `validation_data` or `valid_sets` with test rows."""
    for argument in node.keywords:
        if argument.arg not in ("eval_set", "validation_data", "valid_sets"):
            continue
        names = [child for child in ast.walk(argument.value) if isinstance(child, ast.Name)]
        found = next((name for name in names if part(name, facts) == "test"), None)
        if found is None:
            continue
        yield Match(
            node=facts.construct(node),
            core=argument.value,
            names=(found.id,),
            confidence=0.85,
            message=f"The number of rounds is chosen where `{found.id}` scores best, so its score "
            f"is no longer that of unseen rows. Split a validation part off the training rows.",
        )
        return


KIND = KindCode(
    id="early-stopping-on-test",
    detect=detect,
    calls=("fit", "train"),
    bad=(
        Bad(
            "model.fit(X_train, y_train, eval_set=[(X_test, y_test)])\n",
            lines=(1, 1),
            core=1,
            names=("X_test",),
        ),
    ),
    good=(Good("model.fit(X_train, y_train, eval_set=[(X_valid, y_valid)])\n"),),
)
