"""Two sequences are walked with one index."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..facts import LINEAR, Facts
from ..facts.expressions import path_of
from ..kind import Bad, Good, Injection, KindCode, Match
from ._indexing import index_use

if TYPE_CHECKING:
    from ..rewriting.editor import Editor


def detect(node: ast.For | ast.comprehension, facts: Facts) -> Iterator[Match]:
    """A loop over range(len(xs)) that reads xs[i] and ys[i], and uses i for nothing else."""
    if isinstance(node, ast.For):
        whole: ast.AST = node
        body: list[ast.AST] = list(node.body)
    else:
        whole = facts.parents[node]
        if len(whole.generators) > 1:  # type: ignore[attr-defined]
            return
        first = [whole.key, whole.value] if isinstance(whole, ast.DictComp) else [whole.elt]  # type: ignore[attr-defined]
        body = [*first, *node.ifs]
    use = index_use(node.target, node.iter, body, facts)
    if use is None or not use.reads or not use.others or use.writes:
        return
    others = list(dict.fromkeys(path_of(other.value) or "" for other in use.others))
    if "" in others or any(facts.binds(other, whole) for other in others):
        return
    if facts.head(use.items) in ("ndarray", "DataFrame", "Series"):
        return
    names = (facts.text(use.items), *others)
    yield Match(
        node=whole,
        core=whole,
        names=names,
        confidence=0.65 if use.alone else 0.85,
        message=f"One index walks {' and '.join(f'`{name}`' for name in names)} side by side. "
        f"`zip({', '.join(names)}, strict=True)` gives the items together and reports unequal "
        f"lengths.",
    )


def find_zips(node: ast.For, facts: Facts) -> Iterator[Match]:
    """`for x, y in zip(xs, ys)` over two lists."""
    call, target = node.iter, node.target
    if not (facts.is_builtin(call, "zip") and len(call.args) == 2):
        return
    if any(path_of(items) is None or facts.head(items) not in LINEAR for items in call.args):
        return
    if isinstance(target, ast.Tuple) and all(isinstance(item, ast.Name) for item in target.elts):
        yield Match(
            node=node, core=node, message="", parts={"items": call.args, "names": target.elts}
        )


def inject(match: Match, facts: Facts, edit: Editor) -> None:
    """Walk one index over both."""
    loop = match.node
    assert isinstance(loop, ast.For)
    index = edit.fresh("i")
    lists = [edit.code(items) for items in match.parts["items"]]
    edit.replace(loop.target, index)
    edit.replace(loop.iter, f"range(len({lists[0]}))")
    for name, items in zip(match.parts["names"], lists, strict=True):
        edit.insert_before(loop.body[0], f"{name.id} = {items}[{index}]")


KIND = KindCode(
    id="parallel-index-instead-of-zip",
    detect=detect,
    on=(ast.For, ast.comprehension),
    inject=Injection(find_zips, inject, on=(ast.For,)),
    bad=(
        Bad(
            """\
def dot(a, b):
    total = 0
    for i in range(len(a)):
        total += a[i] * b[i]
    return total
""",
            lines=(3, 4),
            core=3,
            names=("a", "b"),
        ),
        Bad(
            "prices = {names[k]: costs[k] for k in range(len(names))}\n",
            lines=(1, 1),
            core=1,
            names=("names", "costs"),
        ),
    ),
    good=(
        Good(
            """\
def pay(names: list[str], sums: list[int]):
    for name, amount in zip(names, sums, strict=True):
        print(name, amount)
""",
            injected="""\
def pay(names: list[str], sums: list[int]):
    for i in range(len(names)):
        name = names[i]
        amount = sums[i]
        print(name, amount)
""",
        ),
        Good("total = sum(x * y for x, y in zip(a, b, strict=True))\n"),
        Good("for i in range(len(a)):\n    out[i] = a[i] + b[i]\n"),
        Good("for i in range(len(a)):\n    print(a[i], b[i - 1])\n"),
    ),
)
