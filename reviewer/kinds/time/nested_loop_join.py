"""Two nested loops with an equality test join two sequences; an index on the key does it once."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ..facts import Facts
from ..facts.expressions import COMPREHENSIONS, names_in, path_of, range_len, walk
from ..kind import Bad, Good, KindCode, Match

_TARGETS = ("for", "unpack")


def detect(node: ast.Compare, facts: Facts) -> Iterator[Match]:
    """`a.key == b.key` that decides alone which items of an unchanging inner sequence count."""
    if len(node.ops) != 1:
        return
    test: ast.AST = node
    parent = facts.parent(node)
    if isinstance(parent, ast.BoolOp) and isinstance(parent.op, ast.And):
        test, parent = parent, facts.parent(parent)
    if isinstance(parent, ast.If) and parent.test is test:
        wanted: type[ast.cmpop] = ast.Eq
        if len(parent.body) == 1 and isinstance(parent.body[0], ast.Continue):
            wanted = ast.NotEq
        inner = facts.parent(parent)
        if not isinstance(inner, ast.For) or parent not in inner.body[:1]:
            return
        iterable, target = inner.iter, inner.target
        whole: ast.AST = inner
        loop: ast.AST | None = facts.growing_loop(inner)
    elif isinstance(parent, ast.comprehension):
        wanted = ast.Eq
        whole = facts.parents[parent]
        generators: list[ast.comprehension] = whole.generators  # type: ignore[attr-defined]
        iterable, target = parent.iter, parent.target
        loop = whole if len(generators) > 1 else facts.growing_loop(whole)
        if parent is not generators[-1]:
            return
    else:
        return
    if not isinstance(node.ops[0], wanted) or loop is None or facts.is_small(iterable):
        return
    iterable = range_len(iterable) or iterable
    found = _sides(node, target, loop, whole)
    path = path_of(iterable)
    if not found or path is None or not _stays(iterable, loop, whole, facts):
        return
    yield Match(
        node=loop,
        core=whole,
        names=(path,),
        confidence=0.85,
        message=f"For every item of the outer loop all of `{path}` is searched for the one where "
        f"`{facts.text(node)}`, so the work grows with the product of the two sizes. "
        f"A dict from that key to the item, built once, makes each look-up constant.",
    )


def _sides(node: ast.Compare, target: ast.expr, loop: ast.AST, inner: ast.AST) -> bool:
    """Whether one side is a plain field of the inner item, and the other one hangs on the loop
    around it and not on the inner item."""
    mine = names_in(target)
    for here, other in ((node.left, node.comparators[0]), (node.comparators[0], node.left)):
        if not names_in(here) & mine or names_in(other) & mine:
            continue
        if any(isinstance(part, ast.Call | ast.BinOp) for part in walk(here)):
            continue
        outer = _bound_by(loop, inner)
        if names_in(other) & outer:
            return True
    return False


def _bound_by(loop: ast.AST, inner: ast.AST) -> set[str]:
    if isinstance(loop, ast.For | ast.AsyncFor):
        return names_in(loop.target)
    if isinstance(loop, COMPREHENSIONS):
        generators = loop.generators[:-1] if loop is inner else loop.generators
        return set().union(*(names_in(generator.target) for generator in generators))
    return set()


def _stays(iterable: ast.expr, loop: ast.AST, inner: ast.AST, facts: Facts) -> bool:
    """Whether the inner sequence is the same in every pass of the outer loop, and is one that
    gives its items by scanning."""
    path = path_of(iterable)
    if path is None or path.partition(".")[0] in _bound_by(loop, inner):
        return False
    return not facts.binds(path, loop) and facts.head(iterable) not in ("dict", "str", "file")


KIND = KindCode(
    id="nested-loop-join",
    detect=detect,
    on=(ast.Compare,),
    bad=(
        Bad(
            "def match(payments, invoices):\n    for i in range(len(payments)):\n"
            "        for j in range(len(invoices)):\n"
            "            if payments[i].ref == invoices[j].number:\n"
            "                payments[i].invoice = invoices[j]\n",
            lines=(2, 5),
            core=3,
            names=("invoices",),
        ),
        Bad(
            """\
def paid(invoices, payments):
    pairs = []
    for invoice in invoices:
        for payment in payments:
            if payment.number == invoice.number:
                pairs.append((invoice, payment))
    return pairs
""",
            lines=(3, 6),
            core=4,
            names=("payments",),
        ),
        Bad(
            """\
def totals(stores, sales):
    result = {}
    for store in stores:
        amounts = [sale.amount for sale in sales if sale.store == store]
        result[store] = sum(amounts)
    return result
""",
            lines=(3, 5),
            core=4,
            names=("sales",),
        ),
        Bad(
            """\
def pairs(left, right):
    return [(a, b) for a in left for b in right if a["id"] == b["id"]]
""",
            lines=(2, 2),
            core=2,
            names=("right",),
        ),
    ),
    good=(
        Good(
            "for i in range(len(xs)):\n    for j in range(i + 1, len(xs)):\n"
            "        if xs[i].key == xs[j].key:\n            merge(xs[i], xs[j])\n"
        ),
        Good("""\
def paid(invoices, payments):
    by_number = {payment.number: payment for payment in payments}
    return [(i, by_number[i.number]) for i in invoices if i.number in by_number]
"""),
        Good("""\
def lines_of(orders, wanted):
    return [line for order in orders for line in order.lines if line.sku == wanted]
"""),
        Good("""\
def own(orders):
    for order in orders:
        for line in order.lines:
            if line.owner == order.owner:
                yield line
"""),
        Good("""\
def grid(n):
    return [(i, j) for i in (0, 1) for j in (0, 1) if i == j]
"""),
    ),
)
