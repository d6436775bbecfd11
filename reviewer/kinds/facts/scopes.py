"""Scopes and the bindings in them."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field
from typing import Literal

How = Literal[
    "assign", "unpack", "for", "param", "star", "import", "def", "class", "with", "except", "aug"
]


@dataclass(frozen=True, slots=True)
class Binding:
    """One place that gives a name a value.

    `value` is the expression bound (`assign`), iterated (`for`), entered (`with`), unpacked
    (`unpack`) or the default (`param`); `target` is the qualified name of an import, or the type
    of a starred parameter.
    """

    node: ast.AST
    how: How
    value: ast.expr | None = None
    annotation: ast.expr | None = None
    target: str = ""

    @property
    def place(self) -> tuple[int, int]:
        """Where it takes effect, as (line, column)."""
        return (getattr(self.node, "lineno", 0), getattr(self.node, "col_offset", 0))


@dataclass(slots=True, eq=False)
class Scope:
    """A module, class, function, lambda or comprehension, and the names bound in it.

    `attributes` are a class's own and those its methods set through self.
    """

    node: ast.AST
    parent: Scope | None = None
    is_class: bool = False
    is_function: bool = False
    bindings: dict[str, list[Binding]] = field(default_factory=dict)
    names: dict[str, list[ast.Name]] = field(default_factory=dict)
    methods: dict[str, set[str]] = field(default_factory=dict)
    outer: set[str] = field(default_factory=set)
    attributes: dict[str, list[Binding]] = field(default_factory=dict)
    returns: list[ast.Return] = field(default_factory=list)
    is_generator: bool = False

    def bind(self, name: str, binding: Binding) -> None:
        """Record a binding, in the scope that owns the name."""
        owner: Scope = self
        if name in self.outer and self.parent is not None:
            owner = self.parent.owner(name) or self
        owner.bindings.setdefault(name, []).append(binding)

    def owner(self, name: str) -> Scope | None:
        """The scope whose binding a use of `name` in this scope refers to."""
        if name in self.bindings and name not in self.outer:
            return self
        scope = self.parent
        while scope is not None:
            if name in scope.bindings and not scope.is_class:
                return scope
            scope = scope.parent
        return None

    @property
    def function(self) -> Scope | None:
        """The innermost function (or lambda) scope this scope is, or is inside of."""
        scope: Scope | None = self
        while scope is not None and not scope.is_function:
            if scope.is_class:
                return None
            scope = scope.parent
        return scope
