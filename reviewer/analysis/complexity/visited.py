"""Recursion that marks what it has visited and leaves that out."""

from __future__ import annotations

import ast

from ...kinds.facts.expressions import path_of, walk_scope
from .functions import Function, parameters
from .growth import ONE, Growth, variable
from .passes import Passes


def visited_collection(function: Function) -> str | None:
    """The collection in which the function marks what it has seen, and tests before it calls."""
    marked: set[str] = set()
    tested: set[str] = set()
    for node in walk_scope(function):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            if node.func.attr in ("add", "append"):
                marked.add(path_of(node.func.value) or "")
        elif isinstance(node, ast.Assign):
            for target in node.targets:
                while isinstance(target, ast.Subscript):
                    target = target.value
                    if isinstance(node.value, ast.Constant):
                        marked.add(path_of(target) or "")
        elif isinstance(node, ast.Compare):
            for op, right in zip(node.ops, node.comparators, strict=True):
                if isinstance(op, ast.In | ast.NotIn):
                    tested.add(path_of(right) or "")
                elif isinstance(op, ast.Eq | ast.NotEq):
                    tested.add(_array(node.left) or "")
        elif isinstance(node, ast.If):
            test = node.test.operand if isinstance(node.test, ast.UnaryOp) else node.test
            tested.add(_array(test) or "")
    unmarked = {
        path_of(call.func.value)
        for call in (n for n in walk_scope(function) if isinstance(n, ast.Call))
        if isinstance(call.func, ast.Attribute) and call.func.attr in ("pop", "remove", "discard")
    }
    found = sorted((marked & tested) - {""} - {name for name in unmarked if name})
    return found[0] if found else None


def _array(node: ast.expr) -> str | None:
    if not isinstance(node, ast.Subscript):
        return None
    while isinstance(node, ast.Subscript):
        node = node.value
    return path_of(node)


def visited_size(function: Function, calls: list[ast.Call], of: Passes) -> Growth:
    """The nodes and connections of what is traversed."""
    total = ONE
    for call in calls:
        for loop in of.facts.loops(call):
            iterable = getattr(loop, "iter", None)
            for part in ast.walk(iterable) if iterable is not None else ():
                if isinstance(part, ast.Name) and part.id not in parameters(function)[:1]:
                    total = total + of.sizes.size(part)
    if total.is_constant:
        for node in walk_scope(function):
            if isinstance(node, ast.Compare):
                for side in (node.left, *node.comparators):
                    size = of.sizes.size(side) if isinstance(side, ast.Call | ast.Name) else ONE
                    if isinstance(side, ast.Call) and not total.dominates(size):
                        total = total * size
    if total.is_constant:
        for name in parameters(function):
            total = total + variable(name)
    return total
