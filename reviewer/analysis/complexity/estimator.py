"""The cost of each function: every line's own cost, times the loops around it."""

from __future__ import annotations

import ast
from dataclasses import dataclass

from ...kinds.facts import Facts
from ...kinds.facts.expressions import COMPREHENSIONS, FUNCTIONS, children
from .costs import cost
from .functions import Function, arguments, called_function
from .growth import ONE, Growth, variable
from .passes import Passes
from .recursion import recursion_of

_LOOPS = (ast.For, ast.AsyncFor, ast.While)


@dataclass(frozen=True, slots=True)
class Charge:
    """What one line adds: the growth of all its runs, the loops around it, and why."""

    line: int
    total: Growth
    words: str
    loops: tuple[ast.AST, ...]


@dataclass(frozen=True, slots=True)
class Estimated:
    """The growth of a function, the charges that decide it, the words for its recursion.

    `shared` is set where that is the cost of all calls together: what one has visited, none
    visits again.
    """

    growth: Growth
    charges: tuple[Charge, ...]
    recursion: tuple[int, str] | None = None
    shared: bool = False


class Estimator:
    """Estimates the functions of one module, each once."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.passes = Passes(facts)
        self.sizes = self.passes.sizes
        self._known: dict[ast.AST, Estimated] = {}

    def estimate(self, function: Function) -> Estimated:
        """The growth of a function. A function in the middle of its own estimate costs a step."""
        known = self._known.get(function)
        if known is None:
            self._known[function] = Estimated(ONE, ())
            known = self._known[function] = self._estimate(function)
        return known

    def _estimate(self, function: Function) -> Estimated:
        recursion = recursion_of(function, self.passes)
        charges: list[Charge] = []
        for statement in function.body:
            self._visit(statement, ONE, (), charges)
        own = ONE
        for charge in charges:
            own = own + charge.total
        deciding = tuple(
            charge
            for charge in charges
            if not charge.total.is_constant and not charge.total.terms.isdisjoint(own.terms)
        )
        if recursion is None:
            return Estimated(own, deciding)
        total, words = recursion.total(own)
        shared = recursion.shrink == "visited"
        return Estimated(total, deciding, (recursion.line, words), shared)

    def _visit(
        self, node: ast.AST, times: Growth, loops: tuple[ast.AST, ...], out: list[Charge]
    ) -> None:
        """Charge a node and what is below it; `times` is how often it runs."""
        if isinstance(node, (*FUNCTIONS, ast.Lambda, ast.ClassDef)):
            return  # paid for where it is called
        if isinstance(node, _LOOPS):
            self._loop(node, times, loops, out)
            return
        if isinstance(node, COMPREHENSIONS):
            self._comprehension(node, times, loops, out)
            return
        found = cost(node, self.sizes)
        if found is not None:
            growth = found[0]
            if loops:
                growth = _share(growth, self.passes.shares(loops[-1]))
            out.append(Charge(node.lineno, times * growth, found[1], loops))  # type: ignore[attr-defined]
        if isinstance(node, ast.Call):
            self._call(node, times, loops, out)
        for child in children(node):
            self._visit(child, times, loops, out)

    def _loop(
        self,
        node: ast.For | ast.AsyncFor | ast.While,
        times: Growth,
        loops: tuple[ast.AST, ...],
        out: list[Charge],
    ) -> None:
        inner = times * self.passes.of(node)
        out.append(Charge(node.lineno, inner, "", (*loops, node)))
        if isinstance(node, ast.While):
            self._visit(node.test, inner, (*loops, node), out)
        else:
            self._visit(node.iter, times, loops, out)
        for statement in node.body:
            self._visit(statement, inner, (*loops, node), out)
        for statement in node.orelse:
            self._visit(statement, times, loops, out)

    def _comprehension(
        self, node: ast.AST, times: Growth, loops: tuple[ast.AST, ...], out: list[Charge]
    ) -> None:
        inner = times * self.passes.of(node)  # type: ignore[arg-type]
        around = (*loops, node)
        out.append(Charge(node.lineno, inner, "", around))  # type: ignore[attr-defined]
        for position, generator in enumerate(node.generators):  # type: ignore[attr-defined]
            self._visit(generator.iter, inner if position else times, around, out)
            for test in generator.ifs:
                self._visit(test, inner, around, out)
        parts = (node.key, node.value) if isinstance(node, ast.DictComp) else (node.elt,)  # type: ignore[attr-defined]
        for part in parts:
            self._visit(part, inner, around, out)

    def _call(
        self, node: ast.Call, times: Growth, loops: tuple[ast.AST, ...], out: list[Charge]
    ) -> None:
        callee = called_function(node, self.facts)
        if callee is not None:
            growth = self._called(callee, node)
            words = f"calls `{callee.name}()`"
            if self.estimate(callee).shared:
                words += ", whose calls all together visit each item once"
                out.append(Charge(node.lineno, times + growth, words, loops))
            else:
                out.append(Charge(node.lineno, times * growth, words, loops))
        for function in self._given(node):
            each = self._each(node)
            words = f"calls `{getattr(function, 'name', 'the lambda')}` for each item"
            if isinstance(function, ast.Lambda):
                self._visit(function.body, times * each, loops, out)
                growth = ONE
            else:
                growth = self.estimate(function).growth
            out.append(Charge(node.lineno, times * each * growth, words, loops))

    def _called(self, callee: Function, node: ast.Call) -> Growth:
        """The callee's growth in terms of the arguments of a call."""
        given = arguments(node, callee)
        sizes = {name: self.sizes.size(value) for name, value in given.items()}
        missing = {
            parameter.arg: ONE
            for parameter in (*callee.args.args, *callee.args.kwonlyargs)
            if parameter.arg not in sizes and not any(isinstance(a, ast.Starred) for a in node.args)
        }
        return self.estimate(callee).growth.substitute({**missing, **sizes})

    def _given(self, node: ast.Call) -> list[Function | ast.Lambda]:
        """The functions that a call runs for each item: keys of sorts, map and filter."""
        name = self.facts.called(node) or str(getattr(node.func, "attr", ""))
        candidates: list[ast.expr] = [k.value for k in node.keywords if k.arg == "key"]
        if name in ("map", "filter", "apply", "functools.reduce", "itertools.groupby"):
            candidates += node.args[:1]
        found: list[Function | ast.Lambda] = []
        for candidate in candidates:
            if isinstance(candidate, ast.Lambda):
                found.append(candidate)
            elif isinstance(candidate, ast.Name):
                bindings = self.facts.bindings(candidate)
                if len(bindings) == 1 and isinstance(bindings[0].node, FUNCTIONS):
                    found.append(bindings[0].node)
        return found

    def _each(self, node: ast.Call) -> Growth:
        name = self.facts.called(node) or ""
        if name in ("map", "filter", "functools.reduce") and len(node.args) > 1:
            return self.sizes.size(node.args[1])
        if isinstance(node.func, ast.Attribute) and not name:
            return self.sizes.size(node.func.value)
        return self.sizes.size(node.args[0]) if node.args else ONE


def _share(growth: Growth, groups: set[str]) -> Growth:
    """A group's part of linear or sorting work: the groups together hold each item once."""
    for name in groups:
        size = variable(name)
        if growth == size:
            return ONE
        if growth == size * size.log:
            return size.log
    return growth
