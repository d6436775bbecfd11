"""Occurrences are counted by hand in a dict."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..facts import Facts
from ..facts.expressions import constant, method_call, path_of, same
from ..kind import Bad, Good, Injection, KindCode, Match

if TYPE_CHECKING:
    from ..rewriting.editor import Editor


def detect(node: ast.Assign | ast.AugAssign | ast.If, facts: Facts) -> Iterator[Match]:
    """`d[k] = d.get(k, 0) + 1`, or `if k in d: d[k] += 1 else: d[k] = 1`, in a loop."""
    found = _get_form(node) or _branch_form(node) or _default_form(node, facts)
    loop = facts.loop(node) if found is not None else None
    if found is None or loop is None:
        return
    counts, key = found
    path = path_of(counts)
    if path is None:
        return
    yield Match(
        node=loop,
        core=node,
        names=(path,),
        confidence=0.9,
        message=f"`{path}` counts occurrences by hand. `collections.Counter` does it in one line, "
        f"and `most_common` comes with it.",
        parts={"loop": loop, "counts": counts, "key": key},
    )


def _default_form(node: ast.AST, facts: Facts) -> tuple[ast.expr, ast.expr] | None:
    """`counts[k] += 1` of a local `defaultdict(int)` that a loop of nothing else fills."""
    if not (isinstance(node, ast.AugAssign) and isinstance(node.target, ast.Subscript)):
        return None
    counts = node.target.value
    made = facts.value(counts)
    loop = facts.parent(node)
    if not isinstance(loop, ast.For) or loop.body != [node] or constant(node.value) != 1:
        return None
    if facts.called(made) != "collections.defaultdict" or not isinstance(made, ast.Call):
        return None
    of_int = len(made.args) == 1 and getattr(made.args[0], "id", "") == "int"
    return (counts, node.target.slice) if of_int and isinstance(node.op, ast.Add) else None


def _get_form(node: ast.AST) -> tuple[ast.expr, ast.expr] | None:
    if not (isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Subscript)):
        return None
    target, total = node.targets[0], node.value
    if not (isinstance(total, ast.BinOp) and isinstance(total.op, ast.Add)):
        return None
    for got, one in ((total.left, total.right), (total.right, total.left)):
        if (
            constant(one) == 1
            and same(method_call(got, "get"), target.value)
            and isinstance(got, ast.Call)
            and len(got.args) == 2
            and same(got.args[0], target.slice)
            and constant(got.args[1]) == 0
        ):
            return target.value, target.slice
    return None


def _branch_form(node: ast.AST) -> tuple[ast.expr, ast.expr] | None:
    if not (isinstance(node, ast.If) and isinstance(node.test, ast.Compare)):
        return None
    test = node.test
    present, absent = node.body, node.orelse
    if isinstance(test.ops[0], ast.NotIn):
        present, absent = absent, present
    elif not isinstance(test.ops[0], ast.In):
        return None
    counts, key = test.comparators[0], test.left
    if len(absent) != 1 or not _sets(absent[0], counts, key, (0, 1)):
        return None
    if not present and constant(absent[0].value) == 0:  # type: ignore[attr-defined]
        return counts, key  # the addition follows the test
    if len(present) == 1 and _adds_one(present[0], counts, key):
        return counts, key
    return None


def _sets(node: ast.stmt, counts: ast.expr, key: ast.expr, values: tuple[int, ...]) -> bool:
    return (
        isinstance(node, ast.Assign)
        and isinstance(node.targets[0], ast.Subscript)
        and same(node.targets[0].value, counts)
        and same(node.targets[0].slice, key)
        and constant(node.value) in values
        and type(constant(node.value)) is int
    )


def _adds_one(node: ast.stmt, counts: ast.expr, key: ast.expr) -> bool:
    return (
        isinstance(node, ast.AugAssign)
        and isinstance(node.op, ast.Add)
        and isinstance(node.target, ast.Subscript)
        and same(node.target.value, counts)
        and same(node.target.slice, key)
        and constant(node.value) == 1
    )


def repair(match: Match, facts: Facts, edit: Editor) -> None:
    """`counts = {}` and a loop that only counts become one Counter."""
    loop, counts, key = match.parts["loop"], match.parts["counts"], match.parts["key"]
    if not (isinstance(loop, ast.For) and loop.body == [match.core] and not loop.orelse):
        edit.refuse("the loop does more than count")
    start = facts.before(loop)
    if not (
        isinstance(start, ast.Assign | ast.AnnAssign)
        and same(start.targets[0] if isinstance(start, ast.Assign) else start.target, counts)
        and isinstance(start.value, ast.Dict)
        and not start.value.keys
    ):
        edit.refuse("the dict does not start empty just before the loop")
    counter = edit.use("collections", "Counter")
    if same(loop.target, key):
        edit.replace(start.value, f"{counter}({{items}})", items=loop.iter)
    else:
        edit.replace(
            start.value,
            f"{counter}({{key}} for {{item}} in {{items}})",
            key=key,
            item=loop.target,
            items=loop.iter,
        )
    edit.remove(loop)


def find_counters(node: ast.Assign, facts: Facts) -> Iterator[Match]:
    """`counts = Counter(items)`."""
    call, target = node.value, node.targets[0]
    if facts.called(call) == "collections.Counter" and isinstance(target, ast.Name):
        assert isinstance(call, ast.Call)
        used = facts.scope(target).methods.get(target.id, set())
        reads = [use for use in facts.uses(target) if use is not target]
        plain = not any(isinstance(facts.parent(use), ast.Subscript | ast.BinOp) for use in reads)
        if len(call.args) == 1 and used <= {"items", "values", "keys", "get"} and plain:
            yield Match(node=node, core=node, message="", parts={"items": call.args[0]})


def inject(match: Match, facts: Facts, edit: Editor) -> None:
    """Count by hand in a dict."""
    node = match.node
    assert isinstance(node, ast.Assign)
    assert isinstance(node.targets[0], ast.Name)
    name, item = node.targets[0].id, edit.fresh("item")
    edit.replace_statement(
        node,
        f"{name} = {{}}\nfor {item} in {{items}}:\n"
        f"    {name}[{item}] = {name}.get({item}, 0) + 1\n",
        items=match.parts["items"],
    )


KIND = KindCode(
    id="manual-counter",
    detect=detect,
    on=(ast.Assign, ast.AugAssign, ast.If),
    repair=repair,
    safety="safe",
    inject=Injection(find_counters, inject, on=(ast.Assign,)),
    bad=(
        Bad(
            "from collections import defaultdict\ncounts = defaultdict(int)\n"
            "for order in orders:\n    counts[order.status] += 1\n",
            lines=(3, 4),
            core=4,
            names=("counts",),
        ),
        Bad(
            """\
def by_city(customers):
    counts = {}
    for customer in customers:
        counts[customer.city] = counts.get(customer.city, 0) + 1
    return counts
""",
            lines=(3, 4),
            core=4,
            names=("counts",),
            repaired="""\
from collections import Counter


def by_city(customers):
    counts = Counter(customer.city for customer in customers)
    return counts
""",
        ),
        Bad(
            """\
counts = {}
for word in words:
    if word in counts:
        counts[word] += 1
    else:
        counts[word] = 1
""",
            lines=(2, 6),
            core=3,
            names=("counts",),
            repaired="""\
from collections import Counter


counts = Counter(words)
""",
        ),
        Bad(
            """\
seen = {}
for word in words:
    if word not in seen:
        seen[word] = 0
    seen[word] += 1
""",
            lines=(2, 5),
            core=3,
            names=("seen",),
        ),
    ),
    good=(
        Good(
            """\
from collections import Counter

def shown(words):
    counts = Counter(words)
    return sorted(counts.items())
""",
            injected="""\
def shown(words):
    counts = {}
    for item in words:
        counts[item] = counts.get(item, 0) + 1
    return sorted(counts.items())
""",
        ),
        Good("for sale in sales:\n    sums[sale.shop] = sums.get(sale.shop, 0) + sale.amount\n"),
        Good("counts[key] = counts.get(key, 0) + 1\n"),
    ),
)
