"""The same list is sorted again in every pass of a loop."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..facts import Facts
from ..facts.expressions import method_call, names_in, path_of, same
from ..kind import Bad, Good, Injection, KindCode, Match

if TYPE_CHECKING:
    from ..rewriting.editor import Editor


def detect(node: ast.Call, facts: Facts) -> Iterator[Match]:
    """`xs.sort()` or `sorted(xs)` of a list that lives longer than one pass, with a key that
    does not hang on the pass."""
    if isinstance(node.func, ast.Attribute):
        items: ast.expr | None = node.func.value if node.func.attr == "sort" else None
        if node.args or facts.head(items) not in ("list", "Sequence", ""):
            return
    else:
        items = node.args[0] if len(node.args) == 1 and facts.is_builtin(node, "sorted") else None
    if isinstance(items, ast.BinOp) and isinstance(items.op, ast.Add):
        items = items.left  # `xs = sorted(xs + [x])`
    path = path_of(items)
    if items is None or path is None:
        return
    again = _sorts_itself(node, items, facts)
    loop = facts.growing_loop(node, None if again else path)
    if again and (loop is None or len(facts.all_effects(path, loop, "bind")) != 1):
        return
    if loop is None or facts.is_small(items):
        return
    bound = {name for keyword in node.keywords for name in names_in(keyword.value)}
    if any(facts.binds(name, loop) and name not in _lambda_names(node) for name in bound):
        return
    grows = (again or bool(facts.effects(path, loop) & {"mutate"})) and isinstance(
        node.func, ast.Name
    )
    if isinstance(node.func, ast.Attribute) and len(facts.all_effects(path, loop, "mutate")) < 2:
        return  # nothing but the sort changes it: left to the reader
    yield Match(
        node=loop,
        core=node,
        names=(path,),
        confidence=0.9 if facts.head(items) else 0.75,
        message=f"`{path}` is sorted again in every pass. "
        + (
            "It only gains a few items in between: `bisect.insort`, or a heap when only the "
            "smallest is needed, keeps it in order."
            if grows or isinstance(node.func, ast.Attribute)
            else "It does not change in the loop, so sort it once before."
        ),
        parts={"loop": loop, "grows": grows or isinstance(node.func, ast.Attribute)},
    )


def _sorts_itself(node: ast.Call, items: ast.expr, facts: Facts) -> bool:
    """`xs = sorted(xs)`"""
    statement = facts.parent(node)
    return isinstance(statement, ast.Assign) and same(statement.targets[0], items)


def _lambda_names(call: ast.Call) -> set[str]:
    return {
        argument.arg
        for keyword in call.keywords
        if isinstance(keyword.value, ast.Lambda)
        for argument in keyword.value.args.args
    }


def repair(match: Match, facts: Facts, edit: Editor) -> None:
    """Sort once before the loop, where the list does not change in it."""
    if match.parts["grows"]:
        edit.refuse("the list changes in the loop")
    call = match.core
    assert isinstance(call, ast.Call)
    short = match.names[0].rpartition(".")[2]
    edit.replace(call, edit.hoist(call, match.parts["loop"], f"sorted_{short}", "{value}"))


def find_sorts(node: ast.Expr, facts: Facts) -> Iterator[Match]:
    """`xs.sort()` just after the loop that fills xs and does not read it."""
    items, loop = method_call(node.value, "sort"), facts.before(node)
    path = path_of(items)
    if not isinstance(items, ast.Name) or path is None or not isinstance(loop, ast.For):
        return
    if loop.orelse or isinstance(loop.body[-1], ast.Return | ast.Raise | ast.Break | ast.Continue):
        return
    inside = [use for use in facts.uses(items) if facts.holds(loop, use)]
    if inside and all(isinstance(facts.parent(use), ast.Attribute) for use in inside):
        yield Match(node=node, core=node, message="", parts={"loop": loop, "call": node.value})


def inject(match: Match, facts: Facts, edit: Editor) -> None:
    """Sort after each addition."""
    edit.insert_after(match.parts["loop"].body[-1], edit.code(match.parts["call"]))
    edit.remove(match.node)


KIND = KindCode(
    id="sort-in-loop",
    detect=detect,
    calls=("sort", "sorted"),
    repair=repair,
    condition="nothing called in the loop changes the list",
    inject=Injection(find_sorts, inject, on=(ast.Expr,)),
    bad=(
        Bad(
            "class Board:\n    def fill(self, players):\n        for p in players:\n"
            "            self.scores.append(p.score)\n"
            "            self.scores = sorted(self.scores, reverse=True)\n",
            lines=(3, 5),
            core=5,
            names=("self.scores",),
        ),
        Bad(
            """\
def ranks(scores, players):
    result = {}
    for player in players:
        ordered = sorted(scores, reverse=True)
        result[player] = ordered.index(player.score)
    return result
""",
            lines=(3, 5),
            core=4,
            names=("scores",),
            repaired="""\
def ranks(scores, players):
    result = {}
    sorted_scores = sorted(scores, reverse=True)
    for player in players:
        ordered = sorted_scores
        result[player] = ordered.index(player.score)
    return result
""",
        ),
        Bad(
            """\
def running_median(values):
    seen = []
    for value in values:
        seen.append(value)
        seen.sort()
        yield seen[len(seen) // 2]
""",
            lines=(3, 6),
            core=5,
            names=("seen",),
        ),
    ),
    good=(
        Good("for xs in groups:\n    xs = sorted(xs)\n    print(xs)\n"),
        Good(
            """\
def ranked(games):
    scores = []
    for game in games:
        scores.append(game.score)
    scores.sort()
    return scores
""",
            injected="""\
def ranked(games):
    scores = []
    for game in games:
        scores.append(game.score)
        scores.sort()
    return scores
""",
        ),
        Good("""\
def sorted_groups(groups):
    for group in groups:
        members = list(group)
        members.sort()
        yield members, sorted(group)
"""),
        Good("""\
def nearest(points, centres):
    for centre in centres:
        yield sorted(points, key=lambda point: abs(point - centre))
"""),
        Good("""\
def printed(items):
    for item in sorted(items):
        print(item)
"""),
    ),
)
