"""except: or except Exception: pass hides failures."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..facts import Facts
from ..facts.expressions import walk_scope
from ..kind import Bad, Good, Injection, KindCode, Match

if TYPE_CHECKING:
    from ..rewriting.editor import Editor

# Builtins that run code of the object they are given.
_ASKING = ("getattr", "hasattr", "isinstance", "str", "repr", "len")
# A comment that explains, not one that speaks to a tool.
_REMARK = re.compile(
    r"(?:^|\s)#\s*(?!noqa|pylint|type:|pragma|pyright|nosec|todo|fixme)\S+ \S+", re.I
)


def detect(node: ast.ExceptHandler | ast.Call, facts: Facts) -> Iterator[Match]:
    """A handler for everything that neither raises nor says anything; `suppress(Exception)`."""
    if isinstance(node, ast.Call):
        yield from _suppressed(node, facts)
        return
    bare = node.type is None
    names = node.type.elts if isinstance(node.type, ast.Tuple) else [node.type]
    broad = bare or any(facts.qualified(name) in ("Exception", "BaseException") for name in names)
    if not broad:
        return
    children = [child for part in node.body for child in walk_scope(part)]
    if any(isinstance(child, ast.Raise) for child in children):
        return
    silent = not any(isinstance(child, ast.Call) for child in children) and not (
        node.name
        and any(isinstance(child, ast.Name) and child.id == node.name for child in children)
    )
    if not bare and not silent:
        return
    what = "`except:`" if bare else f"`except {facts.text(node.type) if node.type else ''}`"
    yield Match(
        node=node,
        core=node,
        confidence=0.9 if bare else 0.45 if _is_meant(node, facts) else 0.65,
        message=f"{what} catches every failure, misspelt names included"
        + (" and even the user's Ctrl-C" if bare else "")
        + (", and leaves no trace of it" if silent else "")
        + ". Catch the one exception that is expected here, and let the others show.",
    )


def _suppressed(node: ast.Call, facts: Facts) -> Iterator[Match]:
    """`with contextlib.suppress(Exception):`"""
    if facts.called(node) != "contextlib.suppress":
        return
    if not any(facts.qualified(kind) in ("Exception", "BaseException") for kind in node.args):
        return
    block = facts.parent(facts.parents[node])
    if not isinstance(block, ast.With) or _REMARK.search(facts.lines_of(block)):
        return
    yield Match(
        node=block,
        core=node,
        confidence=0.65,
        message=f"`{facts.text(node)}` hides every failure, misspelt names included, and leaves no "
        "trace of it. Name the one exception that is expected here, and let the others show.",
    )


def _is_meant(handler: ast.ExceptHandler, facts: Facts) -> bool:
    """Whether a comment says why everything is caught, or a value stands in for one that was
    asked of an object: it may raise whatever its owner likes."""
    tried = facts.parent(handler)
    assert isinstance(tried, ast.Try | ast.TryStar)
    lines = facts.lines_of(tried).splitlines()
    last = handler.end_lineno or handler.lineno
    own = lines[max(handler.lineno - tried.lineno - 1, 0) : last - tried.lineno + 1]
    if any(_REMARK.search(line) for line in own):
        return True
    fallback = len(handler.body) == 1 and isinstance(handler.body[0], ast.Assign | ast.Return)
    asked = len(tried.body) == 1 and any(
        (isinstance(node, ast.Call) and getattr(node.func, "id", "") in _ASKING)
        for node in walk_scope(tried.body[0])
    )
    return fallback and asked


def find_exact(node: ast.ExceptHandler, facts: Facts) -> Iterator[Match]:
    """The only handler of a try, for exceptions of a name."""
    tried = facts.parent(node)
    if isinstance(tried, ast.Try) and len(tried.handlers) == 1 and node.type is not None:
        yield Match(node=node, core=node, message="", parts={"type": node.type})


def inject(match: Match, facts: Facts, edit: Editor) -> None:
    """Catch everything."""
    edit.replace(match.parts["type"], "Exception")


KIND = KindCode(
    id="bare-or-broad-except",
    detect=detect,
    on=(ast.ExceptHandler,),
    calls=("suppress",),
    inject=Injection(find_exact, inject, on=(ast.ExceptHandler,)),
    bad=(
        Bad(
            "import contextlib\nwith contextlib.suppress(Exception):\n    job()\n",
            lines=(2, 3),
            core=2,
        ),
        Bad("try:\n    price = float(text)\nexcept:\n    price = 0.0\n", lines=(3, 4), core=3),
        Bad("try:\n    send(mail)\nexcept Exception:\n    pass\n", lines=(3, 4), core=3),
    ),
    good=(
        Good("import contextlib\nwith contextlib.suppress(FileNotFoundError):\n    job()\n"),
        Good(
            """\
def port(text):
    try:
        number = int(text)
    except ValueError:
        number = 80
    return number
""",
            injected="""\
def port(text):
    try:
        number = int(text)
    except Exception:
        number = 80
    return number
""",
        ),
        Good("try:\n    price = float(text)\nexcept ValueError:\n    price = 0.0\n"),
        Good("try:\n    send(mail)\nexcept Exception:\n    log.exception('mail')\n"),
        Good("try:\n    run()\nexcept:\n    undo()\n    raise\n"),
    ),
)
