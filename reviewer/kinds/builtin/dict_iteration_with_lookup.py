"""for k in d: ... d[k] where .items() is meant."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..facts import Facts
from ..facts.expressions import COMPREHENSIONS, method_call, path_of, same, walk
from ..kind import Bad, Good, Injection, KindCode, Match

if TYPE_CHECKING:
    from ..rewriting.editor import Editor

_DICTS = ("dict", "defaultdict", "OrderedDict", "Counter")


def detect(node: ast.For | ast.comprehension, facts: Facts) -> Iterator[Match]:
    """A loop over a dict, or over its keys(), that reads `d[key]` and does not change d."""
    if isinstance(node.target, ast.Tuple):
        yield from _half_unused(node, node.target, facts)
    keys = method_call(node.iter, "keys")
    table = keys or node.iter
    path = path_of(table)
    if path is None or not isinstance(node.target, ast.Name):
        return
    known = facts.head(table) in _DICTS or _is_dict_by_default(table, facts)
    if keys is None and not known:
        return
    whole = node if isinstance(node, ast.For) else facts.parents[node]
    body: list[ast.AST] = list(node.body) if isinstance(node, ast.For) else [whole]
    reads = [
        child
        for part in body
        for child in walk(part)
        if isinstance(child, ast.Subscript)
        and same(child.slice, node.target)
        and same(child.value, table)
    ]
    if not reads or any(not isinstance(read.ctx, ast.Load) for read in reads):
        return
    if any(facts.binds(path, part) for part in body) or (
        not isinstance(whole, COMPREHENSIONS)
        and any(facts.binds(node.target.id, part) for part in body)
    ):
        return
    yield Match(
        node=whole,
        core=node if isinstance(node, ast.For) else node.iter,
        names=(path, node.target.id),
        confidence=0.9 if known else 0.75,
        message=f"The loop goes through the keys of `{path}` and looks each value up again with "
        f"`{path}[{node.target.id}]`. `{path}.items()` gives key and value together.",
    )


def _half_unused(
    node: ast.For | ast.comprehension, target: ast.Tuple, facts: Facts
) -> Iterator[Match]:
    """`for _, value in d.items()`"""
    table = method_call(node.iter, "items")
    path = path_of(table)
    names = [getattr(part, "id", "") for part in target.elts]
    if path is None or len(names) != 2 or names.count("_") != 1:
        return
    if facts.head(table) not in (*_DICTS, "") or getattr(node.iter, "args", None):
        return
    if not facts.head(table) and (facts.mentions("pandas") or facts.mentions("frame")):
        return  # the values of a frame are an array
    better = f"{path}.values()" if names[0] == "_" else path
    yield Match(
        node=node if isinstance(node, ast.For) else facts.parents[node],
        core=node if isinstance(node, ast.For) else node.iter,
        names=(path,),
        confidence=0.75,
        message=f"Of the two things that `items()` gives, one is thrown away. "
        f"`{better}` gives the other alone.",
    )


def _is_dict_by_default(table: ast.expr, facts: Facts) -> bool:
    """Whether a name got its value from `something.get(key, {})`."""
    value = facts.value(table)
    return (
        method_call(value, "get") is not None
        and isinstance(value, ast.Call)
        and len(value.args) == 2
        and isinstance(value.args[1], ast.Dict)
    )


def find_items(node: ast.For, facts: Facts) -> Iterator[Match]:
    """`for k, v in d.items()` where the loop gives neither another value."""
    table, target = method_call(node.iter, "items"), node.target
    path = path_of(table)
    if table is None or path is None or facts.changes(path, node) or node.orelse:
        return
    if isinstance(target, ast.Tuple) and all(isinstance(item, ast.Name) for item in target.elts):
        yield Match(node=node, core=node, message="", parts={"table": table, "names": target.elts})


def inject(match: Match, facts: Facts, edit: Editor) -> None:
    """Go through the keys and look each value up."""
    loop, table = match.node, match.parts["table"]
    assert isinstance(loop, ast.For)
    key, value = match.parts["names"]
    known = facts.head(table) in _DICTS
    edit.replace(loop.target, key.id)
    edit.replace(loop.iter, "{table}" if known else "{table}.keys()", table=table)
    edit.insert_before(loop.body[0], f"{value.id} = {edit.code(table)}[{key.id}]")


KIND = KindCode(
    id="dict-iteration-with-lookup",
    detect=detect,
    on=(ast.For, ast.comprehension),
    inject=Injection(find_items, inject, on=(ast.For,)),
    bad=(
        Bad(
            "for _, price in prices.items():\n    print(price)\n",
            lines=(1, 2),
            core=1,
            names=("prices",),
        ),
        Bad(
            "jobs = config.get('jobs', {})\nfor name in jobs:\n    print(name, jobs[name])\n",
            lines=(2, 3),
            core=2,
            names=("jobs", "name"),
        ),
        Bad(
            """\
def show(ages: dict[str, int]) -> None:
    for name in ages:
        print(name, ages[name])
""",
            lines=(2, 3),
            core=2,
            names=("ages", "name"),
        ),
        Bad(
            "old = [name for name in ages.keys() if ages[name] > 65]\n",
            lines=(1, 1),
            core=1,
            names=("ages", "name"),
        ),
    ),
    good=(
        Good("import pandas as pd\nsums = [column.sum() for _, column in table.items()]\n"),
        Good("for name, column in df.items():\n    print(name, column)\n"),
        Good(
            """\
def show(ages: dict[str, int]):
    for name, age in ages.items():
        print(name, age)
""",
            injected="""\
def show(ages: dict[str, int]):
    for name in ages:
        age = ages[name]
        print(name, age)
""",
        ),
        Good("for name, age in ages.items():\n    print(name, age)\n"),
        Good("for name in ages.keys():\n    ages[name] += 1\n"),
        Good("for row in rows:\n    print(rows[row])\n"),
    ),
)
