"""The one walk over a module: scopes, bindings, effects, parents, and the nodes rules ask for."""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from ..source import MAX_DEPTH, too_deep
from .expressions import CHILD_FIELDS, COMPREHENSIONS, FUNCTIONS, path_of
from .scopes import Binding, Scope

Place = tuple[int, int]

# Methods that change the object they are called on; `remove`, `add` and `write` included.
MUTATORS = frozenset(
    "add append appendleft clear difference_update discard extend extendleft insert "
    "intersection_update pop popitem popleft remove reverse rotate setdefault sort subtract "
    "symmetric_difference_update update put fill resize itemset write writelines".split()
)
# Builtins and methods that leave their arguments as they are.
PURE_FUNCTIONS = frozenset(
    "abs all any bool bytes callable chr complex dict divmod enumerate filter float format "
    "frozenset getattr hasattr hash hex id int isinstance issubclass len list map max min oct "
    "ord pow print range repr reversed round set sorted str sum tuple type zip".split()
)
PURE_METHODS = frozenset(
    "keys values items copy split lower upper strip get startswith endswith join union index count "
    "intersection difference issubset mean std min max sum var median tolist head tail".split()
)


@dataclass(slots=True)
class Gathered:
    """What one walk collects. `effects` lists, by dotted path, where it may change and how:
    `bind`, `mutate`, `pass` (given to a call) or `call` (an unknown method)."""

    module: Scope
    parents: dict[ast.AST, ast.AST] = field(default_factory=dict)
    scopes: dict[ast.AST, Scope] = field(default_factory=dict)
    name_scopes: dict[ast.AST, Scope] = field(default_factory=dict)
    effects: dict[str, list[tuple[Place, str]]] = field(default_factory=dict)
    changers: dict[Place, list[ast.AST]] = field(default_factory=dict)
    wanted: list[ast.AST] = field(default_factory=list)


def gather(tree: ast.Module, wanted: Mapping[type[ast.AST], object]) -> Gathered:
    """Walk `tree` once. `wanted` names the node types to keep. Raises AnalysisError if too deep."""
    return _Walk(tree, wanted).run()


class _Walk:
    def __init__(self, tree: ast.Module, wanted: Mapping[type[ast.AST], object]) -> None:
        self.tree = tree
        self.keep = wanted
        self.out = Gathered(Scope(tree))
        self.stack: list[tuple[ast.AST, Scope, int]] = []

    def run(self) -> Gathered:
        out, stack, keep = self.out, self.stack, self.keep
        out.scopes[self.tree] = out.module
        parents, wanted = out.parents, out.wanted
        stack.append((self.tree, out.module, 0))
        visitors = _VISITORS
        while stack:
            node, scope, depth = stack.pop()
            if depth > MAX_DEPTH:
                raise too_deep(getattr(node, "lineno", None))
            node_type = type(node)
            if node_type in keep:
                wanted.append(node)
            visit = visitors.get(node_type)
            if visit is not None and visit(self, node, scope, depth):
                continue
            fields = CHILD_FIELDS.get(node_type, ())
            depth += 1
            for name in reversed(fields):
                value = getattr(node, name, None)
                if value is None:
                    continue
                if type(value) is list:
                    for item in reversed(value):
                        if item is not None and not isinstance(item, str):
                            parents[item] = node
                            stack.append((item, scope, depth))
                elif not isinstance(value, str | int):
                    parents[value] = node
                    stack.append((value, scope, depth))
        return out

    def push(self, parent: ast.AST, nodes: list[ast.AST], scope: Scope, depth: int) -> None:
        for node in reversed(nodes):
            self.out.parents[node] = parent
            self.stack.append((node, scope, depth + 1))

    def effect(self, path: str | None, node: ast.AST, how: str) -> None:
        if path is not None:
            place = (node.lineno, node.col_offset)  # type: ignore[attr-defined]
            self.out.effects.setdefault(path, []).append((place, how))
            if how == "mutate":
                self.out.changers.setdefault(place, []).append(node)

    def new_scope(
        self, node: ast.AST, parent: Scope, *, is_class: bool = False, is_function: bool = False
    ) -> Scope:
        scope = Scope(node, parent, is_class=is_class, is_function=is_function)
        self.out.scopes[node] = scope
        return scope

    # Visitors. Each returns True when it has pushed the children itself.

    def name(self, node: ast.Name, scope: Scope, depth: int) -> bool:
        self.out.name_scopes[node] = scope
        scope.names.setdefault(node.id, []).append(node)
        if not isinstance(node.ctx, ast.Load):
            self.effect(node.id, node, "bind")
        return True

    def constant(self, node: ast.Constant, scope: Scope, depth: int) -> bool:
        return True

    def attribute(self, node: ast.Attribute, scope: Scope, depth: int) -> bool:
        if not isinstance(node.ctx, ast.Load):
            path = path_of(node)
            self.effect(path, node, "bind")
            self.effect(path_of(node.value), node, "mutate")
        elif isinstance(node.value, ast.Name):
            scope.methods.setdefault(node.value.id, set()).add(node.attr)
        return False

    def subscript(self, node: ast.Subscript, scope: Scope, depth: int) -> bool:
        if not isinstance(node.ctx, ast.Load):
            base: ast.expr = node.value
            while isinstance(base, ast.Subscript):
                base = base.value
            self.effect(path_of(base), node, "mutate")
            if isinstance(base, ast.Attribute) and base.attr in ("loc", "iloc", "at", "iat"):
                self.effect(path_of(base.value), node, "mutate")
        return False

    def call(self, node: ast.Call, scope: Scope, depth: int) -> bool:
        func = node.func
        if isinstance(func, ast.Attribute):
            receiver = func.value
            while isinstance(receiver, ast.Subscript):
                receiver = receiver.value
            if func.attr not in PURE_METHODS:
                how = "mutate" if func.attr in MUTATORS else "call"
                self.effect(path_of(receiver), node, how)
        if not (isinstance(func, ast.Name) and func.id in PURE_FUNCTIONS):
            for argument in (*node.args, *(k.value for k in node.keywords)):
                self.effect(path_of(argument), node, "pass")
        return False

    def targets(self, target: ast.expr, binding: Binding, scope: Scope) -> None:
        if isinstance(target, ast.Name):
            scope.bind(target.id, binding)
        elif isinstance(target, ast.Tuple | ast.List):
            value, how = binding.value, binding.how
            elements: list[ast.expr | None] = [None] * len(target.elts)
            if (
                how == "assign"
                and isinstance(value, ast.Tuple | ast.List)
                and len(value.elts) == len(target.elts)
                and not any(isinstance(e, ast.Starred) for e in (*value.elts, *target.elts))
            ):
                elements = list(value.elts)
            for item, part in zip(target.elts, elements, strict=True):
                inner = item.value if isinstance(item, ast.Starred) else item
                if part is not None:
                    self.targets(inner, Binding(binding.node, "assign", part), scope)
                else:
                    self.targets(inner, Binding(item, "unpack", value), scope)
        elif isinstance(target, ast.Attribute) and isinstance(target.value, ast.Name):
            owner = _class_of_self(scope, target.value.id)
            if owner is not None:
                owner.attributes.setdefault(target.attr, []).append(binding)

    def assign(self, node: ast.Assign, scope: Scope, depth: int) -> bool:
        for target in node.targets:
            self.targets(target, Binding(node, "assign", node.value), scope)
        if scope.is_class:
            for target in node.targets:
                if isinstance(target, ast.Name):
                    binding = Binding(node, "assign", node.value)
                    scope.attributes.setdefault(target.id, []).append(binding)
        return False

    def annotated(self, node: ast.AnnAssign, scope: Scope, depth: int) -> bool:
        binding = Binding(node, "assign", node.value, node.annotation)
        self.targets(node.target, binding, scope)
        if scope.is_class and isinstance(node.target, ast.Name):
            scope.attributes.setdefault(node.target.id, []).append(binding)
        return False

    def augmented(self, node: ast.AugAssign, scope: Scope, depth: int) -> bool:
        if isinstance(node.target, ast.Name):
            scope.bind(node.target.id, Binding(node, "aug", node.value))
        return False

    def walrus(self, node: ast.NamedExpr, scope: Scope, depth: int) -> bool:
        owner = scope
        while owner.parent is not None and isinstance(owner.node, COMPREHENSIONS):
            owner = owner.parent
        owner.bind(node.target.id, Binding(node, "assign", node.value))
        return False

    def loop(self, node: ast.For | ast.AsyncFor, scope: Scope, depth: int) -> bool:
        self.targets(node.target, Binding(node, "for", node.iter), scope)
        return False

    def with_(self, node: ast.With | ast.AsyncWith, scope: Scope, depth: int) -> bool:
        for item in node.items:
            if item.optional_vars is not None:
                self.targets(item.optional_vars, Binding(node, "with", item.context_expr), scope)
        return False

    def handler(self, node: ast.ExceptHandler, scope: Scope, depth: int) -> bool:
        if node.name:
            scope.bind(node.name, Binding(node, "except", node.type))
        return False

    def capture(self, node: ast.MatchAs | ast.MatchStar, scope: Scope, depth: int) -> bool:
        if node.name is not None:
            scope.bind(node.name, Binding(node, "unpack"))
        return False

    def import_(self, node: ast.Import, scope: Scope, depth: int) -> bool:
        for alias in node.names:
            if alias.asname:
                scope.bind(alias.asname, Binding(node, "import", target=alias.name))
            else:
                top = alias.name.partition(".")[0]
                scope.bind(top, Binding(node, "import", target=top))
        return True

    def import_from(self, node: ast.ImportFrom, scope: Scope, depth: int) -> bool:
        module = "." * node.level + (node.module or "")
        for alias in node.names:
            if alias.name != "*":
                target = f"{module}.{alias.name}"
                scope.bind(alias.asname or alias.name, Binding(node, "import", target=target))
        return True

    def return_(self, node: ast.Return, scope: Scope, depth: int) -> bool:
        scope.returns.append(node)
        return False

    def yield_(self, node: ast.Yield | ast.YieldFrom, scope: Scope, depth: int) -> bool:
        scope.is_generator = True
        return False

    def outer(self, node: ast.Global | ast.Nonlocal, scope: Scope, depth: int) -> bool:
        scope.outer.update(node.names)
        return True

    def function(
        self, node: ast.FunctionDef | ast.AsyncFunctionDef, scope: Scope, depth: int
    ) -> bool:
        scope.bind(node.name, Binding(node, "def"))
        inner = self.new_scope(node, scope, is_function=True)
        self.parameters(node.args, inner)
        self.push(node, [*node.decorator_list, node.args], scope, depth)
        if node.returns is not None:
            self.push(node, [node.returns], scope, depth)
        self.push(node, list(node.body), inner, depth)
        return True

    def lambda_(self, node: ast.Lambda, scope: Scope, depth: int) -> bool:
        inner = self.new_scope(node, scope, is_function=True)
        self.parameters(node.args, inner)
        self.push(node, [node.args], scope, depth)
        self.push(node, [node.body], inner, depth)
        return True

    def parameters(self, args: ast.arguments, scope: Scope) -> None:
        positional = [*args.posonlyargs, *args.args]
        missing = len(positional) - len(args.defaults)
        defaults: list[ast.expr | None] = [*([None] * missing), *args.defaults]
        for parameter, default in (
            *zip(positional, defaults, strict=True),
            *zip(args.kwonlyargs, args.kw_defaults, strict=True),
        ):
            binding = Binding(parameter, "param", default, parameter.annotation)
            scope.bind(parameter.arg, binding)
        for star, head in ((args.vararg, "tuple"), (args.kwarg, "dict")):
            if star is not None:
                scope.bind(star.arg, Binding(star, "star", target=head))

    def class_(self, node: ast.ClassDef, scope: Scope, depth: int) -> bool:
        scope.bind(node.name, Binding(node, "class"))
        inner = self.new_scope(node, scope, is_class=True)
        outer_nodes: list[ast.AST] = [*node.decorator_list, *node.bases, *node.keywords]
        self.push(node, outer_nodes, scope, depth)
        self.push(node, list(node.body), inner, depth)
        return True

    def comprehension(self, node: ast.AST, scope: Scope, depth: int) -> bool:
        inner = self.new_scope(node, scope)
        generators: list[ast.comprehension] = node.generators  # type: ignore[attr-defined]
        for position, generator in enumerate(generators):
            self.out.parents[generator] = node
            if type(generator) in self.keep:
                self.out.wanted.append(generator)
            self.targets(generator.target, Binding(generator.target, "for", generator.iter), inner)
            self.push(generator, [generator.target, *generator.ifs], inner, depth)
            self.push(generator, [generator.iter], inner if position else scope, depth)
        if isinstance(node, ast.DictComp):
            self.push(node, [node.key, node.value], inner, depth)
        else:
            self.push(node, [node.elt], inner, depth)  # type: ignore[attr-defined]
        return True


def _class_of_self(scope: Scope, name: str) -> Scope | None:
    """The class scope whose method's first parameter is `name`, seen from inside the method."""
    function = scope.function
    if function is None or function.parent is None or not function.parent.is_class:
        return None
    args = function.node.args  # type: ignore[attr-defined]
    first = (*args.posonlyargs, *args.args)[:1]
    return function.parent if first and first[0].arg == name else None


_Visitor = Callable[..., bool]
_VISITORS: dict[type, _Visitor] = {
    ast.Name: _Walk.name,
    ast.Constant: _Walk.constant,
    ast.Attribute: _Walk.attribute,
    ast.Subscript: _Walk.subscript,
    ast.Call: _Walk.call,
    ast.Assign: _Walk.assign,
    ast.AnnAssign: _Walk.annotated,
    ast.AugAssign: _Walk.augmented,
    ast.NamedExpr: _Walk.walrus,
    ast.For: _Walk.loop,
    ast.AsyncFor: _Walk.loop,
    ast.With: _Walk.with_,
    ast.AsyncWith: _Walk.with_,
    ast.ExceptHandler: _Walk.handler,
    ast.MatchAs: _Walk.capture,
    ast.MatchStar: _Walk.capture,
    ast.Import: _Walk.import_,
    ast.ImportFrom: _Walk.import_from,
    ast.Global: _Walk.outer,
    ast.Nonlocal: _Walk.outer,
    ast.Return: _Walk.return_,
    ast.Yield: _Walk.yield_,
    ast.YieldFrom: _Walk.yield_,
    ast.Lambda: _Walk.lambda_,
    ast.ClassDef: _Walk.class_,
    **dict.fromkeys(FUNCTIONS, _Walk.function),
    **dict.fromkeys(COMPREHENSIONS, _Walk.comprehension),
}
