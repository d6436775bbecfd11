"""A loop that returns True or False at the first hit is any() or all()."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..facts import Facts
from ..facts.expressions import constant, names_in, same, walk
from ..kind import Bad, Good, Injection, KindCode, Match

if TYPE_CHECKING:
    from ..rewriting.editor import Editor


def detect(node: ast.For, facts: Facts) -> Iterator[Match]:
    """A loop of nothing but `if test: return <bool>`, followed by the return of the other bool."""
    following = facts.after(node)
    yield from _by_flag(node, facts)
    if node.orelse and len(node.orelse) == 1 and isinstance(node.orelse[0], ast.Return):
        following = node.orelse[0]
    elif node.orelse:
        return
    if not isinstance(following, ast.Return):
        return
    answers = {_answer(statement) for statement in node.body}
    early, late = answers.pop(), constant(following.value)
    if answers or not (isinstance(early, bool) and isinstance(late, bool)) or early is late:
        return
    tests = [statement.test for statement in node.body if isinstance(statement, ast.If)]
    if any(
        isinstance(child, ast.Await | ast.Yield | ast.NamedExpr)
        for test in tests
        for child in walk(test)
    ):
        return
    name = "any" if early else "all"
    yield Match(
        node=node,
        core=node,
        until=following,
        names=(name,),
        confidence=0.95,
        message=f"The loop answers whether {'some' if early else 'every'} item passes a test; "
        f"`return {name}(... for {facts.text(node.target)} in {facts.text(node.iter)})` says so "
        f"directly, and stops as early.",
        parts={"tests": tests, "return": following},
    )


def _by_flag(node: ast.For, facts: Facts) -> Iterator[Match]:
    """`found = False`, then a loop of nothing but `if test: found = True`, perhaps with break."""
    only, start = node.body[0], facts.before(node)
    if len(node.body) != 1 or node.orelse or not isinstance(only, ast.If) or only.orelse:
        return
    sets = only.body[0]
    breaks = len(only.body) == 2 and isinstance(only.body[1], ast.Break)
    if not isinstance(sets, ast.Assign) or not (breaks or len(only.body) == 1):
        return
    flag, late = sets.targets[0], constant(sets.value)
    if not isinstance(flag, ast.Name) or not isinstance(start, ast.Assign):
        return
    early = constant(start.value)
    if not same(start.targets[0], flag) or not (isinstance(early, bool) and early is (not late)):
        return
    if flag.id in names_in(only.test) or any(
        isinstance(part, ast.Await | ast.Yield | ast.NamedExpr) for part in walk(only.test)
    ):
        return
    name = "all" if early else "any"
    yield Match(
        node=node,
        core=node,
        names=(name,),
        confidence=0.85,
        message=f"The loop only finds out whether {'every' if early else 'some'} item passes a "
        f"test; `{flag.id} = {name}(... for {facts.text(node.target)} in "
        f"{facts.text(node.iter)})` says so directly"
        + (", and stops early." if not breaks else "."),
        parts={"return": None},
    )


def _answer(statement: ast.stmt) -> object:
    """The constant that `if test: return <constant>` returns; None for any other statement."""
    if (
        isinstance(statement, ast.If)
        and len(statement.body) == 1
        and not statement.orelse
        and isinstance(statement.body[0], ast.Return)
    ):
        return constant(statement.body[0].value)
    return None


def repair(match: Match, facts: Facts, edit: Editor) -> None:
    """`return any(...)`, or `return all(... )` with the test turned round."""
    if match.parts["return"] is None or facts.parent(match.parts["return"]) is match.node:
        edit.refuse("only a return after the loop is rewritten")
    loop, tests = match.node, match.parts["tests"]
    assert isinstance(loop, ast.For)
    parts = {"target": loop.target, "items": loop.iter}
    test = tests[0]
    if len(tests) > 1:
        listed = " or ".join(f"{{test{number}}}" for number in range(len(tests)))
        word = "any" if match.names == ("any",) else "not any"
        named = {f"test{number}": item for number, item in enumerate(tests)}
        edit.replace_statement(
            match.parts["return"], f"return {word}({listed} for {{target}} in {{items}})",
            **named, **parts,
        )  # fmt: skip
    elif match.names == ("any",):
        edit.replace_statement(
            match.parts["return"], "return any({test} for {target} in {items})", test=test, **parts
        )
    elif isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
        edit.replace_statement(
            match.parts["return"],
            "return all({test} for {target} in {items})",
            test=test.operand,
            **parts,
        )
    else:
        edit.replace_statement(
            match.parts["return"],
            "return not any({test} for {target} in {items})",
            test=test,
            **parts,
        )
    edit.remove(loop)


def find_calls(node: ast.Return, facts: Facts) -> Iterator[Match]:
    """`return any(test for x in xs)` and all."""
    call = node.value
    if (
        facts.is_builtin(call, "any", "all")
        and isinstance(call.args[0], ast.GeneratorExp)
        and len(call.args[0].generators) == 1
        and not call.args[0].generators[0].ifs
    ):
        yield Match(node=node, core=node, message="", parts={"call": call})


def inject(match: Match, facts: Facts, edit: Editor) -> None:
    """Loop, test, and return by hand."""
    call = match.parts["call"]
    made = call.args[0]
    is_any = call.func.id == "any"
    edit.replace_statement(
        match.node,
        "for {target} in {items}:\n"
        f"    if {'' if is_any else 'not '}{{test}}:\n"
        f"        return {is_any}\n"
        f"return {not is_any}\n",
        target=made.generators[0].target,
        items=made.generators[0].iter,
        test=made.elt,
    )


KIND = KindCode(
    id="manual-any-all",
    detect=detect,
    on=(ast.For,),
    repair=repair,
    safety="safe",
    inject=Injection(find_calls, inject, on=(ast.Return,)),
    bad=(
        Bad(
            "found = False\nfor x in xs:\n    if x.bad:\n        found = True\n        break\n",
            lines=(2, 5),
            core=2,
            names=("any",),
        ),
        Bad(
            "def valid(rules):\n    for rule in rules:\n        if not rule.ok:\n"
            "            return False\n    else:\n        return True\n",
            lines=(2, 6),
            core=2,
            names=("all",),
        ),
        Bad(
            """\
def unbeaten(team, results):
    for home, away in results:
        if home == team:
            return False
        if away > team:
            return False
    return True
""",
            lines=(2, 7),
            core=2,
            names=("all",),
            repaired="""\
def unbeaten(team, results):
    return not any((home == team) or (away > team) for (home, away) in results)
""",
        ),
        Bad(
            """\
def has_late(orders):
    for order in orders:
        if order.days > 30:
            return True
    return False
""",
            lines=(2, 5),
            core=2,
            names=("any",),
            repaired="""\
def has_late(orders):
    return any(order.days > 30 for order in orders)
""",
        ),
        Bad(
            """\
def all_paid(orders):
    for order in orders:
        if not order.paid:
            return False
    return True
""",
            lines=(2, 5),
            core=2,
            names=("all",),
            repaired="""\
def all_paid(orders):
    return all(order.paid for order in orders)
""",
        ),
    ),
    good=(
        Good("ok = True\nfor x in xs:\n    if x.bad:\n        ok = False\n        print(x)\n"),
        Good(
            "def has_late(orders):\n    return any(order.late for order in orders)\n",
            injected="def has_late(orders):\n    for order in orders:\n"
            "        if order.late:\n            return True\n    return False\n",
        ),
        Good("""\
def first_late(orders):
    for order in orders:
        if order.late:
            return order
    return None
"""),
        Good("""\
def late(orders):
    for order in orders:
        if order.late:
            log(order)
            return True
    return False
"""),
    ),
)
