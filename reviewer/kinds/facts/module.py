"""The facts of one module, as questions a detector asks."""

from __future__ import annotations

import ast
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from typing import TypeGuard

from .expressions import (
    COMPREHENSIONS,
    FUNCTIONS,
    constant,
    literal_size,
    path_of,
    walk,
)
from .gather import PURE_FUNCTIONS, PURE_METHODS, Place, gather
from .inference import Inference
from .scopes import Binding, Scope
from .types import Type

# A collection or loop of this many items or fewer, fixed in the code, never costs much.
SMALL = 32

Loop = (
    ast.For
    | ast.AsyncFor
    | ast.While
    | ast.ListComp
    | ast.SetComp
    | ast.DictComp
    | ast.GeneratorExp
)
_LOOPS = (ast.For, ast.AsyncFor, ast.While, *COMPREHENSIONS)
_BARRIERS = (*FUNCTIONS, ast.Lambda, ast.ClassDef, ast.Module)
_BUILTINS = frozenset(dir(__builtins__) if not isinstance(__builtins__, dict) else __builtins__)
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


class Facts:
    """Bindings, types, loops and changes in one module.

    `tree` must be the tree of `code`. Raises AnalysisError when it is nested too deep.
    `wanted` names node types whose nodes are kept in `nodes`, in source order.
    """

    def __init__(self, tree: ast.Module, code: str, wanted: Mapping[type[ast.AST], object]) -> None:
        gathered = gather(tree, wanted)
        self.tree = tree
        self.code = code
        self.nodes = gathered.wanted
        self.module = gathered.module
        self.parents = gathered.parents
        self.scopes = gathered.scopes
        self._name_scopes = gathered.name_scopes
        self._effects = gathered.effects
        self._changers = gathered.changers
        for effects in self._effects.values():
            effects.sort()
        self._lines: list[str] | None = None
        self._calls: dict[str, list[ast.Call]] | None = None
        self._inference = Inference(self)

    # Structure

    def parent(self, node: ast.AST) -> ast.AST | None:
        """The node directly above."""
        return self.parents.get(node)

    def ancestors(self, node: ast.AST) -> Iterator[ast.AST]:
        """The nodes above, innermost first."""
        current = self.parents.get(node)
        while current is not None:
            yield current
            current = self.parents.get(current)

    def statement(self, node: ast.AST) -> ast.stmt:
        """The statement that `node` is, or is part of."""
        current: ast.AST | None = node
        while current is not None and not isinstance(current, ast.stmt):
            current = self.parents.get(current)
        assert isinstance(current, ast.stmt), "the node is not part of a statement"
        return current

    def construct(self, node: ast.AST) -> ast.AST:
        """The statement around `node` where it is a simple one, else `node` itself."""
        statement = self.statement(node)
        return node if hasattr(statement, "body") else statement

    def in_test(self, node: ast.AST) -> bool:
        """Whether `node` stands in a test function."""
        return any(
            isinstance(above, FUNCTIONS) and above.name.startswith("test")
            for above in self.ancestors(node)
        )

    @property
    def is_test_module(self) -> bool:
        """Whether the module defines test functions or test classes."""
        return any(
            name.startswith(("test_", "Test")) and bindings[0].how in ("def", "class")
            for name, bindings in self.module.bindings.items()
        )

    def block(self, statement: ast.stmt) -> list[ast.stmt]:
        """The list of statements that holds `statement`."""
        parent = self.parents.get(statement)
        for name in ("body", "orelse", "finalbody"):
            block = getattr(parent, name, None)
            if isinstance(block, list) and any(item is statement for item in block):
                return block
        return [statement]

    def before(self, statement: ast.stmt) -> ast.stmt | None:
        """The statement before it in the same block."""
        block = self.block(statement)
        position = next(i for i, item in enumerate(block) if item is statement)
        return block[position - 1] if position else None

    def after(self, statement: ast.stmt) -> ast.stmt | None:
        """The statement after it in the same block."""
        block = self.block(statement)
        position = next(i for i, item in enumerate(block) if item is statement)
        return block[position + 1] if position + 1 < len(block) else None

    def function(self, node: ast.AST) -> ast.FunctionDef | ast.AsyncFunctionDef | None:
        """The innermost function around `node`."""
        for above in self.ancestors(node):
            if isinstance(above, FUNCTIONS):
                return above
        return None

    def enclosing(self, node: ast.AST) -> ast.AST:
        """The innermost function, lambda, class or module around `node`."""
        for above in self.ancestors(node):
            if isinstance(above, _BARRIERS):
                return above
        return self.tree

    def loops(self, node: ast.AST) -> Iterator[Loop]:
        """The loops and comprehensions that evaluate `node` again and again, innermost first,
        up to the enclosing function."""
        below: ast.AST = node
        skip: ast.AST | None = None
        for above in self.ancestors(node):
            if isinstance(above, _BARRIERS):
                return
            if isinstance(above, ast.comprehension):
                if below is above.iter and above is self.parents[above].generators[0]:  # type: ignore[attr-defined]
                    skip = self.parents[above]
            elif isinstance(above, _LOOPS) and above is not skip and _repeats(above, below):
                yield above
            below = above

    def loop(self, node: ast.AST) -> Loop | None:
        """The innermost loop that evaluates `node` again and again."""
        return next(self.loops(node), None)

    def holds(self, outer: ast.AST, inner: ast.AST) -> bool:
        """Whether `inner` lies within `outer` (a loop, statement or expression)."""
        return outer is inner or contains(outer, inner)

    def statement_holds(self, binder: ast.AST, node: ast.AST) -> bool:
        """Whether `node` is part of the very assignment `binder`, so that it sees the old value."""
        return (
            isinstance(binder, ast.stmt)
            and not isinstance(binder, ast.With | ast.AsyncWith)
            and contains(binder, node)
        )

    def growing_loop(self, node: ast.AST, path: str | None = None) -> Loop | None:
        """The innermost loop that evaluates `node` a number of times that is not fixed and small.

        With `path`, None where that variable gets a new value within the loop.
        """
        for loop in self.loops(node):
            if self.is_short(loop) or self.leaves(node, loop):
                continue
            return None if path is not None and self.binds(path, loop) else loop
        return None

    def leaves(self, node: ast.AST, loop: Loop) -> bool:
        """Whether the block around `node` ends the loop, so that it runs once at most."""
        below: ast.AST = node
        inner = False
        for above in self.ancestors(node):
            if isinstance(below, ast.stmt):
                last = self.block(below)[-1]
                if isinstance(last, ast.Return | ast.Raise) or (
                    isinstance(last, ast.Break) and not inner
                ):
                    return True
            if above is loop:
                return False
            inner = inner or isinstance(above, ast.For | ast.AsyncFor | ast.While)
            below = above
        return False

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

    def calls_of(self, name: str) -> list[ast.Call]:
        """All calls of a function or method of that last name, in source order."""
        if self._calls is None:
            self._calls = {}
            for node in self.parents:
                if isinstance(node, ast.Call):
                    last = str(getattr(node.func, "attr", None) or getattr(node.func, "id", ""))
                    self._calls.setdefault(last, []).append(node)
            for calls in self._calls.values():
                calls.sort(key=lambda call: (call.lineno, call.col_offset))
        return self._calls.get(name, [])

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
        """All occurrences of the same variable, nested scopes included, in no set order."""
        owner = self.scope(name).owner(name.id)
        if owner is None:
            return []
        found = []
        for scope in self.scopes.values():
            if name.id in scope.names and scope.owner(name.id) is owner:
                found.extend(scope.names[name.id])
        return found

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
        return any(how == "mutate" for _, how in self._effects.get(name.id, ()))

    def effects(self, path: str, region: ast.AST) -> set[str]:
        """How the variable or attribute `path` may change inside `region`: bind, mutate, pass,
        call."""
        found: set[str] = set()
        start, end = extent(region)
        parts = path.split(".")
        for length in range(1, len(parts) + 1):
            prefix = ".".join(parts[:length])
            effects = self._effects.get(prefix, ())
            for position in range(bisect_left(effects, (start, "")), len(effects)):
                place, how = effects[position]
                if place >= end:
                    break
                if length == len(parts) or how == "bind":
                    found.add(how)
        return found

    def all_effects(self, path: str, region: ast.AST, how: str) -> list[Place]:
        """Where inside `region` the variable or attribute changes in the way `how`."""
        start, end = extent(region)
        return [
            place
            for place, kind in self._effects.get(path, ())
            if start <= place < end and kind == how
        ]

    def changing_calls(self, path: str, region: ast.AST) -> list[ast.AST]:
        """The method calls and subscripts inside `region` that change `path` in place."""
        return [
            node
            for place in self.all_effects(path, region, "mutate")
            for node in self._changers.get(place, ())
        ]

    def binds(self, path: str, region: ast.AST) -> bool:
        """Whether `path` is given a new value inside `region`."""
        return "bind" in self.effects(path, region)

    def changes(self, path: str, region: ast.AST) -> bool:
        """Whether `path` is rebound or visibly changed in place inside `region`."""
        return not self.effects(path, region).isdisjoint({"bind", "mutate"})

    def changes_later(self, path: str, node: ast.AST) -> bool:
        """Whether `path` is changed in place after `node`, in the same function."""
        end = extent(self.enclosing(node))[1]
        here = extent(node)[1]
        return any(
            here <= place < end and how == "mutate" for place, how in self._effects.get(path, ())
        )

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

    # Text

    def lines_of(self, node: ast.stmt) -> str:
        """The lines of a statement as they stand, comments included."""
        if self._lines is None:
            self._lines = self.code.splitlines()
        return "\n".join(self._lines[node.lineno - 1 : node.end_lineno])

    def text(self, node: ast.AST, limit: int = 60) -> str:
        """The source of a node on one line, shortened to `limit` characters."""
        if self._lines is None:
            self._lines = self.code.splitlines()
        if isinstance(node, ast.Name):
            return node.id
        first, last = node.lineno - 1, node.end_lineno - 1  # type: ignore[attr-defined]
        if first >= len(self._lines):
            return ""
        start, end = node.col_offset, node.end_col_offset  # type: ignore[attr-defined]
        if first == last:
            raw = self._lines[first].encode()[start:end].decode(errors="replace")
        else:
            head = self._lines[first].encode()[start:].decode(errors="replace")
            tail = self._lines[last].encode()[:end].decode(errors="replace")
            raw = " ".join([head, *self._lines[first + 1 : last], tail])
        raw = " ".join(raw.split())
        return raw if len(raw) <= limit else raw[: limit - 3] + "..."


_SAME_SIZE = ("list", "tuple", "set", "frozenset", "enumerate", "sorted", "reversed", "iter")


def _repeats(loop: Loop, child: ast.AST) -> bool:
    """Whether the loop evaluates its direct child `child` in every pass."""
    if isinstance(loop, ast.While):
        return all(child is not item for item in loop.orelse)
    if isinstance(loop, ast.For | ast.AsyncFor):
        return any(child is item for item in loop.body)
    return True


def extent(node: ast.AST) -> tuple[Place, Place]:
    """The start and end of a node as (line, column) pairs, end exclusive."""
    if isinstance(node, ast.Module):
        return (0, 0), (10**9, 0)
    return (
        (node.lineno, node.col_offset),  # type: ignore[attr-defined]
        (node.end_lineno, node.end_col_offset),  # type: ignore[attr-defined]
    )


def contains(outer: ast.AST, inner: ast.AST) -> bool:
    """Whether `inner` lies within the text of `outer`."""
    start, end = extent(outer)
    inner_start, inner_end = extent(inner)
    return start <= inner_start and inner_end <= end
