"""The functions of a module, their calls and their arguments."""

from __future__ import annotations

import ast

from ...kinds.facts import Facts
from ...kinds.facts.expressions import FUNCTIONS, walk

Function = ast.FunctionDef | ast.AsyncFunctionDef


def called_function(call: ast.Call, facts: Facts) -> Function | None:
    """The function of the module that a call calls, by plain name or through self."""
    func = call.func
    if isinstance(func, ast.Name):
        bindings = facts.bindings(func)
        node = bindings[0].node if len(bindings) == 1 else None
        return node if isinstance(node, FUNCTIONS) else None
    if isinstance(func, ast.Attribute) and isinstance(func.value, ast.Name):
        scope = facts.scope(call).function
        while scope is not None and scope.parent is not None and not scope.parent.is_class:
            scope = scope.parent.function
        if scope is None or scope.parent is None or func.value.id not in ("self", "cls"):
            return None
        bindings = scope.parent.bindings.get(func.attr, [])
        node = bindings[0].node if len(bindings) == 1 else None
        return node if isinstance(node, FUNCTIONS) else None
    return None


def parameters(function: Function) -> list[str]:
    """The names of the parameters that arguments fill by position, self left out."""
    args = [a.arg for a in (*function.args.posonlyargs, *function.args.args)]
    return args[1:] if args[:1] in (["self"], ["cls"]) else args


def arguments(call: ast.Call, function: Function) -> dict[str, ast.expr]:
    """The arguments of a call by parameter."""
    names = parameters(function)
    filled = {
        name: value
        for name, value in zip(names, call.args, strict=False)
        if not isinstance(value, ast.Starred)
    }
    return filled | {k.arg: k.value for k in call.keywords if k.arg is not None}


def callees_first(functions: list[Function], facts: Facts) -> list[Function]:
    """The functions in an order in which each comes after those it calls, as far as there is
    one: chains of calls may be longer than Python's stack."""
    ordered: dict[Function, None] = {}
    entered: set[Function] = set()
    for start in functions:
        pending: list[tuple[Function, bool]] = [(start, False)]
        while pending:
            function, left = pending.pop()
            if left:
                ordered[function] = None
            elif function not in entered:
                entered.add(function)
                pending.append((function, True))
                pending += [(callee, False) for callee in _callees(function, facts)]
    return list(ordered)


def _callees(function: Function, facts: Facts) -> list[Function]:
    calls = (node for node in walk(function) if isinstance(node, ast.Call))
    found = (called_function(call, facts) for call in calls)
    return [callee for callee in found if callee is not None]
