"""Several statements inside pytest.raises: any of them may raise."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ..facts import Facts
from ..kind import Bad, Good, KindCode, Match


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


KIND = KindCode(
    id="raises-with-many-statements",
    detect=detect,
    on=(ast.With,),
    bad=(
        Bad(
            "import pytest\n\ndef test_withdraw():\n    with pytest.raises(ValueError):\n"
            "        account = Account(10)\n        account.withdraw(20)\n",
            lines=(4, 6),
            core=4,
        ),
    ),
    good=(
        Good(
            "import pytest\n\ndef test_withdraw():\n    account = Account(10)\n"
            "    with pytest.raises(ValueError):\n        account.withdraw(20)\n"
        ),
    ),
)
