"""assert checks input and disappears when Python runs with -O."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..facts import Facts
from ..facts.expressions import constant, len_of, names_in
from ..kind import Bad, Good, Injection, KindCode, Match

if TYPE_CHECKING:
    from ..rewriting.editor import Editor


def detect(node: ast.Assert, facts: Facts) -> Iterator[Match]:
    """An assert on a parameter among the first statements of a public function."""
    function = facts.parent(node)
    if not isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef) or facts.in_test(node):
        return
    if function.name.startswith(("_", "test", "check", "assert")) or facts.is_test_module:
        return
    if function.body.index(node) > 3 or facts.is_builtin(node.test, "isinstance"):
        return  # an isinstance is for the type checker
    if isinstance(node.test, ast.Compare) and isinstance(node.test.ops[0], ast.Is | ast.IsNot):
        return
    scope = facts.scopes[function]
    names = [
        name
        for name in names_in(node.test)
        if any(binding.how == "param" for binding in scope.bindings.get(name, ()))
        and name not in ("self", "cls")
    ]
    if not names:
        return
    yield Match(
        node=node,
        core=node,
        names=tuple(sorted(names)),
        confidence=0.65 if _is_plain(node.test) and facts.function(function) is None else 0.45,
        message=f"`{facts.text(node)}` guards against wrong input, but with `python -O` it is not "
        f"there. Raise ValueError with a message; keep assert for what cannot happen.",
    )


def _is_plain(test: ast.expr) -> bool:
    """Whether a parameter itself, or its length, is held against a constant: what a caller can
    get wrong. Other asserts mostly state what the code around has ensured."""
    if isinstance(test, ast.BoolOp):
        return all(_is_plain(value) for value in test.values)
    if isinstance(test, ast.UnaryOp):
        return _is_plain(test.operand)
    if isinstance(test, ast.Compare):
        sides = [len_of(side) or side for side in (test.left, *test.comparators)]
        fixed = [side for side in sides if not isinstance(side, ast.Name)]
        return len(fixed) < len(sides) and all(
            constant(side) is not ... or isinstance(side, ast.Tuple | ast.List | ast.Set)
            for side in fixed
        )
    return isinstance(test, ast.Name)


_OPPOSITE: dict[type[ast.cmpop], str] = {
    ast.Lt: ">=",
    ast.LtE: ">",
    ast.Gt: "<=",
    ast.GtE: "<",
    ast.Eq: "!=",
    ast.NotEq: "==",
    ast.In: "not in",
    ast.NotIn: "in",
}


def repair(match: Match, facts: Facts, edit: Editor) -> None:
    """Raise ValueError."""
    node = match.node
    assert isinstance(node, ast.Assert)
    test, message = node.test, node.msg
    said = "{message}" if message is not None else repr(f"wrong: {facts.text(test)}")
    parts: dict[str, ast.expr] = {"message": message} if message is not None else {}
    word = _OPPOSITE.get(type(test.ops[0])) if isinstance(test, ast.Compare) else None
    if isinstance(test, ast.Compare) and len(test.ops) == 1 and word is not None:
        parts |= {"left": test.left, "right": test.comparators[0]}
        head = f"if {{left}} {word} {{right}}"
    else:
        parts["test"] = test
        head = "if not {test}"
    edit.replace_statement(node, f"{head}:\n    raise ValueError({said})\n", **parts)


def find_checks(node: ast.If, facts: Facts) -> Iterator[Match]:
    """`if <comparison>: raise ValueError(message)` at the top of a function."""
    raised, test = node.body[0], node.test
    if node.orelse or not isinstance(facts.parent(node), ast.FunctionDef | ast.AsyncFunctionDef):
        return
    if not isinstance(raised, ast.Raise) or facts.called(raised.exc) != "ValueError":
        return
    assert isinstance(raised.exc, ast.Call)
    if isinstance(test, ast.Compare) and len(test.ops) == 1 and type(test.ops[0]) in _OPPOSITE:
        yield Match(node=node, core=node, message="", parts={"call": raised.exc, "test": test})


def inject(match: Match, facts: Facts, edit: Editor) -> None:
    """Assert the opposite."""
    test, call = match.parts["test"], match.parts["call"]
    template = f"assert {{left}} {_OPPOSITE[type(test.ops[0])]} {{right}}"
    parts = {"left": test.left, "right": test.comparators[0]}
    if len(call.args) == 1:
        edit.replace_statement(
            match.node, f"{template}, {{message}}", message=call.args[0], **parts
        )
    else:
        edit.replace_statement(match.node, template, **parts)


KIND = KindCode(
    id="assert-for-validation",
    detect=detect,
    on=(ast.Assert,),
    repair=repair,
    condition="callers catch no AssertionError, and nan is no value",
    inject=Injection(find_checks, inject, on=(ast.If,)),
    bad=(
        Bad(
            "def take(amount):\n    assert amount > 0, 'nothing to take'\n    return -amount\n",
            lines=(2, 2),
            core=2,
            names=("amount",),
            repaired="def take(amount):\n    if amount <= 0:\n"
            "        raise ValueError('nothing to take')\n    return -amount\n",
        ),
        Bad(
            "def withdraw(account, amount):\n    assert amount > 0\n"
            "    account.balance -= amount\n",
            lines=(2, 2),
            core=2,
            names=("amount",),
        ),
    ),
    good=(
        Good(
            """\
def split(items, size):
    if size < 1:
        raise ValueError("size must be positive")
    return items[:size], items[size:]
""",
            injected="""\
def split(items, size):
    assert size >= 1, "size must be positive"
    return items[:size], items[size:]
""",
        ),
        Good(
            "def withdraw(account, amount):\n    if amount <= 0:\n        raise ValueError()\n"
            "    account.balance -= amount\n"
        ),
        Good("def test_withdraw(account):\n    assert account.balance == 1\n"),
        Good("def run(node):\n    assert isinstance(node, Leaf)\n    return node.value\n"),
    ),
)
