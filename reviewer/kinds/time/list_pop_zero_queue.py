"""`queue.pop(0)` in a loop: every pop shifts all the items behind it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..facts import Facts
from ..facts.expressions import is_zero, path_of
from ..kind import Bad, Good, Injection, KindCode, Match

if TYPE_CHECKING:
    from ..rewriting.editor import Editor

# What a deque can do as well as a list.
_SHARED = frozenset({"append", "extend", "pop", "popleft", "clear", "remove", "count"})


def detect(node: ast.Call, facts: Facts) -> Iterator[Match]:
    """`xs.pop(0)` in a growing loop on a list that lives longer than one pass."""
    if not (isinstance(node.func, ast.Attribute) and len(node.args) == 1 and is_zero(node.args[0])):
        return
    queue = node.func.value
    path = path_of(queue)
    if path is None or facts.head(queue) not in ("list", "Sequence", ""):
        return
    loop = facts.growing_loop(node, path)
    if loop is None or facts.is_small(queue):
        return
    yield Match(
        node=loop,
        core=node,
        names=(path,),
        confidence=0.95 if facts.head(queue) else 0.7,
        message=f"`{path}.pop(0)` moves every remaining item of the list one place to the left, "
        f"so emptying it takes quadratic time. "
        f"A `collections.deque` gives up its first item in constant time with `popleft()`.",
        parts={"queue": queue, "loop": loop},
    )


def repair(match: Match, facts: Facts, edit: Editor) -> None:
    """Make the local list a deque, and every pop(0) a popleft()."""
    queue = match.parts["queue"]
    start = facts.value(queue)
    if start is None:
        edit.refuse("the list is not made once in this function")
    for call in _calls(queue, facts, edit):
        if _method(call) == "pop" and call.args:
            edit.replace(call, f"{queue.id}.popleft()")
    made = edit.use("collections", "deque")
    if isinstance(start, ast.List) and not start.elts:
        edit.replace(start, f"{made}()")
    elif isinstance(start, ast.Call) and facts.is_builtin(start, "list") and len(start.args) == 1:
        edit.replace(start, f"{made}({{items}})", items=start.args[0])
    else:
        edit.replace(start, f"{made}({{items}})", items=start)


def find_deques(node: ast.Assign, facts: Facts) -> Iterator[Match]:
    """`queue = deque(...)` with a popleft in a growing loop."""
    target, call = node.targets[0], node.value
    if isinstance(target, ast.Name) and facts.called(call) == "collections.deque":
        assert isinstance(call, ast.Call)
        if len(call.args) <= 1 and not call.keywords:
            yield Match(node=node, core=node, message="", parts={"queue": target, "call": call})


def inject(match: Match, facts: Facts, edit: Editor) -> None:
    """Make the deque a list, and every popleft() a pop(0)."""
    queue, call = match.parts["queue"], match.parts["call"]
    for used in _calls(queue, facts, edit):
        if _method(used) == "popleft":
            edit.replace(used, f"{queue.id}.pop(0)")
    if call.args:
        edit.replace(call, "list({items})", items=call.args[0])
    else:
        edit.replace(call, "[]")


def _method(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else ""


def _calls(queue: ast.Name, facts: Facts, edit: Editor) -> list[ast.Call]:
    """The method calls on the queue. Refuses where it is used in a way only one type allows."""
    calls = []
    for use in facts.uses(queue):
        parent = facts.parent(use)
        if isinstance(use.ctx, ast.Store) or isinstance(parent, ast.While | ast.If | ast.For):
            continue
        if isinstance(parent, ast.Attribute) and parent.attr in _SHARED:
            call = facts.parent(parent)
            if isinstance(call, ast.Call) and (
                parent.attr != "pop" or not call.args or is_zero(call.args[0])
            ):
                calls.append(call)
                continue
        if facts.is_builtin(parent, "len", "bool", "any", "all", "sum") or isinstance(
            parent, ast.UnaryOp | ast.Compare | ast.BoolOp
        ):
            continue
        edit.refuse(f"`{queue.id}` is used in a way that depends on its type")
    return calls


KIND = KindCode(
    id="list-pop-zero-queue",
    detect=detect,
    calls=("pop",),
    repair=repair,
    condition="nothing else needs the queue to be a list",
    inject=Injection(find_deques, inject, on=(ast.Assign,)),
    bad=(
        Bad(
            """\
def reachable(graph, start):
    seen = {start}
    queue = [start]  # breadth first
    while queue:
        node = queue.pop(0)
        for near in graph[node]:
            if near not in seen:
                seen.add(near)
                queue.append(near)
    return seen
""",
            lines=(4, 9),
            core=5,
            names=("queue",),
            repaired="""\
from collections import deque


def reachable(graph, start):
    seen = {start}
    queue = deque([start])  # breadth first
    while queue:
        node = queue.popleft()
        for near in graph[node]:
            if near not in seen:
                seen.add(near)
                queue.append(near)
    return seen
""",
        ),
        Bad(
            """\
def drain(jobs: list[str], run):
    while jobs:
        run(jobs.pop(0))
""",
            lines=(2, 3),
            core=3,
            names=("jobs",),
        ),
    ),
    good=(
        Good(
            """\
from collections import deque


def drain(items, run):
    jobs = deque(items)
    while jobs:
        run(jobs.popleft())
""",
            injected="""\
def drain(items, run):
    jobs = list(items)
    while jobs:
        run(jobs.pop(0))
""",
        ),
        Good("""\
def commands(lines):
    for line in lines:
        words = line.split()
        yield words.pop(0), words
"""),
        Good("""\
def release(slots: dict[int, str]):
    while slots:
        slots.pop(0)
"""),
        Good("""\
def stack(items: list[int]):
    while items:
        items.pop()
"""),
    ),
)
