"""One query, request or model load per item where one for all would do."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ..facts import Facts
from ..kind import Bad, Good, KindCode, Match

_LOADS = (
    "pandas.read_csv",
    "pandas.read_excel",
    "pandas.read_parquet",
    "pickle.load",
    "joblib.load",
    "torch.load",
    "json.load",
    "numpy.load",
    "sqlite3.connect",
    "psycopg2.connect",
    "pymongo.MongoClient",
    "spacy.load",
)
_REQUESTS = ("requests.get", "requests.post", "httpx.get", "httpx.post", "urllib.request.urlopen")


def detect(node: ast.Call, facts: Facts) -> Iterator[Match]:
    """A SELECT by execute(), a request, or an unchanging load in a growing loop."""
    loop = facts.growing_loop(node)
    if loop is None or isinstance(loop, ast.While):
        return
    name = facts.called(node) or ""
    if name in _LOADS:
        if not node.args or not facts.is_invariant(node.args[0], loop):
            return
        why = "loads the same thing in every pass. Load it once before the loop"
        confidence = 0.9
    elif name in _REQUESTS:
        why = (
            "waits for one answer over the network per item. Ask for all of them in one "
            "request if the service can, or share one `Session`"
        )
        confidence = 0.6
    elif (
        isinstance(node.func, ast.Attribute)
        and node.func.attr == "execute"
        and node.args
        and _is_select(node.args[0], facts)
    ):
        why = (
            "asks the database once per item (N + 1 queries). Ask once, with `IN (...)` or a "
            "join, and look the rows up in a dict"
        )
        confidence = 0.85
    else:
        return
    yield Match(
        node=loop,
        core=node,
        names=(facts.text(node.func),),
        confidence=confidence,
        message=f"`{facts.text(node)}` {why}.",
    )


def _is_select(node: ast.expr, facts: Facts) -> bool:
    text = facts.value(node) or node
    if isinstance(text, ast.JoinedStr):
        text = text.values[0]
    return (
        isinstance(text, ast.Constant)
        and isinstance(text.value, str)
        and text.value.lstrip().lower().startswith("select")
    )


KIND = KindCode(
    id="io-or-query-per-item",
    detect=detect,
    calls=(
        "execute",
        "get",
        "post",
        "urlopen",
        "load",
        "read_csv",
        "read_excel",
        "read_parquet",
        "connect",
        "MongoClient",
    ),
    bad=(
        Bad(
            "def names(db, ids):\n    for key in ids:\n"
            "        yield db.execute('SELECT name FROM users WHERE id = ?', (key,)).fetchone()\n",
            lines=(2, 3),
            core=3,
            names=("db.execute",),
        ),
        Bad(
            "import joblib\n\ndef scores(rows):\n    result = []\n    for row in rows:\n"
            "        model = joblib.load('model.bin')\n        result.append(model.predict(row))\n"
            "    return result\n",
            lines=(5, 7),
            core=6,
            names=("joblib.load",),
        ),
    ),
    good=(
        Good("import pandas as pd\nframes = [pd.read_csv(path) for path in paths]\n"),
        Good("rows = db.execute('SELECT id, name FROM users').fetchall()\n"),
        Good("for row in rows:\n    db.execute('INSERT INTO t VALUES (?)', row)\n"),
    ),
)
