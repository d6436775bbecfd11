"""`x in some_list` is evaluated for each item of a loop: every test scans the list."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..facts import LINEAR, Facts
from ..facts.expressions import path_of
from ..kind import Bad, Good, Injection, KindCode, Match
from .dedupe_with_list import is_dedupe

if TYPE_CHECKING:
    from ..rewriting.editor import Editor


def detect(node: ast.Compare, facts: Facts) -> Iterator[Match]:
    """`x in xs` or `x not in xs` in a loop that grows, with xs a list or tuple of any size."""
    if len(node.ops) != 1 or not isinstance(node.ops[0], ast.In | ast.NotIn):
        return
    haystack = node.comparators[0]
    path = path_of(haystack)
    if path is None:
        return
    loop = facts.growing_loop(node)
    if loop is None or facts.is_small(haystack) or facts.head(haystack) not in LINEAR:
        return
    if _is_few(loop, facts):
        return
    effects = facts.effects(path, loop)
    if "bind" in effects:
        return
    grows = "mutate" in effects
    if grows and (isinstance(node.left, ast.Constant) or _is_dedupe(node, facts)):
        return
    yield Match(
        node=loop,
        core=node,
        names=(path,),
        # Lists in tests are mostly short.
        confidence=0.5 if facts.in_test(node) else 0.7 if grows else 0.75,
        message=f"`{path}` is a {facts.head(haystack)}, so each `{facts.text(node)}` scans it "
        f"from the start; with one test per pass the work grows with the product of the two sizes. "
        f"A set answers the same question in constant time.",
        parts={"test": node, "haystack": haystack, "loop": loop, "grows": grows},
    )


def _is_few(loop: ast.AST, facts: Facts) -> bool:
    """Whether a loop makes one pass per dimension or level, or per entry of a display that one
    of the bindings of its collection is: a handful in any case."""
    iterable = (
        loop.generators[0].iter if hasattr(loop, "generators") else getattr(loop, "iter", None)
    )
    if facts.is_builtin(iterable, "range"):
        return any(facts.text(bound).endswith(("ndim", "nlevels")) for bound in iterable.args)
    if isinstance(iterable, ast.Call) and isinstance(iterable.func, ast.Attribute):
        iterable = iterable.func.value
    if not isinstance(iterable, ast.Name):
        return False
    return any(
        isinstance(binding.value, ast.Dict | ast.List | ast.Tuple)
        and facts.is_small(binding.value)
        and "mutate" not in facts.effects(iterable.id, facts.enclosing(loop))
        for binding in facts.bindings(iterable)
    )


def _is_dedupe(node: ast.Compare, facts: Facts) -> bool:
    """`if x not in out: out.append(x)` is a kind of its own."""
    parent = facts.parent(node)
    while isinstance(parent, ast.UnaryOp | ast.comprehension):
        parent = facts.parent(parent)
    return isinstance(parent, ast.If | ast.ListComp) and is_dedupe(parent, facts)


def repair(match: Match, facts: Facts, edit: Editor) -> None:
    """Build the set once before the loop, under a name of its own."""
    if match.parts["grows"]:
        edit.refuse("the list grows in the loop")
    haystack = match.parts["haystack"]
    short = match.names[0].rpartition(".")[2]
    local = edit.hoist(haystack, match.parts["loop"], f"{short}_set", "set({value})")
    edit.replace(haystack, local)


def find_sets(node: ast.Assign | ast.AnnAssign, facts: Facts) -> Iterator[Match]:
    """A set that is only ever searched and added to, in a growing loop at least once."""
    target = node.target if isinstance(node, ast.AnnAssign) else node.targets[0]
    made = node.value
    if not isinstance(target, ast.Name) or (isinstance(node, ast.Assign) and node.targets[1:]):
        return
    is_call = facts.is_builtin(made, "set") and len(made.args) <= 1
    if not is_call and not isinstance(made, ast.SetComp):
        return
    annotation = node.annotation if isinstance(node, ast.AnnAssign) else None
    written = annotation.value if isinstance(annotation, ast.Subscript) else annotation
    if written is not None and getattr(written, "id", "") != "set":
        return
    reads = [use for use in facts.uses(target) if use is not target]
    tests = [use for use in reads if _searches(facts.parent(use), use)]
    added = [facts.parents[facts.parents[use]] for use in reads if _adds(use, facts)]
    if len(tests) + len(added) == len(reads) and any(facts.growing_loop(use) for use in tests):
        parts = {"made": made, "annotation": written, "added": added, "name": target.id}
        yield Match(node=node, core=node, message="", parts=parts)


def _searches(test: ast.AST | None, name: ast.Name) -> bool:
    return (
        isinstance(test, ast.Compare)
        and test.comparators == [name]
        and isinstance(test.ops[0], ast.In | ast.NotIn)
    )


def _adds(name: ast.Name, facts: Facts) -> bool:
    """Whether the name stands in a statement `name.add(item)`."""
    method = facts.parent(name)
    return (
        isinstance(method, ast.Attribute)
        and method.attr == "add"
        and isinstance(facts.parent(method), ast.Call)
        and isinstance(facts.parent(facts.parents[method]), ast.Expr)
    )


def inject(match: Match, facts: Facts, edit: Editor) -> None:
    """Keep a list where the set was."""
    made, annotation, name = match.parts["made"], match.parts["annotation"], match.parts["name"]
    if isinstance(made, ast.SetComp):
        edit.replace(made, f"[{edit.code(made)[1:-1]}]")
    elif made.args:
        edit.replace(made, "list({items})", items=made.args[0])
    else:
        edit.replace(made, "[]")
    if annotation is not None:
        edit.replace(annotation, "list")
    for call in match.parts["added"]:
        edit.replace(call, f"{name}.append({{item}})", item=call.args[0])


KIND = KindCode(
    id="membership-list-in-loop",
    detect=detect,
    on=(ast.Compare,),
    repair=repair,
    condition="the items of the list are hashable",
    inject=Injection(find_sets, inject, on=(ast.Assign, ast.AnnAssign)),
    bad=(
        Bad(
            """\
def unpaid(invoices: list[str], settled: list[str]) -> list[str]:
    result = []
    # in the order of the ledger
    for invoice in invoices:
        if invoice not in settled:
            result.append(invoice)  # still open
    return result
""",
            lines=(4, 6),
            core=5,
            names=("settled",),
            repaired="""\
def unpaid(invoices: list[str], settled: list[str]) -> list[str]:
    result = []
    # in the order of the ledger
    settled_set = set(settled)
    for invoice in invoices:
        if invoice not in settled_set:
            result.append(invoice)  # still open
    return result
""",
        ),
        Bad(
            """\
def shared(first, second):
    words = second.split()
    return [word for word in first.split() if word in words]
""",
            lines=(3, 3),
            core=3,
            names=("words",),
            repaired="""\
def shared(first, second):
    words = second.split()
    words_set = set(words)
    return [word for word in first.split() if word in words_set]
""",
        ),
        Bad(
            """\
class Guard:
    def __init__(self) -> None:
        self.banned: list[str] = []

    def passed(self, names):
        for name in names:
            if name in self.banned:
                return False
        return True
""",
            lines=(6, 8),
            core=7,
            names=("self.banned",),
            repaired="""\
class Guard:
    def __init__(self) -> None:
        self.banned: list[str] = []

    def passed(self, names):
        banned_set = set(self.banned)
        for name in names:
            if name in banned_set:
                return False
        return True
""",
        ),
    ),
    good=(
        Good(
            """\
def walk(graph, start):
    seen: set[str] = set()
    for node in graph.order(start):
        if node in seen:
            continue
        seen.add(node)
        print(node)
""",
            injected="""\
def walk(graph, start):
    seen: list[str] = []
    for node in graph.order(start):
        if node in seen:
            continue
        seen.append(node)
        print(node)
""",
        ),
        Good(
            """\
def known(rows, keys):
    names = {key.lower() for key in keys}
    return [row for row in rows if row in names]
""",
            injected="""\
def known(rows, keys):
    names = [key.lower() for key in keys]
    return [row for row in rows if row in names]
""",
        ),
        Good(
            """\
def unpaid(invoices, payments):
    settled = set(payments)
    return [invoice for invoice in invoices if invoice not in settled]
""",
            injected="""\
def unpaid(invoices, payments):
    settled = list(payments)
    return [invoice for invoice in invoices if invoice not in settled]
""",
        ),
        Good(
            "def kept(x, axes: list[int]):\n"
            "    return [i for i in range(x.ndim) if i not in axes]\n"
        ),
        Good("""\
VOWELS = ["a", "e", "i", "o", "u"]

def vowels(text: str) -> int:
    return sum(letter in VOWELS for letter in text)
"""),
        Good("""\
def known(keys, table: dict[str, list[str]]):
    return [key for key in keys if key in table]
"""),
        Good("""\
def any_of(words, text):
    return [word for word in words if word in text]
"""),
        Good("""\
def first_hit(rows: list[list[int]], wanted: int):
    for row in rows:
        if wanted in row:
            return row
    return None
"""),
        Good("""\
def rebuilt(groups, wanted):
    for group in groups:
        members = list(group)
        if wanted in members:
            yield group
"""),
        Good("""\
def once(xs: list[int], x: int) -> bool:
    return x in xs
"""),
    ),
)
