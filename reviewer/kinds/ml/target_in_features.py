"""The label stays among the features."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ..facts import Facts
from ..facts.expressions import constant, keyword
from ..kind import Bad, Good, KindCode, Match


def detect(node: ast.Assign, facts: Facts) -> Iterator[Match]:
    """`y = df["c"]`, while X is df itself, or df without some columns but with c."""
    source = node.value
    target = node.targets[0]
    if not (
        isinstance(source, ast.Subscript)
        and isinstance(source.value, ast.Name)
        and isinstance(target, ast.Name)
    ):
        return
    label, frame = constant(source.slice), source.value
    if not isinstance(label, str) or not (target.id.lower().startswith(("y", "target", "label"))):
        return
    scope = facts.scope(target)
    for name, bindings in scope.bindings.items():
        if not name.lower().startswith(("x", "features")):
            continue
        for binding in bindings:
            if (
                binding.how == "assign"
                and binding.value is not None
                and _keeps(binding.value, frame.id, label, facts)
            ):
                yield Match(
                    node=binding.node,
                    core=binding.node,
                    names=(name, label),
                    confidence=0.9,
                    message=f"`{name}` still holds the column `{label}` that `{target.id}` is "
                    f"made of, so the model is given the answer. Drop `{label}` from the features.",
                )


def _keeps(value: ast.expr, frame: str, label: str, facts: Facts) -> bool:
    """Whether the features are the whole frame, or a drop that leaves the label in."""
    while (
        isinstance(value, ast.Call)
        and isinstance(value.func, ast.Attribute)
        and value.func.attr in ("copy", "to_numpy", "astype", "fillna")
    ):
        value = value.func.value
    if isinstance(value, ast.Attribute) and value.attr == "values":
        value = value.value
    if isinstance(value, ast.Name):
        return value.id == frame and not _popped(frame, label, facts)
    if (
        isinstance(value, ast.Call)
        and isinstance(value.func, ast.Attribute)
        and value.func.attr == "drop"
        and isinstance(value.func.value, ast.Name)
        and value.func.value.id == frame
    ):
        if any(argument.arg == "index" for argument in value.keywords):
            return False
        dropped = keyword(value, "columns") or (value.args[0] if value.args else None)
        if isinstance(dropped, ast.List | ast.Tuple):
            names = [constant(item) for item in dropped.elts]
        else:
            names = [constant(dropped)]
        return all(isinstance(name, str) for name in names) and label not in names
    return False


def _popped(frame: str, label: str, facts: Facts) -> bool:
    """Whether the label is taken out of the frame in place somewhere."""
    return any(
        isinstance(call.func, ast.Attribute) and getattr(call.func.value, "id", "") == frame
        for name in ("pop", "drop")
        for call in facts.calls_of(name)
    )


KIND = KindCode(
    id="target-in-features",
    detect=detect,
    on=(ast.Assign,),
    bad=(
        Bad(
            """\
def split(df):
    X = df.drop(columns=["id", "date"])
    y = df["churned"]
    return train_test_split(X, y, random_state=0)
""",
            lines=(2, 2),
            core=2,
            names=("X", "churned"),
        ),
    ),
    good=(
        Good('X = df.drop(columns=["id", "churned"])\ny = df["churned"]\n'),
        Good('X = df[["age", "plan"]]\ny = df["churned"]\n'),
        Good('X = df.drop("churned", axis=1)\ny = df["churned"]\n'),
    ),
)
