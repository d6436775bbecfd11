"""A function made in a loop reads the loop variable when it is called, not when it is made."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..facts import Facts
from ..facts.expressions import names_in, walk
from ..kind import Bad, Good, Injection, KindCode, Match

if TYPE_CHECKING:
    from ..rewriting.editor import Editor

_RUN_AT_ONCE = (
    "sorted",
    "min",
    "max",
    "map",
    "filter",
    "sort",
    "sum",
    "any",
    "all",
    "apply",
    "groupby",
    "reduce",
    "sub",
    "list",
    "tuple",
    "set",
    "dict",
    "next",
    "defaultdict",
)


def detect(node: ast.Lambda | ast.FunctionDef, facts: Facts) -> Iterator[Match]:
    """A lambda or def in a loop that reads a name the loop binds, and outlives the pass."""
    loops = list(facts.loops(node))
    if not loops or _used_at_once(node, facts):
        return
    own = facts.scopes[node]
    body: list[ast.AST] = [node.body] if isinstance(node, ast.Lambda) else list(node.body)
    for part in body:
        for name in walk(part):
            if not isinstance(name, ast.Name) or not isinstance(name.ctx, ast.Load):
                continue
            if name.id in own.bindings or facts.scope(name).owner(name.id) is own:
                continue
            for loop in loops:
                target = _targets(loop)
                owner = facts.scope(name).owner(name.id)
                if (
                    name.id in target
                    and owner is not None
                    and name.id in owner.bindings
                    and not _rebound_between(name.id, node, facts)
                ):
                    yield Match(
                        node=node,
                        core=node,
                        names=(name.id,),
                        confidence=0.85,
                        message=f"The function reads `{name.id}` when it is called. By then the "
                        f"loop is over, so all of them see its last value. Bind it now with a "
                        f"default, `{name.id}={name.id}`, or `functools.partial`.",
                    )
                    return


def _targets(loop: ast.AST) -> set[str]:
    if isinstance(loop, ast.For | ast.AsyncFor):
        return names_in(loop.target)
    return set().union(
        *(names_in(generator.target) for generator in getattr(loop, "generators", ()))
    )


def _rebound_between(name: str, node: ast.AST, facts: Facts) -> bool:
    """Whether an inner scope between function and loop binds the name itself."""
    scope = facts.scopes[node]
    return scope.parent is not None and scope.parent.is_class and name in scope.parent.bindings


def _used_at_once(node: ast.Lambda | ast.FunctionDef, facts: Facts) -> bool:
    """Whether the function is called before the pass ends, as far as its surroundings tell."""
    if isinstance(node, ast.FunctionDef):
        outer = facts.scope(facts.parents[node])
        uses = [use for use in outer.names.get(node.name, []) if isinstance(use.ctx, ast.Load)]
        return not any(_escapes(use, facts) for use in uses)
    parent = facts.parent(node)
    if isinstance(parent, ast.keyword):
        return (
            parent.arg == "key"
            or not isinstance(facts.parent(parent), ast.Call)
            or parent.arg not in ("command", "callback", "target", "action", "handler", "on_click")
        )
    if isinstance(parent, ast.Call):
        if parent.func is node:
            return True
        name = getattr(parent.func, "attr", None) or getattr(parent.func, "id", "")
        return name not in (
            "append",
            "add",
            "connect",
            "register",
            "submit",
            "add_done_callback",
            "bind",
            "subscribe",
            "setdefault",
            "insert",
            "after",
            "schedule",
        )
    if isinstance(parent, ast.Assign):
        return isinstance(parent.targets[0], ast.Name)
    return isinstance(parent, ast.Return | ast.IfExp | ast.Subscript)


def _escapes(use: ast.Name, facts: Facts) -> bool:
    parent = facts.parent(use)
    if isinstance(parent, ast.Call) and use in parent.args:
        name = getattr(parent.func, "attr", "")
        return name in (
            "append", "add", "connect", "register", "submit", "subscribe", "bind", "schedule",
            "add_done_callback", "after", "insert", "setdefault",
        )  # fmt: skip
    return (
        isinstance(parent, ast.Assign)
        and isinstance(parent.targets[0], ast.Subscript | ast.Attribute)
        and parent.value is use
    )


def repair(match: Match, facts: Facts, edit: Editor) -> None:
    """The value as a default of the lambda."""
    function, name = match.node, match.names[0]
    if not isinstance(function, ast.Lambda):
        edit.refuse("only a lambda is rewritten")
    args = function.args
    if args.defaults or args.kwonlyargs or args.vararg or args.kwarg or args.posonlyargs:
        edit.refuse("the lambda has parameters of its own sort")
    given = "".join(f"{parameter.arg}, " for parameter in args.args)
    edit.replace(function, f"lambda {given}{name}={name}: {{body}}", body=function.body)


def find_bound(node: ast.Lambda, facts: Facts) -> Iterator[Match]:
    """`lambda name=name: ...` in a loop."""
    args = node.args
    if facts.loop(node) is None or len(args.defaults) != 1 or args.kwonlyargs or args.posonlyargs:
        return
    if args.vararg is None and args.kwarg is None:
        last, default = args.args[-1], args.defaults[0]
        if isinstance(default, ast.Name) and default.id == last.arg:
            yield Match(node=node, core=node, message="")


def inject(match: Match, facts: Facts, edit: Editor) -> None:
    """Leave the default out."""
    function = match.node
    assert isinstance(function, ast.Lambda)
    given = ", ".join(parameter.arg for parameter in function.args.args[:-1])
    edit.replace(function, f"lambda {given}: {{body}}".replace(" :", ":"), body=function.body)


KIND = KindCode(
    id="late-binding-closure",
    detect=detect,
    on=(ast.Lambda, ast.FunctionDef),
    repair=repair,
    condition="nobody calls it with one argument more",
    inject=Injection(find_bound, inject, on=(ast.Lambda,)),
    bad=(
        Bad(
            "for n in sizes:\n    scales.append(lambda x: x * n)\n",
            lines=(2, 2),
            core=2,
            names=("n",),
            repaired="for n in sizes:\n    scales.append(lambda x, n=n: x * n)\n",
        ),
        Bad(
            "for button in buttons:\n    def clicked(event):\n        handle(button, event)\n"
            "    button.bind('<1>', clicked)\n",
            lines=(2, 3),
            core=2,
            names=("button",),
        ),
        Bad(
            """\
def steps(sizes):
    result = []
    for size in sizes:
        result.append(lambda x: x + size)
    return result
""",
            lines=(4, 4),
            core=4,
            names=("size",),
        ),
        Bad(
            "powers = [lambda x: x**n for n in range(5)]\n",
            lines=(1, 1),
            core=1,
            names=("n",),
        ),
        Bad(
            """\
for name in names:
    def handler(event):
        print(name, event)
    handlers[name] = handler
""",
            lines=(2, 3),
            core=2,
            names=("name",),
        ),
    ),
    good=(
        Good(
            "for n in sizes:\n    scales.append(lambda x, n=n: x * n)\n",
            injected="for n in sizes:\n    scales.append(lambda x: x * n)\n",
        ),
        Good("powers = [lambda x, n=n: x**n for n in range(5)]\n"),
        Good("""\
for centre in centres:
    print(min(points, key=lambda point: abs(point - centre)))
"""),
        Good("""\
for row in rows:
    total = sum(map(lambda cell: cell * row.factor, row.cells))
"""),
    ),
)
