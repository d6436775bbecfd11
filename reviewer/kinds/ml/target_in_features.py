"""The label stays among the features."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..facts import Facts
from ..facts.expressions import constant, keyword
from ..kind import Bad, Good, Injection, KindCode, Match

if TYPE_CHECKING:
    from ..rewriting.editor import Editor


def detect(node: ast.Assign | ast.Call, facts: Facts) -> Iterator[Match]:
    """`y = df["c"]`, while X is df itself, or df without some columns but with c; or both as the
    arguments of one call."""
    if isinstance(node, ast.Call):
        yield from _in_call(node, facts)
        return
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


def _in_call(node: ast.Call, facts: Facts) -> Iterator[Match]:
    """`model.fit(df[FEATURES], df[TARGET])`."""
    if len(node.args) < 2:
        return
    features, target = node.args[:2]
    if not (isinstance(target, ast.Subscript) and isinstance(target.value, ast.Name)):
        return
    label = constant(facts.value(target.slice) or target.slice)
    if (
        isinstance(label, str)
        and not (isinstance(features, ast.Name) and facts.head(features) != "DataFrame")
        and _keeps(features, target.value.id, label, facts)
    ):
        yield Match(
            node=facts.construct(node),
            core=node,
            names=(label,),
            confidence=0.9,
            message=f"`{facts.text(features)}` still holds the column `{label}`, which is also the "
            f"target, so the model is given the answer. Take `{label}` out of the features.",
        )


def _columns(node: ast.expr, facts: Facts) -> list[object]:
    """The column names in a list, or in a name bound to one; empty where they are not plain."""
    made = facts.value(node) or node
    if not isinstance(made, ast.List | ast.Tuple):
        return []
    return [constant(facts.value(item) or item) for item in made.elts]


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
    if (
        isinstance(value, ast.Subscript)
        and isinstance(value.value, ast.Name)
        and value.value.id == frame
    ):
        return label in _columns(value.slice, facts)
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


def repair(match: Match, facts: Facts, edit: Editor) -> None:
    """The label among the columns that are dropped."""
    dropped = _dropped(match.node)
    if dropped is None:
        edit.refuse("the features are not chosen by a drop")
    edit.replace(
        dropped,
        f"[{{names}}, {match.names[-1]!r}]".replace("'", '"'),
        names=edit.code(dropped)[1:-1],
    )


def _dropped(node: ast.AST) -> ast.List | None:
    """The list of `X = df.drop(columns=[...])`."""
    call = node.value if isinstance(node, ast.Assign) else None
    if not isinstance(call, ast.Call) or getattr(call.func, "attr", "") != "drop":
        return None
    columns = keyword(call, "columns")
    return columns if isinstance(columns, ast.List) and columns.elts else None


def find_drops(node: ast.Assign, facts: Facts) -> Iterator[Match]:
    """A drop of several columns, the label among them, beside `y = df["label"]`."""
    dropped, after = _dropped(node), facts.after(node)
    source = after.value if isinstance(after, ast.Assign) else None
    if dropped is None or len(dropped.elts) < 2 or not isinstance(source, ast.Subscript):
        return
    label = constant(source.slice)
    if isinstance(label, str) and constant(dropped.elts[-1]) == label:
        yield Match(node=node, core=node, message="", parts={"dropped": dropped})


def inject(match: Match, facts: Facts, edit: Editor) -> None:
    """Forget to drop the label."""
    dropped = match.parts["dropped"]
    kept = ", ".join(edit.code(name) for name in dropped.elts[:-1])
    edit.replace(dropped, f"[{kept}]")


KIND = KindCode(
    id="target-in-features",
    detect=detect,
    on=(ast.Assign,),
    calls=("fit", "train_test_split", "cross_val_score"),
    repair=repair,
    condition="nothing else among the columns gives the answer away",
    inject=Injection(find_drops, inject, on=(ast.Assign,)),
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
            repaired="""\
def split(df):
    X = df.drop(columns=["id", "date", "churned"])
    y = df["churned"]
    return train_test_split(X, y, random_state=0)
""",
        ),
        Bad(
            """\
FEATURES = ["age", "plan", "churned"]
TARGET = "churned"
model.fit(df[FEATURES], df[TARGET])
""",
            lines=(3, 3),
            core=3,
            names=("churned",),
        ),
    ),
    good=(
        Good('FEATURES = ["age"]\nTARGET = "y"\nmodel.fit(df[FEATURES], df[TARGET])\n'),
        Good(
            'X = df.drop(columns=["id", "churned"])\ny = df["churned"]\n',
            injected='X = df.drop(columns=["id"])\ny = df["churned"]\n',
        ),
        Good('X = df[["age", "plan"]]\ny = df["churned"]\n'),
        Good('X = df.drop("churned", axis=1)\ny = df["churned"]\n'),
    ),
)
