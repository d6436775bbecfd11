"""A copy of an object that does not change, in every pass of a loop."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ..facts import Facts
from ..facts.expressions import names_in, path_of
from ..kind import Bad, Good, KindCode, Match


def detect(node: ast.Call, facts: Facts) -> Iterator[Match]:
    """`xs.copy()`, `list(xs)` or `copy.copy(xs)` of the same object in every pass, bound to a name
    that the pass does not change, and kept nowhere."""
    if isinstance(node.func, ast.Attribute) and node.func.attr == "copy" and not node.args:
        source: ast.expr = node.func.value
    elif facts.is_builtin(node, "list", "dict", "set") or facts.called(node) == "copy.copy":
        if len(node.args) != 1 or node.keywords:
            return
        source = node.args[0]
    else:
        return
    path = path_of(source)
    loop = facts.growing_loop(node, path) if path else None
    if path is None or loop is None or any(facts.binds(name, loop) for name in names_in(source)):
        return
    known = facts.head(source)
    is_call = isinstance(node.func, ast.Name) and facts.is_parameter_path(source)
    if facts.is_small(source) or (not known and not is_call):
        return
    if known in (
        "int",
        "str",
        "Iterator",
        "file",
        "range",
        "NumpyGenerator",
    ):
        return
    statement = facts.parent(node)
    if not (isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name)):
        return
    name = statement.targets[0].id
    if (
        facts.effects(name, loop) - {"bind"}
        or facts.changes(path, loop)
        or _kept(name, loop, facts)
    ):
        return
    yield Match(
        node=loop,
        core=node,
        names=(path,),
        confidence=0.8 if known else 0.6,
        message=f"`{facts.text(node)}` copies all of `{path}` in every pass, but neither the copy "
        f"`{name}` nor `{path}` is changed there. Drop the copy, or make it once before the loop.",
    )


def _kept(name: str, loop: ast.AST, facts: Facts) -> bool:
    """Whether the copy is stored or given out, so that each pass may need its own."""
    for scope in facts.scopes.values():
        for use in scope.names.get(name, ()):
            if not facts.holds(loop, use) or isinstance(use.ctx, ast.Store):
                continue
            parent = facts.parent(use)
            if isinstance(
                parent,
                ast.Return | ast.Yield | ast.Assign | ast.Dict | ast.List | ast.Tuple | ast.keyword,
            ):
                return True
    return False


KIND = KindCode(
    id="copy-in-loop",
    detect=detect,
    calls=("copy", "list", "dict", "set"),
    bad=(
        Bad(
            "def found(grid, words):\n    for word in words:\n        cells = list(grid)\n"
            "        if word in cells:\n            yield word\n",
            lines=(2, 5),
            core=3,
            names=("grid",),
        ),
        Bad(
            "def hits(table: dict[str, int], words):\n    found = 0\n    for word in words:\n"
            "        local = table.copy()\n        if word in local:\n            found += 1\n"
            "    return found\n",
            lines=(3, 6),
            core=4,
            names=("table",),
        ),
    ),
    good=(
        Good(
            "def variants(base: dict[str, int], rates):\n    out = []\n    for rate in rates:\n"
            "        config = base.copy()\n        config['rate'] = rate\n"
            "        out.append(config)\n    return out\n"
        ),
        Good(
            "def own(groups):\n    for group in groups:\n        members = list(group)\n"
            "        print(members)\n"
        ),
    ),
)
