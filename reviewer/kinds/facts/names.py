"""Types of names, from what they are bound to and, last, from how they are used."""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import TYPE_CHECKING

from .expressions import names_in
from .scopes import Binding, Scope
from .types import Type, annotated_type, evidence_type, named_type

if TYPE_CHECKING:
    from .module import Facts

# A name bound more often has no type: looking at all of them for each use takes too long.
_MAX_BINDINGS = 40


class NameTypes:
    """Answers for names. `type_of` gives the type of the expressions that they are bound to."""

    def __init__(self, facts: Facts, type_of: Callable[[ast.AST | None], Type | None]) -> None:
        self.facts = facts
        self.type_of = type_of

    def name(self, node: ast.Name) -> Type | None:
        """The type of a name where it stands."""
        scope = self.facts.scope(node)
        owner = scope.owner(node.id)
        if owner is None:
            return named_type(node.id)
        bindings = owner.bindings[node.id]
        if 1 < len(bindings) <= _MAX_BINDINGS:
            latest = self._reaching(node, bindings)
            if latest is not None:
                return self._binding(latest, owner, node.id)
        return self.union(bindings, (owner, node.id))

    def _reaching(self, node: ast.Name, bindings: list[Binding]) -> Binding | None:
        """The one binding that must be in force at `node`: the last before it in the text, in a
        block around it, with no loop around the use that binds the name again later."""
        real = [binding for binding in bindings if binding.how != "aug"]
        here = (node.lineno, node.col_offset)
        earlier = [
            b
            for b in real
            if b.place < here
            and b.how != "for"
            and self.facts.statement_holds(b.node, node) is False
        ]
        if not earlier:
            return None
        latest = max(earlier, key=lambda binding: binding.place)
        if latest.how == "param":
            return latest if self._only_later(real, latest, node) else None
        if not isinstance(latest.node, ast.stmt):
            return None
        home = self.facts.parent(latest.node)
        chain = list(self.facts.ancestors(node))
        if home not in chain:
            return None
        return latest if self._only_later(real, latest, node) else None

    def _only_later(self, bindings: list[Binding], latest: Binding, node: ast.Name) -> bool:
        """Whether no other binding comes back round a loop that holds `node` but not `latest`."""
        for loop in self.facts.loops(node):
            if self.facts.holds(loop, latest.node):
                break
            if any(self.facts.holds(loop, b.node) for b in bindings if b is not latest):
                return False
        return True

    def union(self, bindings: list[Binding], name: tuple[Scope, str] | None) -> Type | None:
        """The type that all bindings give; `name` is what they bind, and where."""
        found: Type | None = None
        if len(bindings) > _MAX_BINDINGS:
            return None
        for binding in bindings:
            if binding.how == "aug":
                continue
            if (
                binding.how == "assign"
                and isinstance(binding.value, ast.Constant)
                and binding.value.value is None
                and binding.annotation is None
            ):
                continue
            current = self._binding(binding, *(name or (None, "")))
            if (
                current is None
                and name
                and binding.how == "assign"
                and len(bindings) > 1
                and binding.value is not None
                and name[1] in names_in(binding.value)
            ):
                continue  # made of itself: the other bindings tell
            if current is None or (found is not None and found.head != current.head):
                return None
            if found is None or not found.args:
                found = current
        return found

    def _binding(self, binding: Binding, owner: Scope | None, name: str) -> Type | None:
        if binding.annotation is not None:
            return annotated_type(binding.annotation)
        if binding.how == "assign":
            return self.type_of(binding.value)
        if binding.how == "for":
            source = self.type_of(binding.value)
            return source.element if source is not None else None
        if binding.how == "param":
            if name in ("self", "cls"):
                return None
            if binding.value is not None and not isinstance(binding.value, ast.Constant):
                return self.type_of(binding.value)
            evidence = evidence_type(owner.methods.get(name, set())) if owner else None
            evidence = evidence or named_type(name)
            if (
                evidence is None
                and isinstance(binding.value, ast.Constant)
                and binding.value.value is not None
            ):
                return self.type_of(binding.value)
            return evidence
        if binding.how == "star":
            return Type(binding.target)
        if binding.how == "with" and isinstance(binding.value, ast.Call):
            found = self.type_of(binding.value)
            return found if found is not None and found.head == "file" else None
        if binding.how == "unpack":
            return self._unpacked(binding)
        return None

    def _unpacked(self, binding: Binding) -> Type | None:
        """`for i, x in enumerate(xs)` and `for k, v in d.items()`: the part's type."""
        target = self.facts.parent(binding.node)
        value = binding.value
        if not isinstance(target, ast.Tuple):
            return None
        position = next(i for i, item in enumerate(target.elts) if item is binding.node)
        if isinstance(value, ast.Call) and self.facts.is_builtin(value, "enumerate") and value.args:
            source = self.type_of(value.args[0])
            return Type("int") if position == 0 else source.element if source else None
        if (
            isinstance(value, ast.Call)
            and self.facts.is_builtin(value, "zip")
            and position < len(value.args)
        ):
            source = self.type_of(value.args[position])
            return source.element if source else None
        whole = self.type_of(value)
        is_loop = isinstance(self.facts.parent(target), ast.For | ast.AsyncFor | ast.comprehension)
        item = whole.element if whole is not None and is_loop else whole
        if item is not None and item.head == "tuple" and position < len(item.args):
            return item.args[position]
        return None
