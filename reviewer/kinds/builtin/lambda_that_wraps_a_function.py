"""A lambda that does nothing but call a function with its own arguments."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..facts import Facts
from ..facts.expressions import names_in
from ..kind import Bad, Good, Injection, KindCode, Match

if TYPE_CHECKING:
    from ..rewriting.editor import Editor
_TAKING = ("map", "filter")


def detect(node: ast.Lambda, facts: Facts) -> Iterator[Match]:
    """`lambda x: f(x)`, given to a call, with f a function of the module or a builtin."""
    call, args = node.body, node.args
    if not isinstance(call, ast.Call) or call.keywords or args.vararg or args.kwarg:
        return
    if args.kwonlyargs or args.defaults or not args.args or len(args.args) != len(call.args):
        return
    given = [getattr(argument, "id", "") for argument in call.args]
    names = [parameter.arg for parameter in (*args.posonlyargs, *args.args)]
    if given != names or names_in(call.func) & set(names) or not _is_fixed(call.func, facts):
        return
    if not isinstance(facts.parent(node), ast.Call | ast.keyword):
        return
    yield Match(
        node=node,
        core=node,
        names=(facts.text(call.func),),
        confidence=0.75,
        message=f"`{facts.text(node)}` only passes on what it is given. "
        f"`{facts.text(call.func)}` itself says the same, and saves a call.",
    )


def _is_fixed(function: ast.expr, facts: Facts) -> bool:
    """Whether a name stands for one builtin, def or import, which nothing replaces later."""
    if not isinstance(function, ast.Name):
        return False
    bindings = facts.bindings(function)
    if not bindings:
        return facts.qualified(function) == function.id
    return len(bindings) == 1 and bindings[0].how in ("def", "import", "class", "param")


def repair(match: Match, facts: Facts, edit: Editor) -> None:
    """The function itself."""
    assert isinstance(match.node, ast.Lambda)
    assert isinstance(match.node.body, ast.Call)
    edit.replace(match.node, "{function}", function=match.node.body.func)


def find_functions(node: ast.Call, facts: Facts) -> Iterator[Match]:
    """`map(f, xs)` and `sorted(xs, key=f)` with a function of one argument."""
    if facts.is_builtin(node, *_TAKING) and len(node.args) == 2:
        given: ast.expr | None = node.args[0]
    else:
        given = next((k.value for k in node.keywords if k.arg == "key"), None)
    if isinstance(given, ast.Name) and _is_fixed(given, facts):
        yield Match(node=node, core=node, message="", parts={"function": given})


def inject(match: Match, facts: Facts, edit: Editor) -> None:
    """Wrap it."""
    name = edit.fresh("value")
    function = match.parts["function"]
    edit.replace(function, f"lambda {name}: {function.id}({name})")


KIND = KindCode(
    id="lambda-that-wraps-a-function",
    detect=detect,
    on=(ast.Lambda,),
    repair=repair,
    condition="the function takes no further arguments from whoever calls it",
    inject=Injection(find_functions, inject, calls=(*_TAKING, "sorted", "min", "max", "sort")),
    bad=(
        Bad(
            "ages = list(map(lambda text: int(text), texts))\n",
            lines=(1, 1),
            core=1,
            names=("int",),
            repaired="ages = list(map(int, texts))\n",
        ),
        Bad(
            "def ordered(rows, rank):\n    return sorted(rows, key=lambda row: rank(row))\n",
            lines=(2, 2),
            core=2,
            names=("rank",),
            repaired="def ordered(rows, rank):\n    return sorted(rows, key=rank)\n",
        ),
    ),
    good=(
        Good(
            "sizes = sorted(words, key=len)\n",
            injected="sizes = sorted(words, key=lambda value: len(value))\n",
        ),
        Good("ages = list(map(lambda text: int(text, 16), texts))\n"),
        Good("handler = make\nhandler = other\nrun(lambda x: handler(x))\n"),
        Good("button = Button(command=lambda: close())\n"),
    ),
)
