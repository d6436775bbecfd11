"""radon: cyclomatic complexity, Halstead measures and maintainability of each function."""

from __future__ import annotations

import ast
from dataclasses import dataclass

from ..kinds.facts.expressions import FUNCTIONS
from ..model import Finding, Span

# McCabe's own limit (A Complexity Measure, IEEE TSE 1976): more than ten paths ask for a split.
TOO_COMPLEX = 10


@dataclass(frozen=True, slots=True)
class FunctionMeasures:
    """Measures of one function or method, named with its class (`Store.add`).

    `complexity` counts paths (McCabe); `volume`, `difficulty` and `effort` are Halstead's;
    `maintainability` is the index of 0..100 (Oman and Hagemeister, as radon scales it).
    """

    name: str
    span: Span
    complexity: int
    volume: float
    difficulty: float
    effort: float
    maintainability: float


def function_measures(tree: ast.Module, code: str) -> tuple[FunctionMeasures, ...]:
    """The measures of every function of a module, nested ones included, in source order."""
    lines = code.splitlines()
    found = [_measure(name, node, lines) for name, node in _functions(tree)]
    return tuple(sorted(found, key=lambda measures: (measures.span, measures.name)))


def radon_findings(tree: ast.Module) -> tuple[Finding, ...]:
    """A finding for each function with more paths than TOO_COMPLEX."""
    found = []
    for name, node in _functions(tree):
        complexity = _complexity(node)
        if complexity > TOO_COMPLEX:
            found.append(
                Finding(
                    source="radon",
                    code="cc",
                    span=Span(node.lineno, node.end_lineno or node.lineno),
                    core=node.lineno,
                    message=f"`{name}` has {complexity} independent paths; above "
                    f"{TOO_COMPLEX} a function is hard to test and to hold in mind.",
                    kind="too-complex",
                    names=(name,),
                )
            )
    return tuple(found)


_Function = ast.FunctionDef | ast.AsyncFunctionDef


def _functions(tree: ast.Module) -> list[tuple[str, _Function]]:
    found: list[tuple[str, _Function]] = []
    pending: list[tuple[ast.AST, str]] = [(tree, "")]
    while pending:
        node, prefix = pending.pop()
        for child in ast.iter_child_nodes(node):
            if isinstance(child, FUNCTIONS):
                found.append((prefix + child.name, child))
                pending.append((child, f"{prefix}{child.name}."))
            elif isinstance(child, ast.ClassDef):
                pending.append((child, f"{prefix}{child.name}."))
            elif isinstance(child, ast.stmt | ast.ExceptHandler | ast.match_case):
                pending.append((child, prefix))
    return sorted(found, key=lambda pair: pair[1].lineno)


def _complexity(node: _Function) -> int:
    from radon.visitors import ComplexityVisitor

    # Nested functions are not counted in: they are measured by themselves.
    visitor = ComplexityVisitor.from_ast(node, no_assert=True)
    return int(sum(block.complexity for block in visitor.functions))


def _measure(name: str, node: _Function, lines: list[str]) -> FunctionMeasures:
    from radon.metrics import h_visit_ast, mi_compute

    last = node.end_lineno or node.lineno
    complexity = _complexity(node)
    halstead = h_visit_ast(node).total
    own = [line.strip() for line in lines[node.lineno - 1 : last]]
    source = [line for line in own if line and not line.startswith("#")]
    comments = sum(line.startswith("#") for line in own)
    share = 100.0 * comments / max(len(own), 1)
    return FunctionMeasures(
        name=name,
        span=Span(node.lineno, last),
        complexity=complexity,
        volume=float(halstead.volume),
        difficulty=float(halstead.difficulty),
        effort=float(halstead.effort),
        maintainability=float(mi_compute(halstead.volume, complexity, len(source), share)),
    )
