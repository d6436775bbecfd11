"""xs = sorted(xs) copies a list that belongs to the function alone."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..facts import Facts
from ..facts.expressions import constant, method_call, same
from ..kind import Bad, Good, Injection, KindCode, Match

if TYPE_CHECKING:
    from ..rewriting.editor import Editor


def detect(node: ast.Assign, facts: Facts) -> Iterator[Match]:
    """`xs = sorted(xs)` or `xs = xs[::-1]` of a list made in the same function."""
    target, value = node.targets[0], node.value
    if not isinstance(target, ast.Name) or len(node.targets) != 1:
        return
    if facts.is_builtin(value, "sorted"):
        assert isinstance(value, ast.Call)
        source, method = value.args[0] if value.args else value, "sort"
    elif (
        isinstance(value, ast.Subscript)
        and isinstance(value.slice, ast.Slice)
        and value.slice.lower is None
        and value.slice.upper is None
        and constant(value.slice.step) == -1
    ):
        source, method = value.value, "reverse"
    else:
        return
    if not same(source, target) or facts.head(source) != "list":
        return
    others = [b for b in facts.bindings(target) if b.node is not node]
    fresh = all(
        binding.how == "assign" and isinstance(binding.value, ast.List | ast.ListComp | ast.Call)
        for binding in others
    )
    if not others or not fresh or _has_alias(target, facts):
        return
    yield Match(
        node=node,
        core=node,
        names=(target.id,),
        confidence=0.75,
        message=f"`{facts.text(value)}` makes a second list and drops the first. "
        f"`{target.id}.{method}(...)` does it in place, for this list belongs to no one else.",
        parts={"method": method, "value": value},
    )


def _has_alias(target: ast.Name, facts: Facts) -> bool:
    """Whether another name or object may hold the list."""
    return any(
        isinstance(facts.parent(use), ast.Assign | ast.Dict | ast.List | ast.Tuple | ast.Attribute)
        and not _is_method(use, facts)
        and isinstance(use.ctx, ast.Load)
        for use in facts.uses(target)
    )


def _is_method(use: ast.Name, facts: Facts) -> bool:
    parent = facts.parent(use)
    return isinstance(parent, ast.Attribute) and isinstance(facts.parent(parent), ast.Call)


def repair(match: Match, facts: Facts, edit: Editor) -> None:
    """sort() or reverse()."""
    value, node = match.parts["value"], match.node
    assert isinstance(node, ast.Assign)
    if isinstance(value, ast.Subscript):
        edit.replace_statement(node, f"{match.names[0]}.reverse()")
        return
    pieces = {str(argument.arg): argument.value for argument in value.keywords}
    listed = ", ".join(f"{name}={{{name}}}" for name in pieces)
    edit.replace_statement(node, f"{match.names[0]}.sort({listed})", **pieces)


def find_sorts(node: ast.Expr, facts: Facts) -> Iterator[Match]:
    """`xs.sort(...)` of a local list."""
    items = method_call(node.value, "sort")
    if isinstance(items, ast.Name) and facts.head(items) == "list":
        yield Match(node=node, core=node, message="", parts={"items": items.id, "call": node.value})


def inject(match: Match, facts: Facts, edit: Editor) -> None:
    """Sort a copy and give it the name."""
    name, call = match.parts["items"], match.parts["call"]
    given = {word.arg: word.value for word in call.keywords if word.arg is not None}
    listed = "".join(f", {word}={{{word}}}" for word in given)
    edit.replace_statement(match.node, f"{name} = sorted({name}{listed})", **given)


KIND = KindCode(
    id="sorted-copy-reassigned",
    detect=detect,
    on=(ast.Assign,),
    repair=repair,
    condition="no other name holds the list",
    inject=Injection(find_sorts, inject, on=(ast.Expr,)),
    bad=(
        Bad(
            "def ranks(rows):\n    names = [row.name for row in rows]\n"
            "    names = sorted(names, key=str.lower)\n    return names\n",
            lines=(3, 3),
            core=3,
            names=("names",),
            repaired="def ranks(rows):\n    names = [row.name for row in rows]\n"
            "    names.sort(key=str.lower)\n    return names\n",
        ),
    ),
    good=(
        Good(
            """\
def ranked(scores):
    found = [score for score in scores if score]
    found.sort(key=abs, reverse=True)
    return found
""",
            injected="""\
def ranked(scores):
    found = [score for score in scores if score]
    found = sorted(found, key=abs, reverse=True)
    return found
""",
        ),
        Good("def ranks(names: list[str]):\n    names = sorted(names)\n    return names\n"),
        Good(
            "def ranks(rows):\n    names = [row.name for row in rows]\n    return sorted(names)\n"
        ),
    ),
)
