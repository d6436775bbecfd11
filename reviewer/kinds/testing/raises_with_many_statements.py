"""Several statements inside pytest.raises: any of them may raise."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..facts import Facts
from ..kind import Bad, Good, Injection, KindCode, Match

if TYPE_CHECKING:
    from ..rewriting.editor import Editor


def detect(node: ast.With, facts: Facts) -> Iterator[Match]:
    """A with block of `pytest.raises` with more than one statement."""
    if len(node.body) < 2:
        return
    for item in node.items:
        call = item.context_expr
        if facts.called(call) == "pytest.raises" or (
            isinstance(call, ast.Call)
            and isinstance(call.func, ast.Attribute)
            and call.func.attr in ("assertRaises", "assertRaisesRegex")
        ):
            yield Match(
                node=node,
                core=node,
                confidence=0.85,
                message=f"Any of the {len(node.body)} statements may raise the expected error, "
                f"also the preparation. Keep only the call under test inside the block.",
            )
            return


def repair(match: Match, facts: Facts, edit: Editor) -> None:
    """All but the last statement before the block."""
    block = match.node
    assert isinstance(block, ast.With)
    if len(block.items) != 1:
        edit.refuse("the block enters more than the check")
    if any(hasattr(statement, "body") for statement in block.body):
        edit.refuse("the preparation is more than plain statements")
    head = "with {check}"
    if block.items[0].optional_vars is not None:
        head += f" as {edit.code(block.items[0].optional_vars)}"
    edit.replace_statement(
        block,
        f"{{before}}\n{head}:\n    {edit.code_of(block.body[-1])}\n",
        before=block.body[:-1],
        check=block.items[0].context_expr,
    )


def find_blocks(node: ast.With, facts: Facts) -> Iterator[Match]:
    """A check of one call, just after a plain assignment."""
    before = facts.before(node)
    if (
        len(node.body) == 1
        and len(node.items) == 1
        and isinstance(before, ast.Assign)
        and facts.called(node.items[0].context_expr) == "pytest.raises"
    ):
        yield Match(node=node, core=node, message="", parts={"before": before})


def inject(match: Match, facts: Facts, edit: Editor) -> None:
    """Put the preparation inside."""
    assert isinstance(match.node, ast.With)
    before = match.parts["before"]
    edit.insert_before(match.node.body[0], edit.code_of(before))
    edit.remove(before)


KIND = KindCode(
    id="raises-with-many-statements",
    detect=detect,
    on=(ast.With,),
    repair=repair,
    condition="the last statement is the one that raises",
    inject=Injection(find_blocks, inject, on=(ast.With,)),
    bad=(
        Bad(
            "import pytest\n\ndef test_withdraw():\n    with pytest.raises(ValueError):\n"
            "        account = Account(10)\n        account.withdraw(20)\n",
            lines=(4, 6),
            core=4,
            repaired="import pytest\n\ndef test_withdraw():\n    account = Account(10)\n"
            "    with pytest.raises(ValueError):\n        account.withdraw(20)\n",
        ),
    ),
    good=(
        Good(
            "import pytest\n\ndef test_withdraw():\n    account = Account(10)\n"
            "    with pytest.raises(ValueError):\n        account.withdraw(20)\n",
            injected="import pytest\n\ndef test_withdraw():\n"
            "    with pytest.raises(ValueError):\n        account = Account(10)\n"
            "        account.withdraw(20)\n",
        ),
    ),
)
