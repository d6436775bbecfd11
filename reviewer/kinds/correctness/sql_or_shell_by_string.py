"""SQL or a shell command is put together from strings."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ..facts import Facts
from ..facts.expressions import constant, keyword
from ..kind import Bad, Good, KindCode, Match

_SHELL = (
    "subprocess.run",
    "subprocess.call",
    "subprocess.Popen",
    "subprocess.check_output",
    "subprocess.check_call",
)
_SQL_WORDS = ("select ", "insert ", "update ", "delete ", "drop ", "create ", "alter ", "replace ")


def detect(node: ast.Call, facts: Facts) -> Iterator[Match]:
    """A built string as the statement of execute(), or as the command of a shell."""
    if not node.args:
        return
    name = facts.called(node)
    text = facts.value(node.args[0]) or node.args[0]
    if not _is_built(text, facts) or _is_quoted(text) or _adds_placeholders(text, facts):
        return
    if name in ("os.system", "os.popen") or (
        name in _SHELL and constant(keyword(node, "shell")) is True
    ):
        yield Match(
            node=facts.construct(node),
            core=node,
            names=(name,),
            confidence=0.9,
            message=f"What is put into `{facts.text(text)}` is read by the shell, so a `;` or "
            f"`$(...)` in it runs another command. Pass a list of arguments, without a shell.",
        )
    elif (
        isinstance(node.func, ast.Attribute)
        and node.func.attr
        in ("execute", "executemany", "executescript", "read_sql", "read_sql_query")
        and _start(text).lower().lstrip().startswith(_SQL_WORDS)
    ):
        yield Match(
            node=facts.construct(node),
            core=node,
            names=(node.func.attr,),
            confidence=0.9,
            message=f"Values become part of the SQL text in `{facts.text(text)}`, so a quote in "
            f"one of them changes the statement. Pass them as parameters (`?` or `%s`).",
        )


def _is_quoted(text: ast.expr) -> bool:
    """Whether names say that all that is put in was quoted: a table's name is no parameter."""
    if not isinstance(text, ast.JoinedStr):
        return False
    values = [part.value for part in text.values if isinstance(part, ast.FormattedValue)]
    names = [getattr(value, "id", getattr(value, "attr", "")) for value in values]
    return all("quote" in name or "escaped" in name for name in names)


def _adds_placeholders(text: ast.expr, facts: Facts) -> bool:
    """Whether all that is put in are marks for parameters: `", ".join("?" * len(ids))`."""
    if not isinstance(text, ast.JoinedStr):
        return False
    values = [part.value for part in text.values if isinstance(part, ast.FormattedValue)]
    return all(_is_placeholders(facts.value(value) or value) for value in values)


def _is_placeholders(value: ast.expr) -> bool:
    match value:
        case ast.Constant(value=str() as text):
            return set(text) <= set("?%s, ()")
        case ast.BinOp(left=left, op=ast.Mult(), right=right):
            return _is_placeholders(left) or _is_placeholders(right)
        case ast.List(elts=elts) | ast.Tuple(elts=elts):
            return bool(elts) and all(_is_placeholders(item) for item in elts)
        case ast.GeneratorExp(elt=elt) | ast.ListComp(elt=elt):
            return _is_placeholders(elt)
        case ast.Call(func=ast.Attribute(value=ast.Constant(), attr="join"), args=[marks]):
            return _is_placeholders(marks)
    return False


def _is_built(text: ast.expr, facts: Facts) -> bool:
    if isinstance(text, ast.JoinedStr):
        return any(
            isinstance(part, ast.FormattedValue) and not isinstance(part.value, ast.Constant)
            for part in text.values
        )
    if isinstance(text, ast.BinOp) and isinstance(text.op, ast.Add | ast.Mod):
        return facts.head(text.left) == "str" and not (
            isinstance(text.right, ast.Constant) and isinstance(text.left, ast.Constant)
        )
    return (
        isinstance(text, ast.Call)
        and isinstance(text.func, ast.Attribute)
        and text.func.attr == "format"
        and facts.head(text.func.value) == "str"
    )


def _start(text: ast.expr) -> str:
    if isinstance(text, ast.JoinedStr):
        text = text.values[0]
    while isinstance(text, ast.BinOp):
        text = text.left
    if isinstance(text, ast.Call) and isinstance(text.func, ast.Attribute):
        text = text.func.value
    value = constant(text)
    return value if isinstance(value, str) else ""


KIND = KindCode(
    id="sql-or-shell-by-string",
    detect=detect,
    calls=(
        "execute",
        "executemany",
        "executescript",
        "read_sql",
        "read_sql_query",
        "system",
        "popen",
        "run",
        "call",
        "Popen",
        "check_output",
        "check_call",
    ),
    bad=(
        Bad(
            'def find(db, mail):\n    sql = "SELECT id FROM users WHERE mail = \'" + mail + "\'"\n'
            "    return db.execute(sql).fetchone()\n",
            lines=(3, 3),
            core=3,
            names=("execute",),
        ),
        Bad(
            "def user(db, name):\n"
            "    return db.execute(f\"SELECT * FROM users WHERE name = '{name}'\").fetchone()\n",
            lines=(2, 2),
            core=2,
            names=("execute",),
        ),
        Bad(
            "import subprocess\nsubprocess.run('rm -r ' + folder, shell=True)\n",
            lines=(2, 2),
            core=2,
            names=("subprocess.run",),
        ),
    ),
    good=(
        Good('cursor.execute(f"DELETE FROM {quoted_table}")\n'),
        Good(
            "def of(db, ids):\n    marks = ', '.join('?' * len(ids))\n"
            "    return db.execute(f'SELECT name FROM users WHERE id IN ({marks})', ids)\n"
        ),
        Good(
            "def of(db, ids):\n    marks = ','.join('?' for _ in ids)\n"
            "    return db.execute(f'SELECT name FROM users WHERE id IN ({marks})', ids)\n"
        ),
        Good(
            "def user(db, name):\n"
            "    return db.execute('SELECT * FROM users WHERE name = ?', (name,)).fetchone()\n"
        ),
        Good("import subprocess\nsubprocess.run(['rm', '-r', folder])\n"),
        Good("import subprocess\nsubprocess.run('make all', shell=True)\n"),
    ),
)
