"""How big the value of an expression is, in terms of the function's inputs."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from ...kinds.facts import Facts
from ...kinds.facts.expressions import COMPREHENSIONS, constant, names_in, path_of, same
from ...kinds.facts.scopes import Binding, Scope
from .growth import ONE, Growth, variable
from .results import result_size

if TYPE_CHECKING:
    from .passes import Passes

_MOST_BINDINGS = 40
_MOST_STEPS = 60
_SCALARS = frozenset({"float", "bool", "NoneType", "datetime", "Decimal", "Path", "Pattern"})
_GROW_BY_ONE = frozenset({"append", "appendleft", "add", "insert", "setdefault", "push"})
_GROW_BY_MANY = frozenset({"extend", "extendleft", "update"})
_WHOLE_ARRAY = frozenset({"T", "values", "shape", "size", "columns", "index", "loc", "iloc"})


class Sizes:
    """Answers `size(node)` for one module: items of a collection, characters of a string,
    the magnitude of a number. It is an upper estimate. `passes` is set by Passes."""

    passes: Passes

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self._known: dict[ast.AST, Growth] = {}
        self._locals: dict[tuple[Scope, str], Growth] = {}
        self._steps = 0

    def size(self, node: ast.AST | None) -> Growth:
        """The size of an expression's value; constant where nothing is known to grow."""
        if node is None:
            return ONE
        known = self._known.get(node)
        if known is not None:
            return known
        if self._steps > _MOST_STEPS:
            return ONE
        self._known[node] = ONE  # what depends on itself adds nothing
        self._steps += 1
        try:
            found = self._size(node)
        finally:
            self._steps -= 1
        self._known[node] = found
        return found

    def _size(self, node: ast.AST) -> Growth:
        if isinstance(node, ast.Name):
            return self._name(node)
        if isinstance(node, ast.Call):
            return result_size(node, self)
        if isinstance(node, ast.Attribute):
            return self._attribute(node)
        if isinstance(node, ast.Subscript):
            return self._subscript(node)
        if isinstance(node, ast.List | ast.Tuple | ast.Set):
            return self._sum(item.value for item in node.elts if isinstance(item, ast.Starred))
        if isinstance(node, ast.Dict):
            pairs = zip(node.keys, node.values, strict=True)
            return self._sum(value for key, value in pairs if key is None)
        if isinstance(node, COMPREHENSIONS):
            return self.passes.of(node)
        if isinstance(node, ast.BinOp):
            return self._operation(node)
        if isinstance(node, ast.BoolOp):
            return self._sum(node.values)
        if isinstance(node, ast.IfExp):
            return self._sum((node.body, node.orelse))
        if isinstance(node, ast.UnaryOp):
            return self.size(node.operand)
        if isinstance(node, ast.NamedExpr | ast.Starred | ast.Await):
            return self.size(node.value)
        return ONE

    def _sum(self, nodes: object) -> Growth:
        total = ONE
        for node in nodes:  # type: ignore[attr-defined]
            total = total + self.size(node)
        return total

    def _operation(self, node: ast.BinOp) -> Growth:
        left, right, op = node.left, node.right, node.op
        if isinstance(op, ast.Pow):
            exponent = constant(right)
            if isinstance(exponent, int | float):
                return self.size(left) ** float(exponent)
            return self.size(right).exponential if isinstance(constant(left), int) else ONE
        if isinstance(op, ast.LShift):
            return self.size(left) + self.size(right).exponential
        if isinstance(op, ast.Mult) and self.facts.head(node) not in _ARRAYS:
            return self.size(left) * self.size(right)
        if isinstance(op, ast.Sub):
            # `i + k - i`, as in the width of a window, is k
            if isinstance(left, ast.BinOp) and isinstance(left.op, ast.Add):
                if same(left.left, right):
                    return self.size(left.right)
                if same(left.right, right):
                    return self.size(left.left)
            found = self.size(left)
            return self.size(right) if found.is_constant else found
        if isinstance(op, ast.FloorDiv | ast.Div | ast.RShift):
            return self.size(left)
        if isinstance(op, ast.Mod):
            return self.size(left if self.facts.head(left) == "str" else right)
        return self.size(left) + self.size(right)

    def _attribute(self, node: ast.Attribute) -> Growth:
        if node.attr in _WHOLE_ARRAY and self.facts.head(node.value) in _ARRAYS:
            return self.size(node.value)
        if node.attr in ("shape", "T"):
            return self.size(node.value)
        if self.facts.head(node) in _SCALARS:
            return ONE
        path = path_of(node)
        if path is None:
            return self.size(node.value)
        if self.is_field(node) and self.facts.head(node) == "str":
            return ONE
        base = self.facts.qualified(node)
        return ONE if base is not None else variable(path)

    def is_field(self, node: ast.AST) -> bool:
        """Whether the node is a field of a record: `order.name`, `row["name"]`. Its text is
        taken to be short, whatever the input."""
        if isinstance(node, ast.Attribute):
            return path_of(node.value) not in ("self", "cls")
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            return self.is_field(node.func.value)
        return isinstance(node, ast.Subscript) and isinstance(constant(node.slice), str)

    def _subscript(self, node: ast.Subscript) -> Growth:
        if isinstance(node.slice, ast.Slice):
            return self.slice_size(node.value, node.slice)
        if isinstance(node.value, ast.Attribute) and node.value.attr == "shape":
            whole = self.size(node.value.value)
            last = constant(node.slice)
            return ONE if whole.is_constant else whole if last == 0 else self._second(node)
        if self.facts.head(node.value) in _ARRAYS:
            return self.size(node.value)
        head = self.facts.head(node)
        if head in _SCALARS or head == "str":
            return ONE
        if head and self.facts.head(node.value) in _MAPPINGS:
            return self._second(node)
        return self.element_size(node.value, self.facts.text(node, 30))

    def _second(self, node: ast.Subscript) -> Growth:
        return variable(self.facts.text(node, 30))

    def slice_size(self, base: ast.expr, part: ast.Slice) -> Growth:
        """The size of a slice of `base`: the window where its width is plain to see."""
        lower, upper = part.lower, part.upper
        if upper is None:
            tail = constant(lower)
            return ONE if isinstance(tail, int) and tail < 0 else self.size(base)
        end = constant(upper)
        if isinstance(end, int):
            return ONE if end >= 0 else self.size(base)
        if lower is not None and isinstance(upper, ast.BinOp) and isinstance(upper.op, ast.Add):
            if same(upper.left, lower):
                return self.size(upper.right)
            if same(upper.right, lower):
                return self.size(upper.left)
        if isinstance(upper, ast.Name) and self.facts.is_parameter(upper) and lower is None:
            return self.size(upper)
        return self.size(base)

    def element_size(self, container: ast.expr | None, label: str) -> Growth:
        """The size of one item of `container`, which the code calls `label`."""
        found = self.facts.type(container)
        element = found.element if found is not None else None
        if element is not None and element.head in _SCALARS | {"str", "bytes"}:
            return ONE
        if found is not None and found.head in ("str", "bytes", "file"):
            return ONE
        if isinstance(container, ast.Call) and self.facts.is_builtin(container, "range"):
            return self._sum(container.args)
        source = self.facts.value(container) if isinstance(container, ast.Name) else container
        if isinstance(source, ast.ListComp | ast.GeneratorExp | ast.SetComp):
            return self.size(source.elt)
        if isinstance(source, ast.DictComp):
            return self.size(source.value)
        if isinstance(source, ast.BinOp | ast.List | ast.Dict | ast.Set | ast.Tuple):
            return self._of_display(source)
        if isinstance(container, ast.Call) and container.args:
            if self.facts.is_builtin(container, "sorted", "reversed", "list", "iter", "set"):
                return self.element_size(container.args[0], label)
            if self.facts.called(container) in _PAIRS:
                return ONE
        return ONE if self.size(container).is_constant else variable(label)

    def _of_display(self, node: ast.expr) -> Growth:
        if isinstance(node, ast.BinOp):
            return self._of_display(node.left)
        parts = node.values if isinstance(node, ast.Dict) else getattr(node, "elts", [])
        return self._sum(parts[:8])

    def _name(self, node: ast.Name) -> Growth:
        owner = self.facts.scope(node).owner(node.id)
        if owner is None or (owner is self.facts.module and node.id.isupper()):
            return ONE
        key = (owner, node.id)
        if key not in self._locals:
            self._locals[key] = ONE
            self._locals[key] = self._local(owner, node.id)
        return self._locals[key]

    def _local(self, owner: Scope, name: str) -> Growth:
        total = ONE
        bindings = owner.bindings[name]
        for binding in bindings[:_MOST_BINDINGS]:
            total = total + self._binding(binding, owner, name)
        if owner is self.facts.module:
            return total
        plain = [b for b in bindings if b.how in ("assign", "param", "for")]
        if plain and not all(b.how == "param" for b in plain):
            total = total + self._grown(owner, name, plain[0])
        return total

    def _binding(self, binding: Binding, owner: Scope, name: str) -> Growth:
        value = binding.value
        if binding.how == "param":
            return self._parameter(binding, owner, name)
        if binding.how == "star":
            return variable(name)
        if binding.how == "assign":
            if isinstance(value, ast.ListComp | ast.SetComp) and name in names_in(value):
                return self._made_of_itself(value, binding, owner, name)
            if value is not None and name in names_in(value) and self._is_sequence(value):
                first = owner.bindings[name][0]
                assert isinstance(value, ast.BinOp)
                added = value.left if path_of(value.right) == name else value.right
                return self.passes.around(binding.node, first.node) * self.size(added)
            return self.size(value)
        if binding.how == "aug":
            head = self.facts.head(getattr(binding.node, "target", None))
            if head in ("str", "list", "bytes", "tuple"):
                first = owner.bindings[name][0]
                return self.passes.around(binding.node, first.node) * self.size(value)
            return ONE
        if binding.how == "for":
            return self.element_size(value, name)
        if binding.how == "unpack":
            return self._unpacked(binding, name)
        return self.size(value) if binding.how == "with" else ONE

    def _made_of_itself(
        self, value: ast.ListComp | ast.SetComp, binding: Binding, owner: Scope, name: str
    ) -> Growth:
        """`words = [w + c for w in words for c in letters]`, which multiplies at each pass."""
        others = ONE
        for generator in value.generators:
            if name not in names_in(generator.iter):
                others = others * self.size(generator.iter)
        around = self.passes.around(binding.node, owner.bindings[name][0].node)
        return self.passes.of(value) if others.is_constant else around.exponential * others

    def _parameter(self, binding: Binding, owner: Scope, name: str) -> Growth:
        if isinstance(owner.node, ast.Lambda):
            return ONE
        if name in ("self", "cls") and owner.parent is not None and owner.parent.is_class:
            return ONE
        annotation = binding.annotation
        plain = getattr(annotation, "id", getattr(annotation, "attr", None))
        if plain in _SCALARS or _is_record(annotation):
            return ONE
        if binding.value is not None and isinstance(constant(binding.value), bool | float):
            return ONE
        return variable(name)

    def _unpacked(self, binding: Binding, name: str) -> Growth:
        value, target = binding.value, self.facts.parent(binding.node)
        above = self.facts.parent(target) if target is not None else None
        if isinstance(above, ast.For | ast.AsyncFor | ast.comprehension):
            if self.facts.is_builtin(value, "enumerate") and isinstance(target, ast.Tuple):
                first = target.elts[0] is binding.node
                argument = value.args[0] if value.args else None
                return self.size(argument) if first else self.element_size(argument, name)
            if self.facts.is_builtin(value, "zip"):
                return self.element_size(value.args[0] if value.args else None, name)
            whole = self.size(value)
            return ONE if whole.is_constant else variable(name)
        return self.size(value)

    def _is_sequence(self, value: ast.expr) -> bool:
        if not (isinstance(value, ast.BinOp) and isinstance(value.op, ast.Add)):
            return False
        heads = {self.facts.head(value.left), self.facts.head(value.right)}
        return not heads.isdisjoint({"list", "str", "tuple", "bytes"})

    def _grown(self, owner: Scope, name: str, first: Binding) -> Growth:
        """What calls and item assignments add to a local collection."""
        total, mapping = ONE, self.facts.head(first.value) in _MAPPINGS
        for node in self.facts.changing_calls(name, owner.node)[:_MOST_BINDINGS]:
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                if node.func.attr in _GROW_BY_ONE:
                    total = total + self.passes.around(node, first.node)
                elif node.func.attr in _GROW_BY_MANY and node.args:
                    around = self.passes.around(node, first.node)
                    total = total + around * self.size(node.args[0])
            elif isinstance(node, ast.Subscript) and mapping:
                total = total + self.passes.around(node, first.node)
        for call in self.facts.calls_of("heappush")[:_MOST_BINDINGS]:
            if call.args and path_of(call.args[0]) == name:
                total = total + self.passes.around(call, first.node)
        return total


def _is_record(annotation: ast.expr | None) -> bool:
    """Whether a parameter is a tuple of a fixed number of items."""
    return (
        isinstance(annotation, ast.Subscript)
        and getattr(annotation.value, "id", "") in ("tuple", "Tuple")
        and isinstance(annotation.slice, ast.Tuple)
        and getattr(annotation.slice.elts[-1], "value", None) is not Ellipsis
    )


_ARRAYS = frozenset({"ndarray", "DataFrame", "Series"})
_MAPPINGS = frozenset({"dict", "defaultdict", "OrderedDict", "Counter"})
_PAIRS = frozenset(
    {"zip", "itertools.combinations", "itertools.permutations", "itertools.product",
     "itertools.pairwise"}
)  # fmt: skip
