"""Lists that are put in order just before they are used once."""

from __future__ import annotations

import ast

from ..facts import Facts
from ..facts.expressions import method_call


def sorted_before(name: ast.Name, facts: Facts) -> ast.Call | None:
    """The `sorted(...)` that the statement before binds to `name`, or the `name.sort()` it is,
    where nothing but `name` reads the list afterwards, and nobody else holds it."""
    statement = facts.statement(name)
    before = facts.before(statement)
    if (
        before is None
        or facts.function(name) is None
        or facts.loop(name) is not None
        or facts.loop(before) is not None
    ):
        return None
    later = [use for use in facts.uses(name) if use.lineno > (before.end_lineno or 0)]
    if later != [name]:
        return None
    if isinstance(before, ast.Assign):
        target = before.targets[0]
        is_it = isinstance(target, ast.Name) and target.id == name.id
        return before.value if is_it and facts.is_builtin(before.value, "sorted") else None
    call = before.value if isinstance(before, ast.Expr) else None
    owner = method_call(call, "sort")
    is_own = isinstance(owner, ast.Name) and owner.id == name.id and facts.made_here(owner)
    return call if is_own and isinstance(call, ast.Call) else None
