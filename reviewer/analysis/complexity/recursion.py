"""What recursion multiplies a function's own work by: recurrences, by how the calls shrink."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from math import log2

from ...kinds.facts import Facts
from ...kinds.facts.expressions import FUNCTIONS, constant, path_of, walk_scope
from .functions import Function, arguments, called_function, parameters
from .growth import ONE, Growth, variable
from .passes import Passes
from .whiles import is_middle, is_scaled

_MANY = 1_000
_CHILDREN = frozenset(
    "left right next children parent child first second head tail sibling nodes kids".split()
)


@dataclass(frozen=True, slots=True)
class Recursion:
    """The recursive calls of a function, as far as they decide its growth.

    `calls` is the largest number on one path through the body (_MANY for calls in a loop);
    `shrink` tells how an argument gets smaller; `depth` is what it shrinks from.
    """

    line: int
    calls: int
    shrink: str
    depth: Growth
    memoised: bool
    states: Growth

    def total(self, own: Growth) -> tuple[Growth, str]:
        """The whole cost where one activation costs `own`, and why, in words."""
        if self.shrink == "part":
            return self.depth * own, "calls itself once for each part of the structure"
        if self.shrink == "visited":
            return self.depth * own, "calls itself at most once for each item: visited ones are left out"
        if self.memoised:
            return self.states * own, "results are kept, so each different argument is computed once"
        if self.shrink == "half":
            return self._halving(own)
        if self.calls <= 1:
            return self.depth * own, "calls itself once, on an argument one step smaller"
        words = "in a loop" if self.calls >= _MANY else f"{self.calls} times"
        return (
            self.depth.exponential * own,
            f"calls itself {words} on arguments a step smaller, so the calls multiply at each level",
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
    visited = _visited(function, facts)
    kind = _strongest(shrinks)
    if kind != "half" and visited is not None:
        kind = "visited"
    depth = _depth(kind, function, calls, of)
    if kind in ("part", "visited"):
        for call in calls:
            for loop in facts.loops(call):
                of.amortised[loop] = "spreads the recursive calls, each counted once"
    if kind == "visited":
        depth = _visited_size(function, calls, of)
    count = _most_calls(function.body, set(calls), facts)
    if kind == "step" and count == 1 and _result_doubles(function, calls[0]):
        count = 2
    memoised = _is_cached(function, facts) or _keeps_results(function)
    states = _states(function, calls, of) if memoised else ONE
    return Recursion(calls[0].lineno, count, kind, depth, memoised, states)


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
    total = ONE
    for call in calls:
        for name, value in arguments(call, function).items():
            how = _argument(value, name, function, of.facts)
            if how == "same" or (kind != "step" and how != kind):
                continue
            if isinstance(value, ast.BinOp) and isinstance(value.op, ast.Add):
                total = total + (_bound(function, name, of) if kind == "step" else variable(name))
            elif isinstance(value, ast.Name) and kind == "step":
                # nothing says how it gets smaller: its depth is a size of its own
                total = total + variable(f"depth of {function.name}()")
            else:
                total = total + variable(name)
    if total.is_constant:
        for name in parameters(function):
            total = total + variable(name)
    return total


def _bound(function: Function, name: str, of: Passes) -> Growth:
    """What a parameter that counts upwards is compared with."""
    total = ONE
    for node in walk_scope(function):
        if isinstance(node, ast.Compare) and len(node.ops) == 1:
            sides = (node.left, node.comparators[0])
            for one, other in (sides, sides[::-1]):
                if path_of(one) == name:
                    total = total + of.sizes.size(other)
        elif isinstance(node, ast.Call) and of.facts.is_builtin(node, "range") and node.args[1:]:
            if path_of(node.args[0]) == name:
                total = total + of.sizes.size(node.args[1])
    return total


def _visited(function: Function, facts: Facts) -> str | None:
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


def _visited_size(function: Function, calls: list[ast.Call], of: Passes) -> Growth:
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


def _most_calls(body: list[ast.stmt], calls: set[ast.Call], facts: Facts) -> int:
    """The largest number of recursive calls on one way through a block."""
    total, left = 0, 0
    for statement in body:
        if isinstance(statement, ast.If):
            tested = _count(statement.test, calls)
            yes = _most_calls(statement.body, calls, facts)
            no = _most_calls(statement.orelse, calls, facts)
            leaves = isinstance(statement.body[-1], ast.Return | ast.Raise | ast.Continue)
            if leaves:
                left = max(left, total + tested + yes)
                total += tested + no
            else:
                total += tested + max(yes, no)
        elif isinstance(statement, ast.For | ast.AsyncFor | ast.While):
            small = not isinstance(statement, ast.While) and facts.is_short(statement)
            inner = _most_calls(statement.body, calls, facts)
            total += inner * (2 if small else _MANY)
            if not isinstance(statement, ast.While):
                total += _count(statement.iter, calls)
        elif isinstance(statement, ast.With | ast.AsyncWith | ast.Try):
            total += _most_calls(statement.body, calls, facts)
        elif not isinstance(statement, (*FUNCTIONS, ast.ClassDef)):
            total += _count(statement, calls)
        if isinstance(statement, ast.Return | ast.Raise):
            break
    return max(total, left)


def _result_doubles(function: Function, call: ast.Call) -> bool:
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
            collections = [n for n in ast.walk(node.value) if isinstance(n, ast.ListComp | ast.List)]
            if collections and sum(side.id in named for side in sides) > 1:
                return True
    return False


def _count(node: ast.AST, calls: set[ast.Call]) -> int:
    if isinstance(node, ast.IfExp):
        return _count(node.test, calls) + max(_count(node.body, calls), _count(node.orelse, calls))
    if isinstance(node, ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp):
        return _MANY if any(child in calls for child in ast.walk(node)) else 0
    own = 1 if node in calls else 0
    return own + sum(_count(child, calls) for child in ast.iter_child_nodes(node))
