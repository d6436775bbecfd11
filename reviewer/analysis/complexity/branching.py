"""How many recursive calls one activation of a function makes at most."""

from __future__ import annotations

import ast

from ...kinds.facts import Facts
from ...kinds.facts.expressions import FUNCTIONS, walk_scope
from .functions import Function

MANY = 1_000
"""Stands for the calls in a loop."""


def most_calls(body: list[ast.stmt], calls: set[ast.Call], facts: Facts) -> int:
    """The largest number of recursive calls on one way through a block."""
    total, left = 0, 0
    for statement in body:
        if isinstance(statement, ast.If):
            tested = _count(statement.test, calls)
            yes = most_calls(statement.body, calls, facts)
            no = most_calls(statement.orelse, calls, facts)
            leaves = isinstance(statement.body[-1], ast.Return | ast.Raise | ast.Continue)
            if leaves:
                left = max(left, total + tested + yes)
                total += tested + no
            else:
                total += tested + max(yes, no)
        elif isinstance(statement, ast.For | ast.AsyncFor | ast.While):
            small = not isinstance(statement, ast.While) and facts.is_short(statement)
            inner = most_calls(statement.body, calls, facts)
            total += inner * (2 if small else MANY)
            if not isinstance(statement, ast.While):
                total += _count(statement.iter, calls)
        elif isinstance(statement, ast.With | ast.AsyncWith | ast.Try):
            total += most_calls(statement.body, calls, facts)
        elif not isinstance(statement, (*FUNCTIONS, ast.ClassDef)):
            total += _count(statement, calls)
        if isinstance(statement, ast.Return | ast.Raise):
            break
    return max(total, left)


def result_doubles(function: Function, call: ast.Call) -> bool:
    """Whether what the function returns holds the result of its one call twice over, so that it
    is twice as big at each level: `rest + [x + part for part in rest]`."""
    named = {
        target.id
        for node in walk_scope(function)
        if isinstance(node, ast.Assign) and node.value is call
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    for node in walk_scope(function):
        if isinstance(node, ast.Return) and isinstance(node.value, ast.BinOp | ast.List):
            sides = [side for side in ast.walk(node.value) if isinstance(side, ast.Name)]
            collections = [
                n for n in ast.walk(node.value) if isinstance(n, ast.ListComp | ast.List)
            ]
            if collections and sum(side.id in named for side in sides) > 1:
                return True
    return False


def _count(node: ast.AST, calls: set[ast.Call]) -> int:
    if isinstance(node, ast.IfExp):
        return _count(node.test, calls) + max(_count(node.body, calls), _count(node.orelse, calls))
    if isinstance(node, ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp):
        return MANY if any(child in calls for child in ast.walk(node)) else 0
    own = 1 if node in calls else 0
    return own + sum(_count(child, calls) for child in ast.iter_child_nodes(node))
