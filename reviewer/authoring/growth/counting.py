"""Code rewritten so that a meter sees what it does, and Python's lines counted as they run.

Lines run are counted by tracing, the standard library's Python code included. What one line makes
C do (a search in a list, a slice, `sum`, `sorted`) is charged by the meter: see charges.py. The
count depends on code and input alone, never on the machine or its load.
"""

from __future__ import annotations

import ast
import sys
import threading
from collections.abc import Callable
from types import CodeType, FrameType
from typing import Any

from . import charges
from .charges import Meter

METER = "_reviewer_meter"
_OPERATIONS: dict[type[ast.AST], str] = {
    ast.Add: "add", ast.Mult: "mul", ast.BitOr: "or_", ast.BitAnd: "and_", ast.Sub: "sub",
    ast.BitXor: "xor",
}  # fmt: skip
_COMPARISONS: dict[type[ast.AST], str] = {
    ast.Eq: "eq", ast.NotEq: "ne", ast.Lt: "lt", ast.LtE: "le", ast.Gt: "gt", ast.GtE: "ge",
}  # fmt: skip
# These look at the frame that calls them.
_UNTOUCHED = {"super", "locals", "globals", "vars", "dir", "eval", "exec", "breakpoint"}
_HELPERS = frozenset({__file__, charges.__file__})


def metered(code: str, name: str) -> CodeType:
    """`code` compiled so that it reports to the global METER of its module."""
    tree = _Rewriter().visit(ast.parse(code))
    return compile(ast.fix_missing_locations(tree), name, "exec", dont_inherit=True)


def counted(meter: Meter, work: Callable[[], object], most: int) -> int:
    """Operations that `work` takes. Raises TooMany once there are more than `most`."""
    start = meter.spent

    def lines(frame: FrameType, event: str, argument: Any) -> Any:
        if event == "line":
            meter.spent += 1
            if meter.spent - start > most:
                raise TooMany
        return lines

    def calls(frame: FrameType, event: str, argument: Any) -> Any:
        name = frame.f_code.co_filename
        if name in _HELPERS or "site-packages" in name:
            return None
        return lines(frame, event, argument)

    threading.settrace(calls)
    sys.settrace(calls)
    try:
        result = work()
    finally:
        sys.settrace(None)
        threading.settrace(None)
    spent = meter.spent - start
    del result  # kept until here: what it holds is not to be freed while we count
    return spent


class TooMany(BaseException):
    """More operations than there is patience for."""


class _Rewriter(ast.NodeTransformer):
    """Puts the meter's methods in the place of what they count."""

    def visit_Call(self, node: ast.Call) -> ast.AST:
        self.generic_visit(node)
        if isinstance(node.func, ast.Name) and node.func.id in _UNTOUCHED:
            return node
        return _meter("call", node.func, *node.args, keywords=node.keywords, at=node)

    def visit_Compare(self, node: ast.Compare) -> ast.AST:
        self.generic_visit(node)
        if len(node.ops) > 1:
            return node
        (sign,), (right,) = node.ops, node.comparators
        if isinstance(sign, ast.In | ast.NotIn):
            found = _meter("contains", node.left, right, at=node)
            return found if isinstance(sign, ast.In) else ast.UnaryOp(ast.Not(), found)
        name = _COMPARISONS.get(type(sign))
        if name is None:
            return node
        return _meter("operate", _operation(name), node.left, right, at=node)

    def visit_BinOp(self, node: ast.BinOp) -> ast.AST:
        self.generic_visit(node)
        name = _OPERATIONS.get(type(node.op))
        if name is None:
            return node
        return _meter("operate", _operation(name), node.left, node.right, at=node)

    def visit_AugAssign(self, node: ast.AugAssign) -> ast.AST:
        self.generic_visit(node)
        name = _OPERATIONS.get(type(node.op))
        if name is None or not isinstance(node.target, ast.Name):
            return node
        old = ast.Name(node.target.id, ast.Load())
        grown = _meter("grow", _operation(f"i{name.rstrip('_')}"), old, node.value, at=node)
        return ast.copy_location(ast.Assign([node.target], grown), node)

    def visit_Subscript(self, node: ast.Subscript) -> ast.AST:
        self.generic_visit(node)
        if not isinstance(node.ctx, ast.Load):
            return node
        if isinstance(node.slice, ast.Slice):
            return _meter("copied", node, at=node)
        return _meter("item", node.value, node.slice, at=node) if _is_name(node) else node

    def visit_Assign(self, node: ast.Assign) -> ast.AST:
        self.generic_visit(node)
        target = node.targets[0]
        if len(node.targets) > 1 or not isinstance(target, ast.Subscript):
            return node
        if not isinstance(target.slice, ast.Slice):
            return node
        key = _slice(target.slice)
        return _statement(_meter("put", node.value, target.value, key, at=node), node)

    def visit_Delete(self, node: ast.Delete) -> ast.AST:
        self.generic_visit(node)
        target = node.targets[0]
        if len(node.targets) > 1 or not isinstance(target, ast.Subscript):
            return node
        key = _slice(target.slice) if isinstance(target.slice, ast.Slice) else target.slice
        return _statement(_meter("delete", target.value, key, at=node), node)

    def visit_For(self, node: ast.For) -> ast.AST:
        self.generic_visit(node)
        node.iter = _meter("each", node.iter, at=node.iter)
        return node

    def visit_comprehension(self, node: ast.comprehension) -> ast.AST:
        self.generic_visit(node)
        if not node.is_async:
            node.iter = _meter("each", node.iter, at=node.iter)
        return node

    def visit_List(self, node: ast.List) -> ast.AST:
        return self._display(node, node.elts)

    def visit_Tuple(self, node: ast.Tuple) -> ast.AST:
        return self._display(node, node.elts)

    def visit_Set(self, node: ast.Set) -> ast.AST:
        return self._display(node, node.elts)

    def visit_Dict(self, node: ast.Dict) -> ast.AST:
        self.generic_visit(node)
        return _meter("copied", node, at=node) if None in node.keys else node

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.AST:
        if node.value is not None:
            node.value = self.visit(node.value)
        return node

    def visit_arg(self, node: ast.arg) -> ast.AST:
        return node

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        return self._function(node)

    def visit_AsyncFunctionDef(self, node: ast.AsyncFunctionDef) -> ast.AST:
        return self._function(node)

    def visit_Match(self, node: ast.Match) -> ast.AST:
        node.subject = self.visit(node.subject)
        for case in node.cases:
            case.guard = self.visit(case.guard) if case.guard is not None else None
            case.body = [self.visit(statement) for statement in case.body]
        return node

    def _function(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> ast.AST:
        # Annotations and decorators stay as they are written.
        node.args = self.visit(node.args)
        node.body = [self.visit(statement) for statement in node.body]
        return node

    def _display(self, node: ast.List | ast.Tuple | ast.Set, items: list[ast.expr]) -> ast.AST:
        self.generic_visit(node)
        starred = any(isinstance(item, ast.Starred) for item in items)
        loads = isinstance(node, ast.Set) or isinstance(node.ctx, ast.Load)
        return _meter("copied", node, at=node) if starred and loads else node


def _is_name(node: ast.Subscript) -> bool:
    """Whether the key may be an array: a name, a comparison or a call, no tuple with slices."""
    return isinstance(node.slice, ast.Name | ast.Compare | ast.Call | ast.BinOp | ast.UnaryOp)


def _meter(
    method: str,
    *arguments: ast.AST,
    at: ast.AST,
    keywords: list[ast.keyword] | None = None,
) -> ast.Call:
    function = ast.Attribute(ast.Name(METER, ast.Load()), method, ast.Load())
    return ast.copy_location(ast.Call(function, list(arguments), keywords or []), at)  # type: ignore[arg-type, type-var, return-value, unused-ignore]


def _operation(name: str) -> ast.expr:
    """An attribute of the meter's module-level operators, reached through the meter itself."""
    return ast.Attribute(
        ast.Attribute(ast.Name(METER, ast.Load()), "operators", ast.Load()), name, ast.Load()
    )


def _slice(node: ast.Slice) -> ast.expr:
    parts: list[ast.expr] = [
        part if part is not None else ast.Constant(None)
        for part in (node.lower, node.upper, node.step)
    ]
    return ast.Call(ast.Name("slice", ast.Load()), parts, [])


def _statement(call: ast.Call, at: ast.stmt) -> ast.Expr:
    return ast.copy_location(ast.Expr(call), at)
