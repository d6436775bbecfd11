"""A parameter or variable has the name of a builtin."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ..facts import Facts
from ..facts.scopes import Binding
from ..kind import Bad, Good, KindCode, Match

_NAMES = frozenset(
    "list dict set tuple str int float bool sum min max len id type input filter map next iter "
    "open print range sorted hash object bytes all any zip vars dir format".split()
)


def detect(
    node: ast.FunctionDef | ast.AsyncFunctionDef | ast.Module, facts: Facts
) -> Iterator[Match]:
    """A name of the function (or module) that hides a builtin. Attributes and keywords are free."""
    scope = facts.scopes[node]
    for name in sorted(_NAMES & scope.bindings.keys()):
        binding = scope.bindings[name][0]
        if binding.how in ("import", "def", "class"):
            continue
        if isinstance(binding.value, ast.Attribute) and binding.value.attr.strip("_") == name:
            continue  # `bool = torch.bool`: a library's own type of that name
        called = any(
            isinstance(facts.parent(use), ast.Call) and facts.parent(use).func is use  # type: ignore[union-attr]
            for use in scope.names.get(name, ())
        )
        if binding.how == "param" and not called and _is_interface(node, binding, facts):
            continue
        yield Match(
            node=binding.node
            if not hasattr(binding.node, "body")
            else getattr(binding.node, "target", binding.node),
            core=binding.node,
            names=(name,),
            confidence=0.9 if called else 0.6,
            message=f"From here on `{name}` no longer means the builtin, and a later "
            f"`{name}(...)` fails in a puzzling way. Name the value after what it holds.",
        )


def _is_interface(node: ast.AST, binding: Binding, facts: Facts) -> bool:
    """Whether the parameter's name is part of an interface: one that callers write out, or that
    a protocol, a base class or a stub prescribes."""
    if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        return False
    parent = facts.parent(node)
    overrides = isinstance(parent, ast.ClassDef) and bool(parent.bases)
    dunder = node.name.startswith("__") and node.name.endswith("__") and node.name != "__init__"
    by_keyword = binding.value is not None or binding.node in node.args.kwonlyargs
    return overrides or dunder or by_keyword


KIND = KindCode(
    id="shadowed-builtin",
    detect=detect,
    on=(ast.FunctionDef, ast.AsyncFunctionDef, ast.Module),
    bad=(
        Bad("def total(list):\n    return sum(list)\n", lines=(1, 1), core=1, names=("list",)),
        Bad(
            "def load():\n    input = read()\n    return input\n",
            lines=(2, 2),
            core=2,
            names=("input",),
        ),
    ),
    good=(
        Good("def total(values):\n    return sum(values)\n"),
        Good("class Row:\n    id: int\n    type: str\n"),
        Good("from rich import print\nprint(1)\n"),
        Good("def to_time(value, format=None):\n    return parse(value, format)\n"),
        Good("class Name(Converter):\n    def convert(self, type):\n        return str(type)\n"),
    ),
)
