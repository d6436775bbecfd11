"""Questions about expressions that need no knowledge of the module."""

from __future__ import annotations

import ast
from collections.abc import Iterator

COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_SKIPPED_FIELDS = {"ctx", "op", "ops", "type_comment", "kind", "conversion"}


def _child_fields(node_type: type[ast.AST]) -> tuple[str, ...]:
    if node_type in (ast.Name, ast.Constant, ast.Global, ast.Nonlocal, ast.alias):
        return ()
    if node_type in (ast.BoolOp, ast.BinOp, ast.UnaryOp, ast.AugAssign, ast.Compare):
        return tuple(name for name in node_type._fields if name not in ("op", "ops"))
    if node_type is ast.DictComp:
        return ("key", "value", "generators")
    return tuple(name for name in node_type._fields if name not in _SKIPPED_FIELDS)


CHILD_FIELDS: dict[type[ast.AST], tuple[str, ...]] = {
    node_type: _child_fields(node_type)
    for node_type in vars(ast).values()
    if isinstance(node_type, type) and issubclass(node_type, ast.AST) and node_type._fields
}


def children(node: ast.AST) -> Iterator[ast.AST]:
    """The direct child nodes that have a position or hold some, in field order."""
    for name in CHILD_FIELDS.get(type(node), ()):
        value = getattr(node, name, None)
        if isinstance(value, list):
            for item in value:
                if isinstance(item, ast.AST):
                    yield item
        elif isinstance(value, ast.AST):
            yield value


def walk(node: ast.AST) -> Iterator[ast.AST]:
    """`node` and all nodes below it, parents first, in source order."""
    stack = [node]
    while stack:
        current = stack.pop()
        yield current
        stack.extend(reversed(list(children(current))))


def walk_scope(node: ast.AST) -> Iterator[ast.AST]:
    """`node` and what lies below it, without the bodies of nested functions and classes."""
    stack = [node]
    while stack:
        current = stack.pop()
        yield current
        if current is node or not isinstance(current, (*FUNCTIONS, ast.Lambda, ast.ClassDef)):
            stack.extend(reversed(list(children(current))))


def names_in(node: ast.AST) -> set[str]:
    """The identifiers read or written below `node`."""
    return {child.id for child in walk(node) if isinstance(child, ast.Name)}


def same(left: ast.AST | None, right: ast.AST | None) -> bool:
    """Whether two expressions are written alike (position and load/store aside)."""
    if left is None or right is None:
        return left is right
    if type(left) is not type(right):
        return False
    if isinstance(left, ast.Name):
        return isinstance(right, ast.Name) and left.id == right.id
    if isinstance(left, ast.Constant):
        return isinstance(right, ast.Constant) and _same_constant(left.value, right.value)
    for name in left._fields:
        if name in ("ctx", "type_comment", "kind"):
            continue
        if not _same_field(getattr(left, name, None), getattr(right, name, None)):
            return False
    return True


def _same_constant(left: object, right: object) -> bool:
    return type(left) is type(right) and left == right


def _same_field(left: object, right: object) -> bool:
    if isinstance(left, ast.AST):
        return isinstance(right, ast.AST) and same(left, right)
    if isinstance(left, list):
        return (
            isinstance(right, list)
            and len(left) == len(right)
            and all(_same_field(a, b) for a, b in zip(left, right, strict=True))
        )
    return left == right


def path_of(node: ast.AST | None) -> str | None:
    """`a.b.c` for a chain of attributes that starts at a name, else None."""
    parts: list[str] = []
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    if not isinstance(node, ast.Name):
        return None
    parts.append(node.id)
    return ".".join(reversed(parts))


def method_call(node: ast.AST | None, *names: str) -> ast.expr | None:
    """The receiver of a call `receiver.name(...)` with a name in `names`, else None."""
    if (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in names
    ):
        return node.func.value
    return None


def keyword(call: ast.Call, name: str) -> ast.expr | None:
    """The value of a keyword argument, or None."""
    for argument in call.keywords:
        if argument.arg == name:
            return argument.value
    return None


def constant(node: ast.AST | None) -> object:
    """The value of a constant, minus sign included; Ellipsis where it is none."""
    if isinstance(node, ast.Constant):
        return node.value
    if (
        isinstance(node, ast.UnaryOp)
        and isinstance(node.op, ast.USub)
        and isinstance(node.operand, ast.Constant)
        and isinstance(node.operand.value, int | float)
    ):
        return -node.operand.value
    return ...


def is_zero(node: ast.AST | None) -> bool:
    """Whether the node is the literal 0 (not False, not 0.0)."""
    value = constant(node)
    return value == 0 and type(value) is int


def range_len(node: ast.AST | None) -> ast.expr | None:
    """The `xs` of `range(len(xs))`, `range(0, len(xs))` or `range(0, len(xs), 1)`, else None."""
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name)):
        return None
    if node.func.id != "range" or node.keywords or not 1 <= len(node.args) <= 3:
        return None
    if len(node.args) >= 2 and not is_zero(node.args[0]):
        return None
    if len(node.args) == 3 and constant(node.args[2]) != 1:
        return None
    return len_of(node.args[min(len(node.args), 2) - 1])


def len_of(node: ast.AST | None) -> ast.expr | None:
    """The `xs` of `len(xs)`, else None."""
    if (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "len"
        and len(node.args) == 1
    ):
        return node.args[0]
    return None


def only_statement(body: list[ast.stmt]) -> ast.stmt | None:
    """The single statement of a block, docstrings not counted, else None."""
    real = [
        statement
        for statement in body
        if not (isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant))
    ]
    return real[0] if len(real) == 1 else None


def expression_call(node: ast.AST | None) -> ast.Call | None:
    """The call of a statement that is nothing but a call, else None."""
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
        return node.value
    return None


def literal_size(node: ast.AST | None) -> int | None:
    """The number of elements of a display without stars, else None."""
    if isinstance(node, ast.List | ast.Tuple | ast.Set):
        if any(isinstance(item, ast.Starred) for item in node.elts):
            return None
        return len(node.elts)
    if isinstance(node, ast.Dict):
        return None if None in node.keys else len(node.keys)
    return None
