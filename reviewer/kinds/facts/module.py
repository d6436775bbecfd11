"""The facts of one module, as questions a detector asks."""

from __future__ import annotations

import ast
import builtins
from collections.abc import Mapping
from typing import TypeGuard

from .changes import Changes
from .expressions import (
    constant,
    literal_size,
    path_of,
    walk,
)
from .gather import PURE_FUNCTIONS, PURE_METHODS, gather
from .inference import Inference
from .scopes import Binding, Scope
from .structure import Loop, extent
from .types import Type

# A collection or loop of this many items or fewer, fixed in the code, never costs much.
SMALL = 32

_BUILTINS = frozenset(dir(builtins))
# Names that stand for a package where a fragment leaves its import out.
_CUSTOMARY = {
    "np": "numpy",
    "pd": "pandas",
    "plt": "matplotlib.pyplot",
    "nn": "torch.nn",
    "F": "torch.nn.functional",
    "torch": "torch",
    "copy": "copy",
    "re": "re",
}


class Facts(Changes):
    """Bindings, types, loops and changes in one module.

    `tree` must be the tree of `code`. Raises AnalysisError when it is nested too deep.
    `wanted` names node types whose nodes are kept in `nodes`, in source order.
    """

    def __init__(self, tree: ast.Module, code: str, wanted: Mapping[type[ast.AST], object]) -> None:
        gathered = gather(tree, wanted)
        super().__init__(tree, code, gathered)
        self.nodes = gathered.wanted
        self.module = gathered.module
        self.scopes = gathered.scopes
        self._name_scopes = gathered.name_scopes
        self._mutated: dict[str, bool] = {}
        self._uses: dict[tuple[Scope | None, str], list[ast.Name]] | None = None
        self._inference = Inference(self)
        self.aliases = {
            name: real
            for name, bindings in self.module.bindings.items()
            if len(bindings) == 1
            and bindings[0].how == "import"
            and (real := bindings[0].target.rpartition(".")[2]) != name
        }

    # Loops

    @property
    def is_test_module(self) -> bool:
        """Whether the module defines test functions or test classes."""
        return any(
            name.startswith(("test_", "Test")) and bindings[0].how in ("def", "class")
            for name, bindings in self.module.bindings.items()
        )

    def loop(self, node: ast.AST) -> Loop | None:
        """The innermost loop that evaluates `node` again and again."""
        return next(self.loops(node), None)

    def growing_loop(self, node: ast.AST, path: str | None = None) -> Loop | None:
        """The innermost loop that evaluates `node` a number of times that is not fixed and small.

        With `path`, None where that variable gets a new value within the loop.
        """
        for loop in self.loops(node):
            if self.is_short(loop) or self.leaves(node, loop):
                continue
            return None if path is not None and self.binds(path, loop) else loop
        return None

    def is_short(self, loop: Loop) -> bool:
        """Whether the loop makes a fixed, small number of passes."""
        if isinstance(loop, ast.While):
            return False
        iterables = (
            [loop.iter]
            if isinstance(loop, ast.For | ast.AsyncFor)
            else [generator.iter for generator in loop.generators]
        )
        return all(self.is_small(iterable) for iterable in iterables)

    # Names

    def scope(self, node: ast.AST) -> Scope:
        """The scope in which `node` is evaluated."""
        found = self._name_scopes.get(node)
        if found is not None:
            return found
        for above in (node, *self.ancestors(node)):
            scope = self.scopes.get(above)
            if scope is not None:
                return scope
        return self.module

    def bindings(self, name: ast.Name) -> list[Binding]:
        """All bindings that the name can refer to; empty for builtins and unknown names."""
        owner = self.scope(name).owner(name.id)
        return owner.bindings[name.id] if owner is not None else []

    def uses(self, name: ast.Name) -> list[ast.Name]:
        """All occurrences of the same variable, nested scopes included."""
        owner = self.scope(name).owner(name.id)
        if self._uses is None:
            self._uses = {}
            for scope in self.scopes.values():
                for identifier, nodes in scope.names.items():
                    key = (scope.owner(identifier), identifier)
                    self._uses.setdefault(key, []).extend(nodes)
        return self._uses.get((owner, name.id), []) if owner is not None else []

    def is_parameter(self, name: ast.Name) -> bool:
        """Whether the name is a parameter that is never given another value."""
        bindings = self.bindings(name)
        return len(bindings) == 1 and bindings[0].how == "param"

    def qualified(self, node: ast.AST | None) -> str | None:
        """The full name of what an expression refers to, through the imports: `numpy.zeros`.

        Builtins give their bare name; local variables and parameters give None.
        """
        if isinstance(node, ast.Attribute):
            base = self.qualified(node.value)
            return f"{base}.{node.attr}" if base else None
        if not isinstance(node, ast.Name):
            return None
        bindings = self.bindings(node)
        if not bindings:
            return (
                node.id
                if node.id in _BUILTINS and node.id not in _CUSTOMARY
                else _CUSTOMARY.get(node.id)
            )
        if all(binding.how == "import" for binding in bindings):
            return bindings[-1].target
        return None

    def called(self, call: ast.AST | None) -> str | None:
        """The qualified name of the function that a call calls."""
        return self.qualified(call.func) if isinstance(call, ast.Call) else None

    def is_builtin(self, call: ast.AST | None, *names: str) -> TypeGuard[ast.Call]:
        """Whether the node calls one of these builtins."""
        return (
            isinstance(call, ast.Call)
            and isinstance(call.func, ast.Name)
            and call.func.id in names
            and not self.bindings(call.func)
        )

    def imports(self, *packages: str) -> bool:
        """Whether the module imports one of these packages at its top level."""
        for bindings in self.module.bindings.values():
            for binding in bindings:
                if binding.how == "import" and binding.target.partition(".")[0] in packages:
                    return True
        return False

    # Values

    def type(self, node: ast.AST | None) -> Type | None:
        """The type of an expression where annotations, literals and calls tell it."""
        return self._inference.type(node)

    def head(self, node: ast.AST | None) -> str:
        """The plain name of the expression's type, "" where unknown."""
        found = self._inference.type(node)
        return found.head if found is not None else ""

    def value(self, node: ast.AST | None) -> ast.expr | None:
        """The one expression that a name is bound to in all its scope, else None."""
        if not isinstance(node, ast.Name):
            return None
        bindings = self.bindings(node)
        if len(bindings) == 1 and bindings[0].how == "assign":
            return bindings[0].value
        return None

    def in_class_body(self, node: ast.expr) -> bool:
        """Whether an attribute of self is set in the class itself, and so shared by instances."""
        if not (isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)):
            return False
        owner = self._inference.class_of_self(node.value)
        return owner is not None and node.attr in owner.bindings

    def is_parameter_path(self, node: ast.expr) -> bool:
        """Whether the node is a parameter, or an attribute of one."""
        while isinstance(node, ast.Attribute):
            node = node.value
        return isinstance(node, ast.Name) and self.is_parameter(node)

    def used_once(self, name: ast.Name) -> ast.expr | None:
        """What a local is bound to whose only use is `name`, in the same loop if any; else None."""
        value = self.value(name)
        if value is None or len(self.uses(name)) != 2 or self.function(name) is None:
            return None
        return value if self.loop(name) is self.loop(value) else None

    def made_here(self, name: ast.Name) -> bool:
        """Whether the last value a local got before `name` is a new list: nobody else holds it."""
        bindings = [b for b in self.bindings(name) if b.place < (name.lineno, name.col_offset)]
        latest = max(bindings, key=lambda binding: binding.place, default=None)
        if latest is None or latest.how != "assign":
            return False
        made = latest.value
        return isinstance(made, ast.ListComp | ast.List) or self.is_builtin(made, "list", "sorted")

    def attribute_value(self, node: ast.AST | None) -> ast.expr | None:
        """The one expression that an attribute of self is bound to in its class, else None."""
        if not (isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)):
            return None
        owner = self._inference.class_of_self(node.value)
        bindings = owner.attributes.get(node.attr, []) if owner is not None else []
        if len(bindings) == 1 and bindings[0].how == "assign":
            return bindings[0].value
        return None

    def is_small(self, node: ast.AST | None, steps: int = 8) -> bool:
        """Whether an iterable has a fixed, small number of items. `steps` bounds the names and
        wrappers it looks through."""
        size = literal_size(node)
        if size is not None:
            return size <= SMALL
        if steps == 0:
            return False
        if isinstance(node, ast.Constant):
            return isinstance(node.value, str | bytes) and len(node.value) <= SMALL
        if isinstance(node, ast.Name):
            value = self.value(node)
            return (
                value is not None
                and self.is_small(value, steps - 1)
                and not self._ever_changed(node)
            )
        if isinstance(node, ast.Call):
            return self._gives_few(node, steps - 1)
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
            return self.is_small(node.left, steps - 1) and self.is_small(node.right, steps - 1)
        return False

    def _gives_few(self, call: ast.Call, steps: int) -> bool:
        if self.is_builtin(call, "range"):
            bounds = [constant(argument) for argument in call.args]
            return all(isinstance(bound, int) and abs(bound) <= SMALL for bound in bounds)
        if self.is_builtin(call, "zip"):
            return any(self.is_small(argument, steps) for argument in call.args)
        if self.is_builtin(call, *_SAME_SIZE):
            return bool(call.args) and self.is_small(call.args[0], steps)
        return (
            isinstance(call.func, ast.Attribute)
            and call.func.attr in ("items", "keys", "values")
            and self.is_small(call.func.value, steps)
        )

    def _ever_changed(self, name: ast.Name) -> bool:
        """Whether the object bound to the name is changed anywhere its variable is seen."""
        if name.id not in self._mutated:
            effects = self._effects.get(name.id, ())
            self._mutated[name.id] = any(how == "mutate" for _, how in effects)
        return self._mutated[name.id]

    def is_invariant(self, node: ast.expr, loop: ast.AST) -> bool:
        """Whether an expression gives the same value in every pass of `loop`, as far as names,
        attributes and pure builtins can tell."""
        for child in walk(node):
            if isinstance(child, ast.Call):
                if not self._is_pure(child):
                    return False
            elif isinstance(child, ast.Await | ast.Yield | ast.YieldFrom | ast.NamedExpr):
                return False
            elif isinstance(child, ast.Attribute | ast.Name):
                path = path_of(child)
                if (
                    path is not None
                    and self.changes(path, loop)
                    and not self._bound_inside(child, node)
                ):
                    return False
        return True

    def _bound_inside(self, name: ast.AST, node: ast.AST) -> bool:
        """Whether a name belongs to a comprehension or lambda that lies within `node`."""
        while isinstance(name, ast.Attribute):
            name = name.value
        if not isinstance(name, ast.Name):
            return False
        owner = self.scope(name).owner(name.id)
        start, end = extent(node)
        return (
            owner is not None
            and owner is not self.module
            and start
            <= (getattr(owner.node, "lineno", 0), getattr(owner.node, "col_offset", 0))
            < end
        )

    def _is_pure(self, call: ast.Call) -> bool:
        if isinstance(call.func, ast.Name):
            return call.func.id in PURE_FUNCTIONS and not self.bindings(call.func)
        if isinstance(call.func, ast.Attribute):
            if call.func.attr in PURE_METHODS:
                return True
            name = self.qualified(call.func)
            return (
                name is not None
                and name.partition(".")[0] in ("math", "numpy")
                and not name.startswith("numpy.random")
            )
        return False


_SAME_SIZE = ("list", "tuple", "set", "frozenset", "enumerate", "sorted", "reversed", "iter")
