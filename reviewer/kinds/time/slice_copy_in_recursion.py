"""A recursive call passes `xs[1:]`: every level copies the rest."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ..facts import Facts
from ..facts.expressions import constant
from ..kind import Bad, Good, KindCode, Match


def detect(node: ast.Subscript, facts: Facts) -> Iterator[Match]:
    """`xs[k:]`, `xs[:-k]` or `xs[1:-1]` of a parameter as an argument of the function's call of
    itself, perhaps by way of a name; and a half, `return find(xs[:middle])`, where one half alone
    is looked at. Both halves together copy n log n items at most, and are left alone."""
    part, items = node.slice, node.value
    if not (isinstance(part, ast.Slice) and isinstance(items, ast.Name) and part.step is None):
        return
    if part.lower is None and part.upper is None:
        return
    function = facts.function(node)
    if function is None or not any(b.how == "param" for b in facts.bindings(items)):
        return
    call = _own_call(node, function, facts)
    if call is None:
        return
    halves = not _cuts_few(part)
    if halves and not isinstance(facts.parent(call), ast.Return):
        return
    yield Match(
        node=facts.construct(node),
        core=node,
        names=(function.name, items.id),
        confidence=0.8 if halves else 0.9,
        message=f"Each call of `{function.name}` copies the rest of `{items.id}` with "
        f"`{facts.text(node)}`, "
        + (
            "so a search in log n steps takes time in proportion to n. Pass two bounds instead."
            if halves
            else f"so n levels copy about n*n/2 items. "
            f"Pass an index, or go through `{items.id}` with a loop."
        ),
    )


def _cuts_few(part: ast.Slice) -> bool:
    """Whether a slice leaves out a fixed number of items at the front, the end or both."""
    low, high = constant(part.lower), constant(part.upper)
    front = part.lower is None or (isinstance(low, int) and low > 0)
    end = part.upper is None or (isinstance(high, int) and high < 0)
    return front and end


def _own_call(
    node: ast.Subscript, function: ast.FunctionDef | ast.AsyncFunctionDef, facts: Facts
) -> ast.Call | None:
    """The call of `function` by itself that is given the slice."""
    above = facts.parent(node)
    while isinstance(above, ast.keyword | ast.Starred):
        above = facts.parent(above)
    if isinstance(above, ast.Call):
        return above if above.func is not node and _is_own(above, function) else None
    for call in facts.calls_of(function.name):
        if (
            facts.function(call) is function
            and _is_own(call, function)
            and any(facts.value(argument) is node for argument in call.args)
        ):
            return call
    return None


def _is_own(call: ast.Call, function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    if isinstance(call.func, ast.Attribute):
        owner = getattr(call.func.value, "id", "")
        return call.func.attr == function.name and owner in ("self", "cls")
    return getattr(call.func, "id", "") == function.name


KIND = KindCode(
    id="slice-copy-in-recursion",
    detect=detect,
    on=(ast.Subscript,),
    bad=(
        Bad(
            "def is_palindrome(s):\n    return s[0] == s[-1] and is_palindrome(s[1:-1])\n",
            lines=(2, 2),
            core=2,
            names=("is_palindrome", "s"),
        ),
        Bad(
            "def permute(chars, done):\n    head, rest = chars[0], chars[1:]\n"
            "    permute(rest, done + head)\n",
            lines=(2, 2),
            core=2,
            names=("permute", "chars"),
        ),
        Bad(
            "def find(xs, x):\n    mid = len(xs) // 2\n    if xs[mid] > x:\n"
            "        return find(xs[:mid], x)\n    return x\n",
            lines=(4, 4),
            core=4,
            names=("find", "xs"),
        ),
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
        Good(
            "def merge_sort(xs):\n    mid = len(xs) // 2\n"
            "    return merge(merge_sort(xs[:mid]), merge_sort(xs[mid:]))\n"
        ),
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
