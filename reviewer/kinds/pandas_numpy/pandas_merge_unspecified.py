"""merge without on, or without validate: a wrong key or doubled rows go unseen."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ..facts import Facts
from ..facts.expressions import keyword
from ..kind import Bad, Good, KindCode, Match


def detect(node: ast.Call, facts: Facts) -> Iterator[Match]:
    """A merge of frames that names no key."""
    by_function = facts.called(node) == "pandas.merge"
    if not by_function and not (
        isinstance(node.func, ast.Attribute)
        and node.args
        and facts.head(node.func.value) == "DataFrame"
    ):
        return
    keys = ("on", "left_on", "right_on", "left_index", "right_index")
    if any(argument.arg is None or argument.arg in keys for argument in node.keywords):
        if keyword(node, "validate") is not None or keyword(node, "how") is not None:
            return
        if any(argument.arg is None for argument in node.keywords):
            return
        confidence, missing = 0.5, "how= and validate="
    elif keyword(node, "how") is not None and facts.text(keyword(node, "how") or node) == "'cross'":
        return
    else:
        if len(node.args) > (3 if by_function else 2):
            return
        confidence, missing = 0.85, "on=, how= and validate="
    yield Match(
        node=facts.construct(node),
        core=node,
        confidence=confidence,
        message=f"`{facts.text(node)}` leaves to chance which columns match and whether rows "
        f"multiply or vanish. State {missing}.",
    )


KIND = KindCode(
    id="pandas-merge-unspecified",
    detect=detect,
    calls=("merge",),
    bad=(Bad("import pandas as pd\nboth = pd.merge(orders, shops)\n", lines=(2, 2), core=2),),
    good=(
        Good(
            "import pandas as pd\n"
            "both = pd.merge(orders, shops, on='shop', how='left', validate='m:1')\n"
        ),
        Good("branch = repository.merge(other)\n"),
    ),
)
