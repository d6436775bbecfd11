"""What a loop over range(len(xs)) does with its index."""

from __future__ import annotations

import ast
from dataclasses import dataclass

from ..facts import Facts
from ..facts.expressions import len_of, path_of, range_len, same, walk


@dataclass(frozen=True, slots=True)
class IndexUse:
    """How the index of a loop over `range(len(items))` is used in the loop's body.

    `reads` are the `items[i]`; `others` are sequences read as `other[i]`; `alone` are the uses of
    the index for anything else. `writes` tells of `items[i] = ...` or `items[i - 1]`.
    """

    items: ast.expr
    index: ast.Name
    reads: tuple[ast.Subscript, ...]
    others: tuple[ast.Subscript, ...]
    alone: tuple[ast.Name, ...]
    writes: bool


def index_use(
    target: ast.expr, iterable: ast.expr, body: list[ast.AST], facts: Facts
) -> IndexUse | None:
    """The uses of the index, or None where the loop is not one over range(len(name))."""
    items = range_len(iterable) or _counted_by_name(iterable, facts)
    if items is None or not isinstance(target, ast.Name) or path_of(items) in (None, "self"):
        return None
    reads, others, alone, writes = [], [], [], False
    for part in body:
        for node in walk(part):
            if not (isinstance(node, ast.Name) and node.id == target.id):
                continue
            above = facts.parent(node)
            if not (isinstance(above, ast.Subscript) and above.slice is node):
                alone.append(node)
                between = isinstance(above, ast.BinOp) and isinstance(
                    facts.parent(above), ast.Subscript | ast.Slice
                )
                writes = writes or between or not isinstance(node.ctx, ast.Load)
            elif same(above.value, items):
                writes = writes or not isinstance(above.ctx, ast.Load)
                reads.append(above)
            else:
                writes = writes or not isinstance(above.ctx, ast.Load)
                others.append(above)
    path = path_of(items)
    if path is not None and any(facts.changes(path, part) for part in body):
        writes = True
    return IndexUse(items, target, tuple(reads), tuple(others), tuple(alone), writes)


def _counted_by_name(iterable: ast.expr, facts: Facts) -> ast.expr | None:
    """The `xs` of `range(n)` after `n = len(xs)`."""
    if not (isinstance(iterable, ast.Call) and len(iterable.args) == 1):
        return None
    if not isinstance(iterable.args[0], ast.Name) or not facts.is_builtin(iterable, "range"):
        return None
    return len_of(facts.value(iterable.args[0]))


def singular(plural: str) -> str:
    """A name for one item of a collection of that name."""
    word = plural.rpartition(".")[2].lstrip("_")
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "xes", "ches", "shes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith("ss") and len(word) > 2:
        return word[:-1]
    return "item"
