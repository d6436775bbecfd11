"""How often loops run: `for` and comprehensions by what they iterate, `while` by its test."""

from __future__ import annotations

import ast
from dataclasses import dataclass

from ...kinds.facts import Facts
from ...kinds.facts.expressions import COMPREHENSIONS, FUNCTIONS, path_of
from ...kinds.facts.structure import Loop
from . import whiles
from .growth import ONE, Growth, variable
from .sizes import Sizes


@dataclass(frozen=True, slots=True)
class Turns:
    """How often a loop runs each time it is reached, and why, in words."""

    growth: Growth
    words: str


class Passes:
    """Answers how often a loop runs; `amortised` holds loops whose passes are already counted
    by something around them, with the reason."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.sizes = Sizes(facts)
        self.sizes.passes = self
        self.amortised: dict[ast.AST, str] = {}
        self._known: dict[ast.AST, Turns] = {}

    def of(self, loop: Loop) -> Growth:
        """How often the loop runs each time it is reached."""
        return self.turns(loop).growth

    def turns(self, loop: Loop) -> Turns:
        """As `of`, with the reason."""
        known = self._known.get(loop)
        if known is None:
            self._known[loop] = Turns(ONE, "")  # a loop that depends on itself
            known = self._known[loop] = self._turns(loop)
        return known

    def around(self, node: ast.AST, start: ast.AST | None = None) -> Growth:
        """How often `node` runs, by the loops of its function that do not hold `start`."""
        total = ONE
        for loop in self.facts.loops(node):
            if start is not None and self._holds(loop, start):
                break
            total = total * self.of(loop)
        return total

    def _holds(self, loop: ast.AST, start: ast.AST) -> bool:
        return start is not loop and hasattr(start, "lineno") and self.facts.holds(loop, start)

    def _turns(self, loop: Loop) -> Turns:
        if loop in self.amortised:
            return Turns(ONE, self.amortised[loop])
        if isinstance(loop, ast.While):
            return Turns(*whiles.passes(loop, self))
        if isinstance(loop, COMPREHENSIONS):
            total, names = ONE, []
            for generator in loop.generators:
                growth = self._iterated(generator.iter)
                if self._is_share(generator.iter, loop):
                    growth = ONE
                total = total * growth
                if not growth.is_constant:
                    names.append(f"`{self.facts.text(generator.iter, 40)}`")
            words = f"evaluated for each item of {' and '.join(names)}" if names else ""
            return Turns(total, words)
        assert isinstance(loop, ast.For | ast.AsyncFor)
        if self._leaves_at_once(loop):
            return Turns(ONE, "leaves at its first pass")
        shared = self._shared(loop)
        if shared is not None:
            return Turns(ONE, shared)
        growth = self._iterated(loop.iter)
        return Turns(growth, f"runs once for each item of `{self.facts.text(loop.iter, 40)}`")

    def _leaves_at_once(self, loop: ast.For | ast.AsyncFor) -> bool:
        return isinstance(loop.body[-1], ast.Return | ast.Raise | ast.Break) and not any(
            isinstance(node, ast.Continue) for item in loop.body for node in ast.walk(item)
        )

    def _iterated(self, iterable: ast.expr) -> Growth:
        if self.facts.is_small(iterable):
            return ONE
        found = self.sizes.size(iterable)
        if found.is_constant and self._is_item(iterable):
            # a string of the input: constant where it is only compared, not where it is read
            return variable(path_of(iterable) or self.facts.text(iterable, 30))
        return found

    def _is_item(self, iterable: ast.expr) -> bool:
        if isinstance(iterable, ast.Call) and iterable.args:
            return self.facts.is_builtin(
                iterable, "enumerate", "reversed", "list", "sorted", "set"
            ) and self._is_item(iterable.args[0])
        if not isinstance(iterable, ast.Name):
            return False
        return any(
            binding.how in ("for", "unpack")
            and binding.value is not None
            and not self.facts.is_small(binding.value)
            and not self.sizes.size(binding.value).is_constant
            for binding in self.facts.bindings(iterable)
        )

    def _shared(self, loop: ast.For | ast.AsyncFor) -> str | None:
        """Why an inner loop does no more than linear work in all the passes around it."""
        iterable = loop.iter
        outer = next(self.facts.loops(loop), None)
        if outer is None:
            return None
        if isinstance(iterable, ast.Call) and self.facts.is_builtin(iterable, "range"):
            return None
        if isinstance(outer, ast.For | ast.AsyncFor) and self._is_share(iterable, loop):
            return "shares its items out over all passes: each belongs to one group only"
        if isinstance(outer, ast.While) and whiles.is_traversal(outer, self.facts):
            taken = whiles.taken(outer, self.facts)
            if isinstance(iterable, ast.Attribute | ast.Subscript | ast.Call) and any(
                isinstance(node, ast.Name) and node.id in taken for node in ast.walk(iterable)
            ):
                return "goes through each connection once in the whole traversal"
        return None

    def _is_share(self, iterable: ast.expr, loop: Loop) -> bool:
        """Whether `loop` goes over a group that the loop just around it gives."""
        outer = next(self.facts.loops(loop), None)
        name = self._unwrapped(iterable)
        return outer is not None and name is not None and name in self.shares(outer)

    def _unwrapped(self, node: ast.expr | None) -> str | None:
        """The name whose items an iterable gives, through sorted(), iter() and the like."""
        for _ in range(6):
            if (
                isinstance(node, ast.Call)
                and node.args
                and self.facts.is_builtin(
                    node, "iter", "sorted", "list", "reversed", "enumerate", "tuple", "set"
                )
            ):
                node = node.args[0]
            elif isinstance(node, ast.Name):
                value = self.facts.value(node)
                if not isinstance(value, ast.Call):
                    return node.id
                node = value
            else:
                return None
        return None

    def shares(self, loop: ast.AST) -> set[str]:
        """The loop variables that hold one group each, of groupby or a local dict of lists."""
        heads = loop.generators if isinstance(loop, COMPREHENSIONS) else [loop]
        found: set[str] = set()
        for head in heads:
            iterable, target = getattr(head, "iter", None), getattr(head, "target", None)
            if iterable is not None and self._is_grouping(iterable):
                last = target.elts[-1] if isinstance(target, ast.Tuple) else target
                found |= {last.id} if isinstance(last, ast.Name) else set()
        return found

    def _is_grouping(self, iterable: ast.expr) -> bool:
        """Whether the iterable gives groups that share out the items of one collection."""
        if self.facts.called(iterable) == "itertools.groupby":
            return True
        if isinstance(iterable, ast.Call) and isinstance(iterable.func, ast.Attribute):
            if iterable.func.attr not in ("values", "items"):
                return False
            iterable = iterable.func.value
        if not isinstance(iterable, ast.Name):
            return False
        bound = self.facts.bindings(iterable)
        if not bound or any(binding.how != "assign" for binding in bound):
            return False
        if self.facts.head(iterable) not in ("dict", "defaultdict"):
            return False
        return any(
            isinstance(call.func, ast.Attribute) and _base(call.func.value) == iterable.id
            for method in ("append", "add")
            for call in self.facts.calls_of(method)
        )


def _base(node: ast.expr) -> str | None:
    """The `d` of `d[k]` and of `d.setdefault(k, [])`."""
    if isinstance(node, ast.Subscript):
        return path_of(node.value)
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        return path_of(node.func.value) if node.func.attr == "setdefault" else None
    return None


def function_of(node: ast.AST, facts: Facts) -> ast.AST | None:
    """The function around a node."""
    return next((above for above in facts.ancestors(node) if isinstance(above, FUNCTIONS)), None)
