"""The same column of texts is parsed again at each use."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ..facts import Facts
from ..facts.expressions import same
from ..kind import Bad, Good, KindCode, Match

_PARSERS = ("to_datetime", "to_numeric", "to_timedelta")


def detect(node: ast.Call, facts: Facts) -> Iterator[Match]:
    """The second `pd.to_datetime(df["c"])` of the same column in one function."""
    name = facts.called(node)
    if (
        name not in {f"pandas.{parser}" for parser in _PARSERS}
        or not node.args
        or not isinstance(node.args[0], ast.Subscript)
    ):
        return
    home = facts.enclosing(node)
    earlier = [
        call
        for call in facts.calls_of(name.rpartition(".")[2])
        if call is not node
        and (call.lineno, call.col_offset) < (node.lineno, node.col_offset)
        and call.args
        and same(call.args[0], node.args[0])
        and facts.enclosing(call) is home
    ]
    if len(earlier) != 1:
        return
    statement = facts.parent(earlier[0])
    if isinstance(statement, ast.Assign) and same(statement.targets[0], node.args[0]):
        return
    column = facts.text(node.args[0])
    yield Match(
        node=facts.construct(node),
        core=node,
        confidence=0.85,
        message=f"`{column}` was already parsed on line {earlier[0].lineno}. Parse it once, where "
        f"the data comes in, and keep the result in the frame.",
    )


KIND = KindCode(
    id="object-dtype-column",
    detect=detect,
    calls=_PARSERS,
    bad=(
        Bad(
            "import pandas as pd\nyears = pd.to_datetime(df['day']).dt.year\n"
            "months = pd.to_datetime(df['day']).dt.month\n",
            lines=(3, 3),
            core=3,
        ),
    ),
    good=(
        Good(
            "import pandas as pd\ndf['day'] = pd.to_datetime(df['day'])\n"
            "years = df['day'].dt.year\nmonths = df['day'].dt.month\n"
        ),
        Good("import pandas as pd\na = pd.to_datetime(df['a'])\nb = pd.to_datetime(df['b'])\n"),
    ),
)
