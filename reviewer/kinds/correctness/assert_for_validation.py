"""assert checks input and disappears when Python runs with -O."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ..facts import Facts
from ..facts.expressions import names_in
from ..kind import Bad, Good, KindCode, Match


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
        confidence=0.65,
        message=f"`{facts.text(node)}` guards against wrong input, but with `python -O` it is not "
        f"there. Raise ValueError with a message; keep assert for what cannot happen.",
    )


KIND = KindCode(
    id="assert-for-validation",
    detect=detect,
    on=(ast.Assert,),
    bad=(
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
            "def withdraw(account, amount):\n    if amount <= 0:\n        raise ValueError()\n"
            "    account.balance -= amount\n"
        ),
        Good("def test_withdraw(account):\n    assert account.balance == 1\n"),
        Good("def run(node):\n    assert isinstance(node, Leaf)\n    return node.value\n"),
    ),
)
