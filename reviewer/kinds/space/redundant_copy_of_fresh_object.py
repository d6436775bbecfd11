"""A copy is made of an object that was created in the same expression."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..facts import Facts
from ..facts.expressions import method_call
from ..kind import Bad, Good, Injection, KindCode, Match

if TYPE_CHECKING:
    from ..rewriting.editor import Editor
_FRESH = {"list": ("list", "sorted"), "set": ("set",), "dict": ("dict",), "tuple": ("tuple",)}


def detect(node: ast.Call, facts: Facts) -> Iterator[Match]:
    """`list(sorted(xs))`, `list([...])`, `set({...})`, `sorted(list(xs))`, and `.copy()` of what a
    call has just made."""
    if isinstance(node.func, ast.Attribute):
        yield from _copied_result(node, node.func.value, facts)
        return
    if len(node.args) != 1 or (node.keywords and not facts.is_builtin(node, "sorted")):
        return
    if not facts.is_builtin(node, "list", "set", "dict", "tuple", "sorted", "frozenset"):
        return
    name = node.func.id  # type: ignore[attr-defined]
    inner = node.args[0]
    drop_outer = (
        facts.is_builtin(inner, *_FRESH.get(name, ()))
        or (name == "list" and isinstance(inner, ast.List | ast.ListComp))
        or (name == "set" and isinstance(inner, ast.Set | ast.SetComp))
        or (name == "dict" and isinstance(inner, ast.Dict | ast.DictComp))
        or (name == "tuple" and isinstance(inner, ast.Tuple))
    )
    drop_inner = (
        not drop_outer
        and name in ("sorted", "set", "frozenset", "list", "tuple")
        and facts.is_builtin(
            inner,
            *(("list", "tuple", "sorted") if name in ("set", "frozenset") else ("list", "tuple")),
        )
        and len(inner.args) == 1
    )
    if not (drop_outer or drop_inner):
        return
    yield Match(
        node=node,
        core=node,
        confidence=0.9,
        names=(name,),
        message=f"`{facts.text(inner)}` is already a new object that nobody else holds; "
        f"{'the outer call' if drop_outer else 'it'} only copies the items once more.",
        parts={"inner": inner, "outer": drop_outer},
    )


_MAKE_FRAMES = ("pandas.concat", "pandas.merge", "pandas.DataFrame")
_NEW_FRAMES = ("drop", "reset_index", "fillna", "assign", "merge", "sort_values", "dropna")


def _copied_result(node: ast.Call, made: ast.expr, facts: Facts) -> Iterator[Match]:
    """`pd.read_csv(path).copy()`, `df.drop(...).copy()`, `[...].copy()`."""
    if node.args or getattr(node.func, "attr", "") != "copy":
        return
    name = facts.called(made) or ""
    frame = method_call(made, *_NEW_FRAMES)
    if not (
        name.startswith("pandas.read_")
        or name in _MAKE_FRAMES
        or (frame is not None and facts.head(frame) == "DataFrame")
        or isinstance(made, ast.ListComp | ast.DictComp | ast.SetComp)
        or facts.is_builtin(made, "sorted", "list", "dict", "set")
    ):
        return
    yield Match(
        node=node,
        core=node,
        confidence=0.85,
        names=("copy",),
        message=f"`{facts.text(made)}` is already a new object that nobody else holds; `.copy()` "
        f"only copies it once more.",
        parts={"inner": made, "outer": True},
    )


def repair(match: Match, facts: Facts, edit: Editor) -> None:
    """One call less."""
    inner, call = match.parts["inner"], match.node
    assert isinstance(call, ast.Call)
    if match.parts["outer"]:
        edit.replace(call, "{inner}", inner=inner)
    else:
        edit.replace(inner, "{items}", items=inner.args[0])


def find_sorted(node: ast.Call, facts: Facts) -> Iterator[Match]:
    """`sorted(xs)`, on its own."""
    if facts.is_builtin(node, "sorted") and isinstance(facts.parent(node), ast.Assign | ast.Return):
        yield Match(node=node, core=node, message="")


def inject(match: Match, facts: Facts, edit: Editor) -> None:
    """A list of it."""
    assert isinstance(match.node, ast.expr)
    edit.replace(match.node, "list({inner})", inner=match.node)


KIND = KindCode(
    id="redundant-copy-of-fresh-object",
    detect=detect,
    calls=("copy", "list", "set", "dict", "tuple", "sorted", "frozenset"),
    repair=repair,
    safety="safe",
    inject=Injection(find_sorted, inject, calls=("sorted",)),
    bad=(
        Bad(
            "import pandas as pd\ntable = pd.read_csv(path).copy()\n",
            lines=(2, 2),
            core=2,
            names=("copy",),
            repaired="import pandas as pd\ntable = pd.read_csv(path)\n",
        ),
        Bad(
            "names = list(sorted(people))\n",
            lines=(1, 1),
            core=1,
            names=("list",),
            repaired="names = sorted(people)\n",
        ),
        Bad(
            "names = sorted(list(people))\n",
            lines=(1, 1),
            core=1,
            names=("sorted",),
            repaired="names = sorted(people)\n",
        ),
        Bad(
            "squares = list([x * x for x in xs])\n",
            lines=(1, 1),
            core=1,
            names=("list",),
            repaired="squares = [x * x for x in xs]\n",
        ),
    ),
    good=(
        Good("part = df[df.a > 1].copy()\n"),
        Good("names = sorted(people)\n", injected="names = list(sorted(people))\n"),
        Good("names = list(set(people))\n"),
        Good("order = list(reversed(people))\n"),
    ),
)
