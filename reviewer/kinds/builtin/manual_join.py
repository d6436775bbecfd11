"""A separator is put between texts by hand."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ..facts import Facts
from ..facts.expressions import constant, len_of, method_call, names_in
from ..kind import Bad, Good, KindCode, Match

_COUNTED = ("enumerate", "range")


def detect(node: ast.For, facts: Facts) -> Iterator[Match]:
    """A loop of `if i: text += sep` and `text += part`; and one of `text += part + sep` whose last
    separator is cut off afterwards."""
    last = node.body[-1]
    if not (isinstance(last, ast.AugAssign) and isinstance(last.op, ast.Add)) and not isinstance(
        last, ast.If
    ):
        return
    text = _guarded(node) or _cut_off(node, facts)
    if text is None:
        return
    yield Match(
        node=node,
        core=node,
        names=(text.id,),
        confidence=0.85,
        message=f"The loop keeps the separator out of the ends of `{text.id}` by hand. "
        f"`separator.join(parts)` puts it between the parts and nowhere else.",
    )


def _guarded(node: ast.For) -> ast.Name | None:
    """The text of a loop that adds a constant separator under a condition, and a part always."""
    if len(node.body) != 2:
        return None
    choice = next((part for part in node.body if isinstance(part, ast.If)), None)
    added = next((part for part in node.body if isinstance(part, ast.AugAssign)), None)
    if choice is None or added is None or choice.orelse or len(choice.body) != 1:
        return None
    separator = choice.body[0]
    if not (
        isinstance(separator, ast.AugAssign)
        and isinstance(constant(separator.value), str)
        and isinstance(added.target, ast.Name)
        and getattr(separator.target, "id", "") == added.target.id
    ):
        return None
    place = ""
    if isinstance(node.iter, ast.Call) and getattr(node.iter.func, "id", "") in _COUNTED:
        index = node.target.elts[0] if isinstance(node.target, ast.Tuple) else node.target
        place = getattr(index, "id", "")
    return added.target if {place, added.target.id} & names_in(choice.test) else None


def _cut_off(node: ast.For, facts: Facts) -> ast.Name | None:
    """The text of a loop that ends each addition with a constant, which is cut off later."""
    added = node.body[0]
    if len(node.body) != 1 or not isinstance(added, ast.AugAssign):
        return None
    total, text = added.value, added.target
    if isinstance(total, ast.BinOp):
        ends = constant(total.right)
    else:
        ends = constant(total.values[-1]) if isinstance(total, ast.JoinedStr) else None
    if not isinstance(ends, str) or not isinstance(text, ast.Name) or not ends:
        return None
    for use in facts.uses(text):
        place = facts.parent(use)
        if use.lineno <= (node.end_lineno or 0):
            continue
        if isinstance(place, ast.Subscript) and isinstance(place.slice, ast.Slice):
            upper = place.slice.upper
            if place.slice.lower is None and (
                constant(upper) == -len(ends)
                or (isinstance(upper, ast.UnaryOp) and len_of(upper.operand) is not None)
            ):
                return text
        call = facts.parent(place) if place is not None else None
        if (
            isinstance(call, ast.Call)
            and method_call(call, "rstrip", "removesuffix", "strip") is use
            and call.args
            and constant(call.args[0]) in (ends, ends.strip())
        ):
            return text
    return None


KIND = KindCode(
    id="manual-join",
    detect=detect,
    on=(ast.For,),
    bad=(
        Bad(
            """\
def listed(names):
    text = ""
    for i, name in enumerate(names):
        if i > 0:
            text += ", "
        text += name
    return text
""",
            lines=(3, 6),
            core=3,
            names=("text",),
        ),
        Bad(
            'def listed(names):\n    text = ""\n    for name in names:\n'
            '        text += name + ", "\n    return text[:-2]\n',
            lines=(3, 4),
            core=3,
            names=("text",),
        ),
    ),
    good=(
        Good('def listed(names):\n    return ", ".join(names)\n'),
        Good(
            'def listed(names):\n    text = ""\n    for name in names:\n'
            '        text += name + "\\n"\n    return text\n'
        ),
        Good(
            'def marked(names):\n    text = ""\n    for name in names:\n        if name.old:\n'
            '            text += "*"\n        text += str(name)\n    return text\n'
        ),
    ),
)
