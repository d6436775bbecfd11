"""if c: return True, else: return False."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..facts import Facts
from ..facts.expressions import constant, same
from ..kind import Bad, Good, Injection, KindCode, Match

if TYPE_CHECKING:
    from ..rewriting.editor import Editor
_BOOLEAN = ("isinstance", "issubclass", "any", "all", "bool", "callable", "hasattr")


def detect(node: ast.If | ast.IfExp, facts: Facts) -> Iterator[Match]:
    """The two bools in the two branches of one condition, returned or assigned."""
    until: ast.AST | None = None
    if isinstance(node, ast.IfExp):
        yes, no = constant(node.body), constant(node.orelse)
    else:
        if len(node.body) != 1:
            return
        first = node.body[0]
        second = node.orelse[0] if len(node.orelse) == 1 else None
        if not node.orelse:
            second = until = facts.after(node)
        if (isinstance(first, ast.Return) and isinstance(second, ast.Return)) or (
            isinstance(first, ast.Assign)
            and isinstance(second, ast.Assign)
            and node.orelse
            and same(first.targets[0], second.targets[0])
        ):
            yes, no = constant(first.value), constant(second.value)
        else:
            return
        if _is_chained(node, facts, guard=until is not None) or _is_explained(node, facts):
            return
    if not (isinstance(yes, bool) and isinstance(no, bool)) or yes is no:
        return
    test = facts.text(node.test)
    better = test if _is_bool(node.test, facts) else f"bool({test})"
    negated = f"not ({test})" if isinstance(node.test, ast.BoolOp) else f"not {test}"
    if (word := _turned(node.test)) is not None and isinstance(node.test, ast.Compare):
        negated = f"{facts.text(node.test.left)} {word} {facts.text(node.test.comparators[0])}"
    if isinstance(node.test, ast.UnaryOp) and isinstance(node.test.op, ast.Not):
        operand = facts.text(node.test.operand)
        negated = operand if _is_bool(node.test.operand, facts) else f"bool({operand})"
    yield Match(
        node=node,
        core=node,
        until=until,
        confidence=0.9,
        message=f"The condition already is the answer: "
        f"`{better if yes else negated}` says it without the branches.",
        parts={"until": until, "yes": yes},
    )


def _is_explained(node: ast.If, facts: Facts) -> bool:
    """Whether a comment stands between the lines, which would have no place any more."""
    lines = facts.lines_of(node).splitlines()
    return any(line.lstrip().startswith("#") for line in lines)


def _is_chained(node: ast.If, facts: Facts, *, guard: bool) -> bool:
    """Whether the test is one of a row of guards, or an elif: those read better as they are."""
    parent = facts.parent(node)
    if isinstance(parent, ast.If) and node in parent.orelse:
        return True
    return guard and isinstance(facts.before(node), ast.If)


# What says the opposite of a comparison. Not < and its kin: nan is neither below nor above.
_OPPOSITE: dict[type[ast.cmpop], str] = {
    ast.Is: "is not",
    ast.IsNot: "is",
    ast.In: "not in",
    ast.NotIn: "in",
    ast.Eq: "!=",
    ast.NotEq: "==",
}


def _turned(test: ast.expr) -> str | None:
    """The operator of the opposite comparison, where there is one."""
    if isinstance(test, ast.Compare) and len(test.ops) == 1:
        return _OPPOSITE.get(type(test.ops[0]))
    return None


def _is_bool(test: ast.expr, facts: Facts) -> bool:
    if isinstance(test, ast.BoolOp):
        return all(_is_bool(value, facts) for value in test.values)
    return (
        isinstance(test, ast.Compare)
        or facts.is_builtin(test, *_BOOLEAN)
        or (isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not))
    )


def repair(match: Match, facts: Facts, edit: Editor) -> None:
    """`return test`, in the place of the two returns."""
    node, until = match.node, match.parts["until"]
    if not isinstance(node, ast.If) or not isinstance(node.body[0], ast.Return):
        edit.refuse("only returns are rewritten")
    yes = match.parts["yes"]
    if not yes and isinstance(node.test, ast.UnaryOp) and isinstance(node.test.op, ast.Not):
        inner = node.test.operand
        plain = "return {test}" if _is_bool(inner, facts) else "return bool({test})"
        edit.replace_statement(node, plain, test=inner)
        if until is not None:
            edit.remove(until)
        return
    if not yes and (word := _turned(node.test)) is not None and isinstance(node.test, ast.Compare):
        sides = {"left": node.test.left, "right": node.test.comparators[0]}
        edit.replace_statement(node, f"return {{left}} {word} {{right}}", **sides)
        if until is not None:
            edit.remove(until)
        return
    template = (
        "return not {test}"
        if not yes
        else ("return {test}" if _is_bool(node.test, facts) else "return bool({test})")
    )
    edit.replace_statement(node, template, test=node.test)
    if until is not None:
        edit.remove(until)


def find_returns(node: ast.Return, facts: Facts) -> Iterator[Match]:
    """`return a < b`."""
    if (
        isinstance(node.value, ast.Compare)
        and facts.head(node.value) == "bool"
        and not isinstance(facts.before(node), ast.If)
    ):
        yield Match(node=node, core=node, message="")


def inject(match: Match, facts: Facts, edit: Editor) -> None:
    """Branch on the condition."""
    node = match.node
    assert isinstance(node, ast.Return)
    assert node.value is not None
    edit.replace_statement(
        node, "if {test}:\n    return True\nelse:\n    return False\n", test=node.value
    )


KIND = KindCode(
    id="needless-bool",
    detect=detect,
    on=(ast.If, ast.IfExp),
    repair=repair,
    condition="a comparison gives a bool (not so for arrays)",
    inject=Injection(find_returns, inject, on=(ast.Return,)),
    bad=(
        Bad(
            "def other(a, b):\n    if a is b:\n        return False\n    return True\n",
            lines=(2, 4),
            core=2,
            repaired="def other(a, b):\n    return a is not b\n",
        ),
        Bad(
            "def full(xs):\n    if not xs:\n        return False\n    return True\n",
            lines=(2, 4),
            core=2,
            repaired="def full(xs):\n    return bool(xs)\n",
        ),
        Bad(
            "def same(a, b):\n    if not a == b:\n        return False\n    return True\n",
            lines=(2, 4),
            core=2,
            repaired="def same(a, b):\n    return a == b\n",
        ),
        Bad(
            """\
def is_adult(age):
    if age >= 18:
        return True
    else:
        return False
""",
            lines=(2, 5),
            core=2,
            repaired="def is_adult(age):\n    return age >= 18\n",
        ),
        Bad(
            """\
def is_empty(items):
    if items:
        return False
    return True
""",
            lines=(2, 4),
            core=2,
            repaired="def is_empty(items):\n    return not items\n",
        ),
        Bad("flag = True if count > 3 else False\n", lines=(1, 1), core=1),
    ),
    good=(
        Good(
            "def f(a, b):\n    if a:\n        return 3\n    elif b:\n        return False\n"
            "    else:\n        return True\n"
        ),
        Good(
            "def is_adult(age):\n    return age >= 18\n",
            injected="def is_adult(age):\n    if age >= 18:\n        return True\n    else:\n"
            "        return False\n",
        ),
        Good("""\
def valid(row):
    if not row.name:
        return False
    if row.age < 0:
        return False
    return True
"""),
    ),
)
