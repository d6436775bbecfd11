"""One query, request or model load per item where one for all would do."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ..facts import Facts
from ..facts.expressions import constant, keyword, method_call
from ..facts.structure import Loop
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
_MODELS = ("transformers.pipeline", "sentence_transformers.SentenceTransformer")
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
    elif _is_same_read(node, name, loop, facts):
        why = "reads the same file in every pass. Read it once before the loop"
        confidence = 0.85
    elif name.endswith(".from_pretrained") or name in _MODELS:
        if not node.args or not facts.is_invariant(node.args[0], loop):
            return
        why = "loads the same model in every pass. Load it once before the loop"
        confidence = 0.9
    elif _is_orm_query(node, loop, facts):
        why = (
            "asks the database once per item (N + 1 queries). Ask once for all (`in_bulk`, "
            "`filter(pk__in=...)`, `select_related`), and look the rows up in a dict"
        )
        confidence = 0.8
    elif name in _REQUESTS:
        if node.args and facts.is_invariant(node.args[0], loop):
            return  # another try, or a wait for news
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


def _is_same_read(node: ast.Call, name: str, loop: Loop, facts: Facts) -> bool:
    """`open(path)` for reading, or `path.read_text()`, of a path that stays the same."""
    if name in ("open", "io.open"):
        mode = node.args[1] if len(node.args) > 1 else keyword(node, "mode")
        reads = mode is None or constant(mode) in ("r", "rb", "rt")
        return bool(node.args) and reads and facts.is_invariant(node.args[0], loop)
    path = method_call(node, "read_text", "read_bytes")
    return path is not None and facts.is_invariant(path, loop)


def _is_orm_query(node: ast.Call, loop: Loop, facts: Facts) -> bool:
    """`Model.objects.get(pk=item.key)` with a value of the loop."""
    manager = method_call(node, "get", "filter", "exclude", "get_or_create")
    return (
        isinstance(manager, ast.Attribute)
        and manager.attr == "objects"
        and not all(facts.is_invariant(argument.value, loop) for argument in node.keywords)
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
        "open",
        "read_text",
        "read_bytes",
        "from_pretrained",
        "pipeline",
        "SentenceTransformer",
        "filter",
    ),
    bad=(
        Bad(
            "import json\nfor row in rows:\n    with open('rates.json') as file:\n"
            "        rates = json.load(file)\n",
            lines=(2, 4),
            core=3,
            names=("open",),
        ),
        Bad(
            "from shop.models import Customer\nfor order in orders:\n"
            "    print(Customer.objects.get(pk=order.customer_id).name)\n",
            lines=(2, 3),
            core=3,
            names=("Customer.objects.get",),
        ),
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
        Good("for path in paths:\n    with open(path) as file:\n        print(file.read())\n"),
        Good("for row in rows:\n    with open('log', 'a') as file:\n        file.write(row)\n"),
        Good("import pandas as pd\nframes = [pd.read_csv(path) for path in paths]\n"),
        Good("rows = db.execute('SELECT id, name FROM users').fetchall()\n"),
        Good("for row in rows:\n    db.execute('INSERT INTO t VALUES (?)', row)\n"),
    ),
)
