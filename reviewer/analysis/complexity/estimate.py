"""Public answers: the time complexity of each function, with the lines that decide it."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from dataclasses import dataclass

from ...kinds import parse
from ...kinds.facts import Facts
from ...kinds.facts.expressions import COMPREHENSIONS, FUNCTIONS
from ...kinds.source import too_deep
from ...model import Span
from .estimator import Estimated, Estimator
from .functions import Function, callees_first, parameters
from .growth import LETTERS, Growth, GrowthClass

CLASSES: tuple[GrowthClass, ...] = (
    "constant", "log n", "n", "n log n", "n^2", "n^3", "exponential",
)  # fmt: skip
MOST_REASONS = 12


@dataclass(frozen=True, slots=True)
class Reason:
    """A line that adds to the growth, and how, in words."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class FunctionComplexity:
    """A static upper estimate of a function's time.

    `time` is written as `O(n*m)`, `variables` says what each letter counts (`orders`: the items
    of a collection, the characters of a string, the magnitude of a number). `growth_class` is
    the nearest of CLASSES when all of them grow together. `name` includes the class or function
    around (`Store.add`).
    """

    name: str
    span: Span
    time: str
    growth_class: GrowthClass
    variables: Mapping[str, str]
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Estimates:
    """The functions of one module by their full names, in source order, each estimated."""

    facts: Facts
    estimator: Estimator
    functions: tuple[tuple[str, Function], ...]

    @classmethod
    def of(cls, code: str) -> Estimates:
        """Estimate every function of `code`. Raises AnalysisError as `estimate` does."""
        tree = parse(code)
        try:
            facts = Facts(tree, code, {})
            estimator = Estimator(facts)
            functions = _functions(tree)
            for node in callees_first([node for _, node in functions], facts):
                estimator.estimate(node)
        except RecursionError:
            raise too_deep(None) from None
        return cls(facts, estimator, tuple(functions))

    def complexity(self, name: str, node: Function) -> FunctionComplexity:
        """The estimate of one of the functions as it is told."""
        try:
            return _complexity(name, node, self.estimator.estimate(node), self.estimator)
        except RecursionError:
            raise too_deep(None) from None


def estimate(code: str) -> tuple[FunctionComplexity, ...]:
    """The time complexity of every function of `code`, in source order.

    An upper estimate from the syntax tree alone: the code is not run, loops are taken to run to
    their end, hashing, arithmetic and calls out of the module count as one step. Raises
    AnalysisError when the code does not parse or is too big or too deep.
    """
    estimates = Estimates.of(code)
    return tuple(estimates.complexity(name, node) for name, node in estimates.functions)


def _functions(tree: ast.Module) -> list[tuple[str, Function]]:
    found: list[tuple[str, Function]] = []
    pending: list[tuple[ast.AST, str]] = [(tree, "")]
    while pending:
        node, prefix = pending.pop()
        for child in ast.iter_child_nodes(node):
            if isinstance(child, FUNCTIONS):
                found.append((prefix + child.name, child))
            inner = child.name if isinstance(child, (*FUNCTIONS, ast.ClassDef)) else ""
            if isinstance(child, ast.stmt | ast.ExceptHandler | ast.match_case):
                pending.append((child, f"{prefix}{inner}." if inner else prefix))
    return sorted(found, key=lambda pair: (pair[1].lineno, pair[1].col_offset))


def _complexity(
    name: str, node: Function, found: Estimated, estimator: Estimator
) -> FunctionComplexity:
    letters = _letters(found.growth, node)
    return FunctionComplexity(
        name=name,
        span=Span(node.lineno, node.end_lineno or node.lineno),
        time=f"O({found.growth.text(letters)})",
        growth_class=found.growth.growth_class,
        variables={letter: what for what, letter in letters.items()},
        reasons=_reasons(found, estimator),
    )


def _letters(growth: Growth, function: Function) -> dict[str, str]:
    """A letter for each variable, parameters first; one that is a letter already keeps its own."""
    order = [*parameters(function), *(item.arg for item in function.args.kwonlyargs)]
    names = sorted(
        growth.variables,
        key=lambda name: (order.index(name) if name in order else len(order), name),
    )
    taken = {name for name in names if len(name) == 1}
    free = iter([letter for letter in LETTERS if letter not in taken])
    letters = {}
    for position, name in enumerate(names):
        letters[name] = name if name in taken else next(free, f"n{position}")
    return letters


def _reasons(found: Estimated, estimator: Estimator) -> tuple[Reason, ...]:
    """One reason a line: the loops around what decides the growth, and the lines themselves."""
    by_line: dict[int, list[str]] = {}
    for charge in found.charges:
        for loop in charge.loops:
            turns = estimator.passes.turns(loop)  # type: ignore[arg-type]
            what = "" if isinstance(loop, COMPREHENSIONS) else "the loop "
            if turns.words:
                _add(by_line, loop.lineno, f"{what}{turns.words}")  # type: ignore[attr-defined]
        if charge.words:
            _add(by_line, charge.line, charge.words)
    if found.recursion is not None:
        _add(by_line, found.recursion[0], found.recursion[1])
    return tuple(Reason(line, "; ".join(by_line[line])) for line in sorted(by_line)[:MOST_REASONS])


def _add(by_line: dict[int, list[str]], line: int, words: str) -> None:
    texts = by_line.setdefault(line, [])
    if words not in texts:
        texts.append(words)
