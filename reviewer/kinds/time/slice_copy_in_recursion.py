"""A recursive call passes `xs[1:]`: every level copies the rest."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ..facts import Facts
from ..facts.expressions import constant
from ..kind import Bad, Good, KindCode, Match


def detect(node: ast.Subscript, facts: Facts) -> Iterator[Match]:
    """`xs[k:]` or `xs[:-k]` with a constant k, of a parameter, as an argument of the function's
    call of itself. Halves (`xs[:middle]`) are left alone: they copy n log n items at most."""
    part, items = node.slice, node.value
    if not (isinstance(part, ast.Slice) and isinstance(items, ast.Name) and part.step is None):
        return
    if (part.lower is None) == (part.upper is None):
        return
    bound = constant(part.lower or part.upper)
    if not isinstance(bound, int) or bound == 0 or (part.upper is not None and bound > 0):
        return
    call = facts.parent(node)
    while isinstance(call, ast.keyword | ast.Starred):
        call = facts.parent(call)
    function = facts.function(node)
    if not isinstance(call, ast.Call) or function is None or call.func is node:
        return
    called = (
        call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", None)
    )
    if called != function.name:
        return
    if isinstance(call.func, ast.Attribute) and getattr(call.func.value, "id", "") not in (
        "self",
        "cls",
    ):
        return
    if not any(binding.how == "param" for binding in facts.bindings(items)):
        return
    yield Match(
        node=facts.construct(node),
        core=node,
        names=(function.name, items.id),
        confidence=0.9,
        message=f"Each call of `{function.name}` copies the rest of `{items.id}` with "
        f"`{facts.text(node)}`, so n levels copy about n*n/2 items. "
        f"Pass an index, or go through `{items.id}` with a loop.",
    )


KIND = KindCode(
    id="slice-copy-in-recursion",
    detect=detect,
    on=(ast.Subscript,),
    bad=(
        Bad(
            """\
def total(values):
    if not values:
        return 0
    return values[0] + total(values[1:])
""",
            lines=(4, 4),
            core=4,
            names=("total", "values"),
        ),
        Bad(
            """\
def is_palindrome(text):
    if len(text) < 2:
        return True
    return text[0] == text[-1] and is_palindrome(text[:-1])
""",
            lines=(4, 4),
            core=4,
            names=("is_palindrome", "text"),
        ),
    ),
    good=(
        Good("""\
def merge_sort(values):
    if len(values) < 2:
        return values
    middle = len(values) // 2
    return merge(merge_sort(values[:middle]), merge_sort(values[middle:]))
"""),
        Good("""\
def total(values, start=0):
    if start == len(values):
        return 0
    return values[start] + total(values, start + 1)
"""),
        Good("def rest(values):\n    return other(values[1:])\n"),
    ),
)
