"""A whole table is read though few of its columns are used."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ..facts import Facts
from ..facts.expressions import constant, method_call
from ..kind import Bad, Good, KindCode, Match

_READERS = {"read_csv": "usecols", "read_parquet": "columns", "read_excel": "usecols"}
_FEW = 4


def detect(node: ast.Call, facts: Facts) -> Iterator[Match]:
    """`pd.read_csv(path)` without a choice of columns, where the function uses few by name and
    the frame in no other way."""
    name = (facts.called(node) or "").removeprefix("pandas.")
    if name not in _READERS or facts.function(node) is None or facts.is_test_module:
        return
    if any(k.arg in (_READERS[name], "nrows", "chunksize", None) for k in node.keywords):
        return
    columns = _columns_used(node, facts)
    if not columns or len(columns) > _FEW:
        return
    chosen = ", ".join(repr(column) for column in sorted(columns))
    yield Match(
        node=facts.construct(node),
        core=node,
        names=tuple(sorted(columns)),
        confidence=0.65,
        message=f"Every column is read and kept in memory, but only {chosen} "
        f"{'is' if len(columns) == 1 else 'are'} used. Read just that: "
        f"`{_READERS[name]}=[{chosen}]`.",
    )


def _columns_used(node: ast.Call, facts: Facts) -> set[str]:
    """The columns that the frame is asked for; empty where it is used in another way."""
    holder = facts.parent(node)
    if isinstance(holder, ast.Subscript) and holder.value is node:
        return _named(holder.slice)
    if not (isinstance(holder, ast.Assign) and isinstance(holder.targets[0], ast.Name)):
        return set()
    name = holder.targets[0]
    if facts.value(name) is not node:
        return set()
    columns: set[str] = set()
    for use in facts.uses(name):
        if use is name:
            continue
        found = _asked(use, facts)
        if not found:
            return set()
        columns |= found
    return columns


def _asked(use: ast.Name, facts: Facts) -> set[str]:
    """The columns of `df["a"]`, and of `df.groupby("a")["b"]`."""
    above = facts.parent(use)
    if isinstance(above, ast.Subscript) and above.value is use and isinstance(above.ctx, ast.Load):
        return _named(above.slice)
    call = facts.parent(above) if above is not None else None
    if not isinstance(call, ast.Call) or method_call(call, "groupby") is not use:
        return set()
    chosen = facts.parent(call)
    if not isinstance(chosen, ast.Subscript) or not call.args:
        return set()
    by, values = _named(call.args[0]), _named(chosen.slice)
    return by | values if by and values else set()


def _named(node: ast.expr) -> set[str]:
    """The column names of `"a"` or `["a", "b"]`; empty where one is not plain."""
    parts = node.elts if isinstance(node, ast.List) else [node]
    names = [constant(part) for part in parts]
    return {str(name) for name in names} if all(isinstance(n, str) for n in names) else set()


KIND = KindCode(
    id="load-all-columns",
    detect=detect,
    calls=tuple(_READERS),
    bad=(
        Bad(
            "import pandas as pd\n\ndef mean_price(path):\n    df = pd.read_csv(path)\n"
            '    return df["price"].mean()\n',
            lines=(4, 4),
            core=4,
            names=("price",),
        ),
        Bad(
            "import pandas as pd\n\ndef sums(path):\n    sales = pd.read_parquet(path)\n"
            '    return sales.groupby("shop")["net"].sum()\n',
            lines=(4, 4),
            core=4,
            names=("net", "shop"),
        ),
    ),
    good=(
        Good(
            "import pandas as pd\n\ndef mean_price(path):\n"
            '    return pd.read_csv(path, usecols=["price"])["price"].mean()\n'
        ),
        Good(
            "import pandas as pd\n\ndef load(path):\n    df = pd.read_csv(path)\n"
            '    df["price"] = df["price"] * 2\n    return df\n'
        ),
    ),
)
