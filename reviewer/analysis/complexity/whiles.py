"""How often a `while` loop runs, by the shapes that loops have in practice."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ...kinds.facts import Facts
from ...kinds.facts.expressions import constant, len_of, path_of, walk_scope
from .growth import ONE, Growth, variable

if TYPE_CHECKING:
    from .passes import Passes

_TAKE = frozenset({"pop", "popleft", "popitem", "heappop", "get_nowait"})
_PUSH = frozenset({"append", "appendleft", "extend", "add", "heappush", "put", "insert"})


def passes(loop: ast.While, of: Passes) -> tuple[Growth, str]:
    """How often the loop runs each time it is reached, and why, in words."""
    facts = of.facts
    tests = _tests(loop)
    names = _tested(tests)
    if not tests or (isinstance(loop.test, ast.Constant) and not names):
        return variable(f"passes of line {loop.lineno}"), "runs until it is left"
    if is_traversal(loop, facts):
        return _traversal(loop, of)
    if _remainder(loop, names):
        return _sum(
            of, tests
        ).log, "takes remainders, so its numbers at least halve every second pass"
    if _halves(loop, names, facts):
        growth = _sum(of, tests)
        return growth.log, "halves what is left at each pass"
    if _only_moves(loop, names, facts) and _outer_growing(loop, of):
        return ONE, "moves a position that never goes back, so all passes together are linear"
    flagged = _repeated_until_stable(loop, names, of)
    if flagged is not None:
        return flagged, "repeats until nothing changes, at worst once for each item"
    if _squared(loop.test):
        return _sum(of, tests) ** 0.5, "runs up to the square root"
    if _empties(loop, names, facts):
        if _outer_growing(loop, of) and _local_stack(loop, names, facts):
            return ONE, "removes what was added once, so all passes together are linear"
        return _sum(of, tests), f"runs until `{sorted(names)[0]}` is empty"
    growth = _sum(of, tests)
    if growth.is_constant and not _is_bounded(loop, tests, facts):
        return variable(sorted(names)[0] if names else "passes"), "follows links one by one"
    return growth, f"runs while `{facts.text(loop.test, 40)}`"


def is_traversal(loop: ast.While, facts: Facts) -> bool:
    """Whether the loop works off a collection that it also adds to: breadth or depth first."""
    names = _tested(_tests(loop))
    taken = {name for name, method in _method_calls(loop) if method in _TAKE}
    pushed = {name for name, method in _method_calls(loop) if method in _PUSH}
    return bool(taken & pushed & names)


def taken(loop: ast.While, facts: Facts) -> set[str]:
    """The names that receive what a traversal takes off its collection, and what is made of
    them by plain assignment."""
    found: set[str] = set()
    for node in walk_scope(loop):
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call):
            call = node.value
            if str(getattr(call.func, "attr", getattr(call.func, "id", ""))) in _TAKE:
                for target in node.targets:
                    found |= {n.id for n in ast.walk(target) if isinstance(n, ast.Name)}
    return found


def _traversal(loop: ast.While, of: Passes) -> tuple[Growth, str]:
    """The nodes and connections of what is traversed: the inputs that the pushed items are
    read from, else what the collection starts with."""
    facts, total = of.facts, ONE
    origins = taken(loop, facts)
    for node in walk_scope(loop):
        if isinstance(node, ast.For) and any(
            isinstance(n, ast.Name) and n.id in origins for n in ast.walk(node.iter)
        ):
            for part in ast.walk(node.iter):
                if isinstance(part, ast.Name) and part.id not in origins:
                    total = total + of.sizes.size(part)
    if total.is_constant:
        for node in walk_scope(loop):
            if isinstance(node, ast.Compare) and any(isinstance(op, ast.Lt) for op in node.ops):
                bound = of.sizes.size(node.comparators[-1])
                total = total * bound if not total.dominates(bound) else total
    if total.is_constant:
        for name in sorted(_tested(_tests(loop))):
            for node in ast.walk(loop.test):
                if isinstance(node, ast.Name) and node.id == name:
                    for binding in facts.bindings(node):
                        for part in ast.walk(binding.value) if binding.value else ():
                            total = total + of.sizes.size(part)
    if total.is_constant:
        total = variable(sorted(_tested(_tests(loop)))[0])
    return total, "takes each reachable item once"


def _tests(loop: ast.While) -> list[ast.expr]:
    """The test, and those of the ifs that leave a `while True`."""
    if not (isinstance(loop.test, ast.Constant) and loop.test.value):
        return [loop.test]
    found: list[ast.expr] = []
    for node in walk_scope(loop):
        if isinstance(node, ast.If) and any(
            isinstance(last, ast.Break | ast.Return) for last in node.body[-1:]
        ):
            found.append(node.test)
    return found


def _tested(tests: list[ast.expr]) -> set[str]:
    return {node.id for test in tests for node in ast.walk(test) if isinstance(node, ast.Name)} - {
        "len",
        "min",
        "max",
        "abs",
        "any",
        "all",
    }


def _sum(of: Passes, tests: list[ast.expr]) -> Growth:
    """The sizes of what the tests compare, added up."""
    total = ONE
    for test in tests:
        for node in _compared(test):
            total = total + of.sizes.size(node)
    return total


def _compared(test: ast.expr) -> Iterator[ast.expr]:
    if isinstance(test, ast.BoolOp):
        for value in test.values:
            yield from _compared(value)
    elif isinstance(test, ast.UnaryOp):
        yield from _compared(test.operand)
    elif isinstance(test, ast.Compare):
        # `xs[i] < y` is about items; positions and sizes bound the passes
        sides = [test.left, *test.comparators]
        if not any(isinstance(op, ast.Is | ast.IsNot | ast.In | ast.NotIn) for op in test.ops):
            yield from (side for side in sides if not _is_item(side))
    elif isinstance(test, ast.Name | ast.Attribute | ast.Call | ast.BinOp):
        yield test


def _is_item(node: ast.expr) -> bool:
    return isinstance(node, ast.Subscript) and not isinstance(node.slice, ast.Slice)


def _steps(loop: ast.While) -> Iterator[tuple[str, ast.expr | None, ast.operator | None]]:
    """The assignments to plain names within the loop: name, value, operator of `+=`."""
    for node in walk_scope(loop):
        if isinstance(node, ast.AugAssign) and isinstance(node.target, ast.Name):
            yield node.target.id, node.value, node.op
        elif isinstance(node, ast.Assign):
            for target in node.targets:
                if isinstance(target, ast.Name):
                    yield target.id, node.value, None
                elif isinstance(target, ast.Tuple):
                    values = node.value.elts if isinstance(node.value, ast.Tuple) else []
                    for position, item in enumerate(target.elts):
                        if isinstance(item, ast.Name):
                            value = values[position] if position < len(values) else node.value
                            yield item.id, value, None


def _halves(loop: ast.While, names: set[str], facts: Facts) -> bool:
    steps = list(_steps(loop))
    middles = {
        name for name, value, op in steps if op is None and value is not None and is_middle(value)
    }
    halved, stepped, moved = False, False, False
    # `position = child` in the loop: what is computed from the one follows from the other
    alias = {name: value.id for name, value, _ in steps if isinstance(value, ast.Name)}
    for name, value, op in steps:
        if name not in names or value is None:
            continue
        if op is not None:
            shrinks = isinstance(op, ast.FloorDiv | ast.RShift | ast.Div | ast.LShift | ast.Mult)
            halved |= shrinks and _is_factor(value, op)
            stepped |= isinstance(op, ast.Add | ast.Sub)
        elif is_scaled(value, name) or any(
            is_scaled(part, other)
            for part in (value, getattr(value, "left", value))
            for other, source in alias.items()
            if source == name
        ):
            halved = True
        elif any(isinstance(n, ast.Name) and n.id in middles for n in ast.walk(value)):
            moved = True
        elif _is_half_slice(value, name, middles):
            halved = True
    return halved or (moved and not stepped)


def _is_factor(value: ast.expr, op: ast.operator) -> bool:
    number = constant(value)
    return number is ... or (
        isinstance(number, int | float) and (number > 1 or isinstance(op, ast.LShift | ast.RShift))
    )


def is_scaled(value: ast.expr, name: str) -> bool:
    """Whether the value is `name` divided or multiplied: `n // 2`, `n >> 1`, `n * 2`,
    `divmod(n, 10)`."""
    if isinstance(value, ast.Call) and value.args:
        plain = getattr(value.func, "id", "")
        if plain == "int":
            return is_scaled(value.args[0], name)
        return plain == "divmod" and path_of(value.args[0]) == name
    if not isinstance(value, ast.BinOp):
        return False
    if isinstance(value.op, ast.Mult) and path_of(value.right) == name:
        return constant(value.left) not in (1, 0)
    return (
        isinstance(value.op, ast.FloorDiv | ast.Div | ast.RShift | ast.LShift | ast.Mult)
        and path_of(value.left) == name
        and constant(value.right) not in (1, 0)
    )


def is_middle(value: ast.expr) -> bool:
    """Whether the value is the middle of something: `(lo + hi) // 2`, `len(xs) // 2`."""
    if isinstance(value, ast.BinOp) and isinstance(value.op, ast.FloorDiv | ast.RShift):
        by = constant(value.right)
        return by == 2 if isinstance(value.op, ast.FloorDiv) else by == 1
    if isinstance(value, ast.BinOp) and isinstance(value.op, ast.Add):
        return is_middle(value.right) or is_middle(value.left)
    return False


def _is_half_slice(value: ast.expr, name: str, middles: set[str]) -> bool:
    return (
        isinstance(value, ast.Subscript)
        and isinstance(value.slice, ast.Slice)
        and path_of(value.value) == name
        and (is_middle(value.slice.lower or value) or is_middle(value.slice.upper or value))
    )


def _remainder(loop: ast.While, names: set[str]) -> bool:
    return any(
        name in names and isinstance(value, ast.BinOp) and isinstance(value.op, ast.Mod)
        for name, value, _ in _steps(loop)
    )


def _squared(test: ast.expr) -> bool:
    def is_square(node: ast.expr) -> bool:
        if not isinstance(node, ast.BinOp):
            return False
        if isinstance(node.op, ast.Pow):
            return constant(node.right) == 2
        return isinstance(node.op, ast.Mult) and path_of(node.left) == path_of(node.right)

    return isinstance(test, ast.Compare) and is_square(test.left)


def _only_moves(loop: ast.While, names: set[str], facts: Facts) -> bool:
    """Whether the loop only moves positions one way, and the loop around never resets them."""
    outer = next(facts.loops(loop), None)
    if outer is None:
        return False
    moved = {name for name, _, op in _steps(loop) if op is not None and name in names}
    if not moved:
        return False
    for name, value, op in _steps(outer) if isinstance(outer, ast.While) else _body_steps(outer):
        if name in moved and op is None and value is not None:
            return False
    targets = {n.id for n in ast.walk(getattr(outer, "target", ast.Pass())) if hasattr(n, "id")}
    return not moved & targets


def _body_steps(
    outer: ast.AST,
) -> Iterator[tuple[str, ast.expr | None, ast.operator | None]]:
    yield from _steps(ast.While(ast.Constant(True), getattr(outer, "body", []), []))


def _outer_growing(loop: ast.While, of: Passes) -> bool:
    return next(of.facts.loops(loop), None) is not None


def _repeated_until_stable(loop: ast.While, names: set[str], of: Passes) -> Growth | None:
    flags = {
        name
        for name, value, _ in _steps(loop)
        if isinstance(value, ast.Constant) and isinstance(value.value, bool)
    }
    if not flags & names:
        return None
    total = ONE
    for node in walk_scope(loop):
        if isinstance(node, ast.For) and next(of.facts.loops(node), None) is loop:
            total = total + of.of(node)
    return None if total.is_constant else total


def _method_calls(loop: ast.While) -> Iterator[tuple[str, str]]:
    """(collection, method) of the calls in the loop that take from or add to a collection."""
    for node in walk_scope(loop):
        if isinstance(node, ast.Call):
            if isinstance(node.func, ast.Attribute):
                owner = path_of(node.func.value) or ""
                if owner in ("heapq",) and node.args:
                    owner = path_of(node.args[0]) or ""
                yield owner, node.func.attr
            elif isinstance(node.func, ast.Name) and node.args:
                yield path_of(node.args[0]) or "", node.func.id
        elif isinstance(node, ast.AugAssign) and isinstance(node.target, ast.Name):
            yield node.target.id, "extend" if isinstance(node.op, ast.Add) else ""


def _empties(loop: ast.While, names: set[str], facts: Facts) -> bool:
    return any(name in names and method in _TAKE for name, method in _method_calls(loop))


def _local_stack(loop: ast.While, names: set[str], facts: Facts) -> bool:
    """Whether what is emptied was made before the loop around, so that it is filled once a pass."""
    outer = next(facts.loops(loop), None)
    for node in ast.walk(loop.test):
        if isinstance(node, ast.Name) and node.id in names:
            bound = facts.bindings(node)
            if bound and all(
                b.how == "assign" and outer is not None and not facts.holds(outer, b.node)
                for b in bound
            ):
                return True
    return False


def _is_bounded(loop: ast.While, tests: list[ast.expr], facts: Facts) -> bool:
    """Whether a test compares with a number or size that is fixed in the code."""
    for test in tests:
        for node in ast.walk(test):
            if isinstance(node, ast.Compare) and not any(
                isinstance(op, ast.Is | ast.IsNot | ast.NotEq | ast.Eq) for op in node.ops
            ):
                ends = [node.left, *node.comparators]
                if any(isinstance(constant(end), int) or len_of(end) is not None for end in ends):
                    return True
    return False
