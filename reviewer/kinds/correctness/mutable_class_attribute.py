"""A mutable class attribute is shared by all instances."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ..facts import Facts
from ..kind import Bad, Good, KindCode, Match

_SETTINGS = ("Meta", "Config")


def detect(node: ast.ClassDef, facts: Facts) -> Iterator[Match]:
    """A list, dict or set in the body of a class that a method changes through self."""
    if node.name in _SETTINGS:
        return
    scope = facts.scopes[node]
    for statement in node.body:
        if isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name):
            name, value = statement.targets[0].id, statement.value
        elif (
            isinstance(statement, ast.AnnAssign)
            and isinstance(statement.target, ast.Name)
            and statement.value is not None
            and "ClassVar" not in facts.text(statement.annotation)
        ):
            name, value = statement.target.id, statement.value
        else:
            continue
        if (
            name.isupper()
            or name.startswith("__")
            or not (
                isinstance(value, ast.List | ast.Dict | ast.Set | ast.ListComp | ast.DictComp)
                or facts.is_builtin(value, "list", "dict", "set")
            )
        ):
            continue
        own = any(
            binding.node is not statement and binding.how == "assign"
            for binding in scope.attributes.get(name, [])
        )
        if own or not facts.all_effects(f"self.{name}", node, "mutate"):
            continue
        yield Match(
            node=statement,
            core=statement,
            names=(node.name, name),
            confidence=0.9,
            message=f"`{name}` belongs to the class, so all instances of `{node.name}` share one "
            f"object, and what a method puts into it appears in all. Make it in `__init__`, or "
            f"with `field(default_factory=...)` in a dataclass.",
        )


KIND = KindCode(
    id="mutable-class-attribute",
    detect=detect,
    on=(ast.ClassDef,),
    bad=(
        Bad(
            "class Basket:\n    items = []\n\n    def add(self, item):\n"
            "        self.items.append(item)\n",
            lines=(2, 2),
            core=2,
            names=("Basket", "items"),
        ),
    ),
    good=(
        Good(
            "class Basket:\n    def __init__(self):\n        self.items = []\n\n"
            "    def add(self, item):\n        self.items.append(item)\n"
        ),
        Good(
            "class Form:\n    fields = ['name', 'age']\n\n    def shown(self):\n"
            "        return list(self.fields)\n"
        ),
    ),
)
