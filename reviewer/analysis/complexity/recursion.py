"""What recursion multiplies a function's own work by: recurrences, by how the calls shrink."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from math import log2

from ...kinds.facts import Facts
from ...kinds.facts.expressions import constant, len_of, path_of, walk_scope
from .branching import MANY, most_calls, result_doubles
from .functions import Function, arguments, called_function, parameters
from .growth import ONE, Growth, variable
from .passes import Passes
from .visited import visited_collection, visited_size
from .whiles import is_middle, is_scaled

_CHILDREN = frozenset(
    "left right next children parent child first second head tail sibling nodes kids".split()
)


@dataclass(frozen=True, slots=True)
class Recursion:
    """The recursive calls of a function, as far as they decide its growth.

    `calls` is the largest number on one path through the body (MANY for calls in a loop);
    `shrink` tells how an argument gets smaller; `depth` is what it shrinks from.
    """

    line: int
    calls: int
    shrink: str
    depth: Growth
    memoised: bool
    states: Growth
    doubles: bool = False

    def total(self, own: Growth) -> tuple[Growth, str]:
        """The whole cost where one activation costs `own`, and why, in words."""
        if self.shrink == "part":
            return self.depth * own, "calls itself once for each part of the structure"
        if self.shrink == "visited":
            return (
                self.depth * own,
                "calls itself at most once for each item: visited ones are left out",
            )
        if self.memoised:
            return (
                self.states * own,
                "results are kept, so each different argument is computed once",
            )
        if self.shrink == "half":
            return self._halving(own)
        if self.calls <= 1 and not self.doubles:
            return self.depth * own, "calls itself once, on an argument one step smaller"
        if self.doubles:
            words = "calls itself once, but returns its result twice over at each level"
            return self.depth.exponential * own, words
        words = f"calls itself {'in a loop' if self.calls >= MANY else f'{self.calls} times'}"
        return (
            self.depth.exponential * own,
            f"{words} on arguments a step smaller, so the calls multiply at each level",
        )

    def _halving(self, own: Growth) -> tuple[Growth, str]:
        """The master theorem (Bentley, Haken and Saxe, 1980) for a halved argument."""
        power = own.order[1]
        if self.calls <= 1:
            words = "calls itself once, on half of the argument"
            return (own * self.depth.log if power == 0 else own), words
        leaves = log2(min(self.calls, 8))
        words = f"calls itself {min(self.calls, 8)} times, on half of the argument each"
        if power > leaves:
            return own, words
        if power == leaves:
            return own * self.depth.log, words
        return self.depth**leaves, words


def recursion_of(function: Function, of: Passes) -> Recursion | None:
    """How a function calls itself; None where it does not. Registers in `of.amortised` the
    loops that only spread the calls over the parts of a structure."""
    facts = of.facts
    calls = list(self_calls(function, facts))
    if not calls:
        return None
    shrinks = [_shrink(call, function, facts) for call in calls]
    visited = visited_collection(function)
    kind = _strongest(shrinks)
    if kind != "half" and visited is not None:
        kind = "visited"
    depth = _depth(kind, function, calls, of)
    if kind in ("part", "visited"):
        for call in calls:
            for loop in facts.loops(call):
                of.amortised[loop] = "spreads the recursive calls, each counted once"
    if kind == "visited":
        depth = visited_size(function, calls, of)
    count = most_calls(function.body, set(calls), facts)
    doubles = kind == "step" and count == 1 and result_doubles(function, calls[0])
    memoised = _is_cached(function, facts) or _keeps_results(function)
    states = _states(function, calls, of) if memoised else ONE
    return Recursion(calls[0].lineno, count, kind, depth, memoised, states, doubles)


def self_calls(function: Function, facts: Facts) -> Iterator[ast.Call]:
    """The calls of a function to itself, in its own body."""
    for node in walk_scope(function):
        if isinstance(node, ast.Call) and called_function(node, facts) is function:
            yield node


def _shrink(call: ast.Call, function: Function, facts: Facts) -> str:
    found = [
        _argument(value, name, function, facts) for name, value in arguments(call, function).items()
    ]
    return _strongest(found)


def _strongest(found: list[str]) -> str:
    for kind in ("half", "part", "step"):
        if kind in found:
            return kind
    return "step"


def _argument(value: ast.expr, name: str, function: Function, facts: Facts) -> str:
    """How an argument relates to its parameter: same, half, part, step."""
    if path_of(value) == name:
        return "same"
    source = facts.value(value) if isinstance(value, ast.Name) else None
    if is_scaled(value, name) or (isinstance(value, ast.BinOp) and isinstance(value.op, ast.Mod)):
        return "half"
    if isinstance(value, ast.BinOp) and isinstance(value.op, ast.FloorDiv | ast.RShift):
        return "half"
    if _is_half(value, facts) or (source is not None and _is_half(source, facts)):
        return "half"
    names = set(parameters(function))
    if isinstance(value, ast.Attribute):
        root = path_of(value)
        if root is not None and root.partition(".")[0] in names and value.attr in _CHILDREN:
            return "part"
        return "part" if root is not None and root.partition(".")[0] in names else "step"
    if isinstance(value, ast.Subscript) and not isinstance(value.slice, ast.Slice):
        indexed = path_of(value.slice) in names  # `children_left[node]`: a tree kept in arrays
        return "part" if indexed or path_of(value.value) in names else "step"
    if isinstance(value, ast.Name):
        if source is not None and isinstance(source, ast.Subscript):
            return _argument(source, name, function, facts)
        for binding in facts.bindings(value):
            if binding.how in ("for", "unpack") and _is_own_part(binding.value, names, facts):
                return "part"
    return "step"


def _is_half(value: ast.expr, facts: Facts) -> bool:
    """Whether the value is cut or set at a middle: `xs[:mid]`, `mid + 1`, `mid`."""
    if isinstance(value, ast.Subscript) and isinstance(value.slice, ast.Slice):
        ends = (value.slice.lower, value.slice.upper, value.slice.step)
        if constant(ends[2]) == 2:
            return True
        return any(end is not None and _is_half(end, facts) for end in ends[:2])
    if isinstance(value, ast.BinOp) and isinstance(value.op, ast.Add | ast.Sub):
        if constant(value.right) is not ...:
            return _is_half(value.left, facts)
        return is_middle(value)
    if isinstance(value, ast.Name):
        source = facts.value(value)
        return source is not None and is_middle(source)
    return is_middle(value)


def _is_own_part(value: ast.expr | None, names: set[str], facts: Facts) -> bool:
    """Whether what is iterated belongs to a parameter: its items, its attributes, or those of
    what one of its methods gives."""
    for _ in range(8):
        if isinstance(value, ast.Call):
            is_method = isinstance(value.func, ast.Attribute)
            value = value.func.value if is_method else (*value.args, None)[0]  # type: ignore[attr-defined]
        elif isinstance(value, ast.Attribute):
            value = value.value
        elif isinstance(value, ast.Name) and value.id not in names:
            value = facts.value(value)
        else:
            break
    return isinstance(value, ast.Name) and value.id in names


def _depth(kind: str, function: Function, calls: list[ast.Call], of: Passes) -> Growth:
    """What the recursion shrinks from: the parameters that change, or what bounds a counter."""
    shrinking = [_shrinking(call, kind, function, of.facts) for call in calls]
    always = set.intersection(*(set(found) for found in shrinking))
    # The depth is bounded by each of those that shrink in every call: one of them will do.
    for name in sorted(always, key=parameters(function).index):
        depth = ONE
        for found in shrinking:
            depth = depth + _from(found[name], name, kind, function, of)
        if not depth.is_constant:
            return depth
    total = ONE
    for found in shrinking:
        for name, value in found.items():
            total = total + _from(value, name, kind, function, of)
    return variable(f"depth of {function.name}()") if total.is_constant else total


def _from(value: ast.expr, name: str, kind: str, function: Function, of: Passes) -> Growth:
    """What one parameter shrinks from, when it is called with `value`."""
    if isinstance(value, ast.BinOp) and isinstance(value.op, ast.Add):
        return _bound(function, name, of) if kind == "step" else variable(name)
    if isinstance(value, ast.Name) and kind == "step":
        # nothing says how it gets smaller: its depth is a size of its own
        return variable(f"depth of {function.name}()")
    return variable(name)


def _shrinking(call: ast.Call, kind: str, function: Function, facts: Facts) -> dict[str, ast.expr]:
    """The arguments of a recursive call that get smaller in the way `kind`."""
    found = {}
    for name, value in arguments(call, function).items():
        if name not in parameters(function):
            continue
        swapped = path_of(value) in parameters(function)
        how = "same" if swapped else _argument(value, name, function, facts)
        if how == kind:
            found[name] = value
    return found


def _bound(function: Function, name: str, of: Passes) -> Growth:
    """What a parameter that counts upwards is compared with."""
    total = ONE
    for node in walk_scope(function):
        if isinstance(node, ast.Compare) and len(node.ops) == 1:
            sides = (node.left, node.comparators[0])
            for one, other in (sides, sides[::-1]):
                if path_of(len_of(one) or one) == name:
                    total = total + of.sizes.size(other)
        elif of.facts.is_builtin(node, "range") and node.args[1:] and path_of(node.args[0]) == name:
            total = total + of.sizes.size(node.args[1])
    return total


def _is_cached(function: Function, facts: Facts) -> bool:
    return any(
        facts.qualified(d.func if isinstance(d, ast.Call) else d)
        in ("functools.lru_cache", "functools.cache")
        for d in function.decorator_list
    )


def _keeps_results(function: Function) -> bool:
    """Whether it returns a stored result where there is one, and stores what it computes."""
    looked: set[str | None] = set()
    stored: set[str | None] = set()
    for node in walk_scope(function):
        if isinstance(node, ast.Return) and isinstance(node.value, ast.Subscript):
            looked.add(path_of(node.value.value))
        if isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Store):
            base: ast.expr = node
            while isinstance(base, ast.Subscript):
                base = base.value
            stored.add(path_of(base))
    return bool((looked & stored) - {None})


def _states(function: Function, calls: list[ast.Call], of: Passes) -> Growth:
    """How many different arguments there are: the product of those that change."""
    changing: dict[str, Growth] = {}
    for call in calls:
        for name, value in arguments(call, function).items():
            if path_of(value) == name:
                continue
            growth = variable(name)
            if isinstance(value, ast.BinOp) and isinstance(value.op, ast.Add):
                bound = _bound(function, name, of)
                growth = growth if bound.is_constant else bound
            changing[name] = growth
    total = ONE
    for name in sorted(changing):
        total = total * changing[name]
    return total
