"""Types of expressions from annotations, literals and calls."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from .expressions import COMPREHENSIONS
from .names import NameTypes
from .scopes import Binding, Scope
from .types import Type, annotated_type, call_type, method_type

if TYPE_CHECKING:
    from .module import Facts

_MAX_STEPS = 25


# Methods whose name tells the type of their result, whatever they are called on.
_TELLING = {
    **dict.fromkeys(("split", "rsplit", "splitlines", "readlines"), Type("list", (Type("str"),))),
    **dict.fromkeys(("tolist", "to_list", "most_common"), Type("list")),
    **dict.fromkeys(("strip", "lower", "upper", "removeprefix", "removesuffix"), Type("str")),
    "iterrows": Type("Iterator"),
    "to_numpy": Type("ndarray"),
}


_CHOOSES_MANY = frozenset({"list", "Series", "ndarray", "Index"})
_FRAME_ATTRIBUTES = frozenset(
    "shape dtypes size ndim empty attrs axes style plot sparse flags iat str dt cat".split()
)


def _telling(func: ast.Attribute) -> Type | None:
    on_column = isinstance(func.value, ast.Attribute) and func.value.attr in ("str", "dt")
    return None if on_column else _TELLING.get(func.attr)


class Inference:
    """Answers `type(node)` for one module, remembering what it found."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.names = NameTypes(facts, self.type)
        self.known: dict[ast.AST, Type | None] = {}
        self.by_binding: dict[int, Type | None] = {}
        self.steps = 0

    def type(self, node: ast.AST | None) -> Type | None:
        """The type of an expression, or None."""
        if node is None:
            return None
        if node in self.known:
            return self.known[node]
        if self.steps > _MAX_STEPS:
            return None
        self.known[node] = None  # an expression that depends on itself has no known type
        self.steps += 1
        found = self._type(node)
        self.steps -= 1
        self.known[node] = found
        return found

    def _type(self, node: ast.AST) -> Type | None:
        if isinstance(node, ast.Name):
            return self.names.name(node)
        if isinstance(node, ast.Constant):
            return Type(type(node.value).__name__)
        if isinstance(node, ast.Call):
            return self._call(node)
        if isinstance(node, ast.Attribute):
            return self._attribute(node)
        if isinstance(node, ast.Subscript):
            return self._subscript(node)
        if isinstance(node, ast.List | ast.Tuple | ast.Set):
            return self._display(node)
        if isinstance(node, COMPREHENSIONS):
            return self._comprehension(node)
        if isinstance(node, ast.Dict):
            keys = [key for key in node.keys if key is not None]
            return Type("dict", (self._common(keys), self._common(node.values)))
        if isinstance(node, ast.JoinedStr):
            return Type("str")
        if isinstance(node, ast.BinOp):
            return self._operation(node)
        if isinstance(node, ast.Compare):
            sides = {self._head(node.left), *(self._head(side) for side in node.comparators)}
            arrays = sides & {"Series", "DataFrame", "ndarray"}
            if arrays and not any(isinstance(op, ast.In | ast.NotIn) for op in node.ops):
                return Type(arrays.pop()) if len(arrays) == 1 else None
            return Type("bool")
        if isinstance(node, ast.IfExp):
            return self._common([node.body, node.orelse])
        if isinstance(node, ast.BoolOp):
            return self._common(node.values)
        if isinstance(node, ast.UnaryOp):
            return Type("bool") if isinstance(node.op, ast.Not) else self.type(node.operand)
        if isinstance(node, ast.NamedExpr | ast.Starred):
            return self.type(node.value)
        return None

    def _head(self, node: ast.expr) -> str:
        found = self.type(node)
        return found.head if found else ""

    def _common(self, nodes: list[ast.expr]) -> Type | None:
        """The type that all the expressions share; None constants do not count."""
        found: Type | None = None
        for node in nodes[:20]:
            if isinstance(node, ast.Constant) and node.value is None:
                continue
            current = self.type(node)
            if current is None or (found is not None and found.head != current.head):
                return None
            found = found or current
        return found

    def _display(self, node: ast.List | ast.Tuple | ast.Set) -> Type:
        if isinstance(node, ast.Tuple):
            return Type("tuple", tuple(self.type(item) for item in node.elts[:8]))
        return Type("list" if isinstance(node, ast.List) else "set", (self._common(node.elts),))

    def _comprehension(self, node: ast.AST) -> Type:
        if isinstance(node, ast.DictComp):
            return Type("dict", (self.type(node.key), self.type(node.value)))
        element = self.type(node.elt)  # type: ignore[attr-defined]
        heads = {ast.ListComp: "list", ast.SetComp: "set", ast.GeneratorExp: "Iterator"}
        return Type(heads[type(node)], (element,))  # type: ignore[index]

    def _operation(self, node: ast.BinOp) -> Type | None:
        left, right = self.type(node.left), self.type(node.right)
        if isinstance(node.op, ast.Mod) and left is not None and left.head == "str":
            return left
        if isinstance(node.op, ast.Mult):
            for side in (left, right):
                if side is not None and side.head in ("list", "str", "tuple"):
                    return side
        if left is None or right is None:
            known = left or right
            if isinstance(node.op, ast.Add) and known is not None and known.head == "str":
                return known
            return known if known and known.head in ("ndarray", "Series", "DataFrame") else None
        if isinstance(node.op, ast.Div) and left.head == "Path":
            return left
        if isinstance(node.op, ast.Div) and {left.head, right.head} <= {"int", "float", "bool"}:
            return Type("float")
        if left.head == right.head:
            return left
        for head in ("DataFrame", "Series", "ndarray", "float"):
            if head in (left.head, right.head):
                return Type(head)
        return None

    def _call(self, node: ast.Call) -> Type | None:
        name = self.facts.qualified(node.func)
        if name is not None:
            found = call_type(name)
            if (
                found is not None
                and found.head in ("list", "set", "tuple", "frozenset")
                and len(node.args) == 1
            ):
                source = self.type(node.args[0])
                return Type(found.head, (source.element if source else None,))
            if name == "dict.fromkeys":
                return Type("dict")
            if found is not None:
                return found
        if isinstance(node.func, ast.Name):
            return self._result(self.facts.bindings(node.func))
        if isinstance(node.func, ast.Attribute):
            receiver = self.type(node.func.value)
            if receiver is None:
                return _telling(node.func)
            found = method_type(receiver, node.func.attr)
            if found is not None:
                return found
            owner = self._class(receiver.head)
            if owner is not None:
                return self._result(owner.bindings.get(node.func.attr, []))
        return None

    def _result(self, bindings: list[Binding]) -> Type | None:
        """What calling a local function or class gives."""
        if len(bindings) != 1:
            return None
        node = bindings[0].node
        if isinstance(node, ast.ClassDef):
            return Type(node.name)
        if isinstance(node, ast.FunctionDef):
            found = annotated_type(node.returns)
            return None if found and found.head == "None" else found
        return None

    def _class(self, name: str) -> Scope | None:
        bindings = self.facts.module.bindings.get(name, [])
        if len(bindings) == 1 and isinstance(bindings[0].node, ast.ClassDef):
            return self.facts.scopes[bindings[0].node]
        return None

    def _attribute(self, node: ast.Attribute) -> Type | None:
        owner: Scope | None = None
        if isinstance(node.value, ast.Name):
            owner = self.class_of_self(node.value)
        receiver = None
        if owner is None:
            receiver = self.type(node.value)
            owner = self._class(receiver.head) if receiver is not None else None
        if owner is not None:
            bindings = owner.attributes.get(node.attr, [])
            if bindings:
                return self.names.union(bindings, None)
            method = owner.bindings.get(node.attr, [])
            if (
                len(method) == 1
                and isinstance(method[0].node, ast.FunctionDef)
                and any(
                    isinstance(item, ast.Name) and item.id in ("property", "cached_property")
                    for item in method[0].node.decorator_list
                )
            ):
                return annotated_type(method[0].node.returns)
            return None
        if receiver is not None and receiver.head in ("DataFrame", "Series"):
            if node.attr in ("loc", "iloc", "T", "at"):
                return receiver
            if node.attr in ("columns", "index"):
                return Type("Index")
            if node.attr == "values":
                return Type("ndarray")
            if receiver.head == "DataFrame" and node.attr not in _FRAME_ATTRIBUTES:
                above = self.facts.parent(node)
                is_method = isinstance(above, ast.Call) and above.func is node
                return None if is_method else Type("Series")
        return None

    def class_of_self(self, name: ast.Name) -> Scope | None:
        """The class whose method the name is the first parameter of, else None."""
        function = self.facts.scope(name).function
        if function is None or function.parent is None or not function.parent.is_class:
            return None
        arguments = function.node.args  # type: ignore[attr-defined]
        first = [*arguments.posonlyargs, *arguments.args][:1]
        return function.parent if first and first[0].arg == name.id else None

    def _subscript(self, node: ast.Subscript) -> Type | None:
        base = self.type(node.value)
        if base is None:
            return None
        if base.head == "DataFrame":
            plain = isinstance(node.value, ast.Attribute) and node.value.attr in ("loc", "iloc")
            if isinstance(node.slice, ast.Constant) and not plain:
                return Type("Series")
            if plain:
                return None
            if not isinstance(node.slice, ast.Name):
                return base
            by = self._head(node.slice)
            return Type("Series") if by == "str" else base if by in _CHOOSES_MANY else None
        if isinstance(node.slice, ast.Slice):
            return base if base.head in ("list", "str", "tuple", "ndarray", "Sequence") else None
        if base.head in ("list", "Sequence", "str", "deque"):
            return base.element
        if base.head in ("dict", "defaultdict", "OrderedDict") and len(base.args) == 2:
            return base.args[1]
        if base.head == "tuple" and isinstance(node.slice, ast.Constant):
            index = node.slice.value
            if isinstance(index, int) and 0 <= index < len(base.args):
                return base.args[index]
        if base.head == "Series" and isinstance(node.slice, ast.Compare):
            return base
        return None
