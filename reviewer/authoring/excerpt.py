"""Pieces of a module that a reviewer can take in: a function or class with what it refers to."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass

from reviewer.kinds import parse
from reviewer.kinds.facts.expressions import FUNCTIONS

FEWEST_LINES, MOST_LINES = 15, 80
WHOLE_LINES = 100
"""A module of so many lines is not cut up."""
FEWEST_CODE_LINES = 8
"""Lines of a function that are not its docstring."""
MOST_CONSTANT_LINES = 10
# Python's own line count knows \n alone; str.splitlines, which reads snippets, also these.
_ODD_LINE_ENDS = re.compile("[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Code that parses on its own. `name` is the function or class it shows, "" for a module;
    `origin` the line of the file from which each of its lines comes, None for a new one."""

    name: str
    code: str
    origin: tuple[int | None, ...]
    summary: str = ""


def whole(code: str) -> Excerpt:
    """All of a module as one excerpt. Raises AnalysisError."""
    return Excerpt("", code, tuple(range(1, code.count("\n") + 2)), _summary(parse(code)))


def excerpts(code: str) -> list[Excerpt]:
    """The pieces of reviewable size in a module; the module itself where it is short.

    Raises AnalysisError.
    """
    if code.count("\n") <= WHOLE_LINES:
        return [] if _ODD_LINE_ENDS.search(code) else [whole(code)]
    tree = parse(code)
    lines = code.split("\n")
    found = [_excerpt(name, nodes, tree, lines) for name, nodes in _units(tree)]
    return [one for one in found if one is not None]


Unit = tuple[ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef, ...]


def _units(tree: ast.Module) -> Iterator[tuple[str, Unit]]:
    """Functions, short classes, and the methods of long classes: a name, and the nodes from the
    outermost inwards."""
    for node in tree.body:
        if isinstance(node, FUNCTIONS) and _is_reviewable(node):
            yield node.name, (node,)
        elif isinstance(node, ast.ClassDef):
            if _is_reviewable(node):
                yield node.name, (node,)
            elif _size(node) > MOST_LINES:
                for method in node.body:
                    if isinstance(method, FUNCTIONS) and _is_reviewable(method):
                        yield f"{node.name}.{method.name}", (node, method)


def _is_reviewable(node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) -> bool:
    size = _size(node)
    first = node.body[0]
    docstring = _size(first) if ast.get_docstring(node, clean=False) is not None else 0
    return FEWEST_LINES <= size <= MOST_LINES and size - docstring >= FEWEST_CODE_LINES


def _size(node: ast.stmt) -> int:
    return (node.end_lineno or node.lineno) - _start(node) + 1


def _start(node: ast.stmt) -> int:
    """The first line of a statement, its decorators included."""
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        return min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)])
    return node.lineno


def _excerpt(name: str, unit: Unit, tree: ast.Module, lines: list[str]) -> Excerpt | None:
    target = unit[-1]
    used = _names(target)
    numbers: list[int] = []
    head = unit[0]
    if head is not target and isinstance(head, ast.ClassDef):
        numbers = list(range(_start(head), _start(head.body[0])))
        used |= {item for part in (*head.bases, *head.decorator_list) for item in _names(part)}
    numbers += range(_start(target), (target.end_lineno or target.lineno) + 1)
    top = _constants(tree, target, used)
    body = [("", None), ("", None), *((lines[number - 1], number) for number in numbers)]
    if top:
        body = [("", None), *top, *body]
    placed = [*((text, None) for text in _imports(tree, used)), *body]
    while placed and not placed[0][0]:
        del placed[0]
    code = "\n".join(text for text, _ in placed) + "\n"
    if _ODD_LINE_ENDS.search(code):
        return None
    try:
        ast.parse(code)
    except (SyntaxError, ValueError):
        return None
    return Excerpt(name, code, tuple(number for _, number in placed), _summary(target))


def _names(node: ast.AST) -> set[str]:
    return {child.id for child in ast.walk(node) if isinstance(child, ast.Name)}


def _constants(tree: ast.Module, unit: ast.stmt, used: set[str]) -> list[tuple[str, int | None]]:
    """The lines of the short assignments at the top level that the unit refers to, directly or
    through each other. Adds their names to `used`."""
    chosen: list[ast.stmt] = []
    for node in reversed(tree.body):
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        if (
            isinstance(node, ast.Assign | ast.AnnAssign)
            and node.lineno < unit.lineno
            and _size(node) <= MOST_CONSTANT_LINES
            and any(isinstance(target, ast.Name) and target.id in used for target in targets)
        ):
            used |= _names(node)
            chosen.append(node)
    return [(text, None) for node in reversed(chosen) for text in ast.unparse(node).split("\n")]


def _imports(tree: ast.Module, used: set[str]) -> Iterator[str]:
    """The imports at the top level, without the names that are not used."""
    for node in tree.body:
        if not isinstance(node, ast.Import | ast.ImportFrom):
            continue
        kept = [
            alias
            for alias in node.names
            if (alias.asname or alias.name.partition(".")[0]) in used
            or alias.name == "*"
            or (isinstance(node, ast.ImportFrom) and node.module == "__future__")
        ]
        if kept:
            shown = (
                ast.Import(kept)
                if isinstance(node, ast.Import)
                else ast.ImportFrom(node.module, kept, node.level)
            )
            yield ast.unparse(shown)


def _summary(node: ast.Module | ast.stmt) -> str:
    """The first sentence of the docstring, "" where there is none."""
    if not isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
        return ""
    text = " ".join((ast.get_docstring(node) or "").split("\n\n")[0].split())
    return re.split(r"(?<=[.!?]) ", text, maxsplit=1)[0][:200]
