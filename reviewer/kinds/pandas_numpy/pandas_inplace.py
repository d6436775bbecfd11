"""inplace=True hides a change and does not save memory."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..facts import Facts
from ..facts.expressions import keyword, method_call, same
from ..kind import Bad, Good, Injection, KindCode, Match

if TYPE_CHECKING:
    from ..rewriting.editor import Editor


def detect(node: ast.Call, facts: Facts) -> Iterator[Match]:
    """A method call with `inplace=True`."""
    value = keyword(node, "inplace")
    if not (isinstance(value, ast.Constant) and value.value is True) or not isinstance(
        node.func, ast.Attribute
    ):
        return
    if not isinstance(facts.parent(node), ast.Expr):
        return  # pandas gives None: a result that is used is another library's
    frame, method = facts.text(node.func.value), node.func.attr
    yield Match(
        node=node,
        core=node,
        names=(frame,) if frame.isidentifier() else (),
        confidence=0.45 if _is_for_the_caller(node.func.value, facts) else 0.9,
        message=f"`inplace=True` mostly works on a copy all the same, gives None, and hides from "
        f"the reader that `{frame}` changes. Write `{frame} = {frame}.{method}(...)`.",
    )


def _is_for_the_caller(frame: ast.expr, facts: Facts) -> bool:
    """Whether the frame is a parameter of a function that returns nothing: to change it is the
    purpose then."""
    if not isinstance(frame, ast.Name) or not facts.is_parameter(frame):
        return False
    function = facts.scope(frame).function
    return function is not None and not any(item.value is not None for item in function.returns)


def repair(match: Match, facts: Facts, edit: Editor) -> None:
    """An assignment of the result."""
    call = match.node
    assert isinstance(call, ast.Call)
    assert isinstance(call.func, ast.Attribute)
    statement = facts.parent(call)
    if (
        not isinstance(statement, ast.Expr)
        or not isinstance(call.func.value, ast.Name)
        or any(argument.arg is None for argument in call.keywords)
    ):
        edit.refuse("the call is part of a larger expression")
    pieces = {f"p{n}": argument for n, argument in enumerate(call.args)}
    pieces |= {f"k{n}": argument.value for n, argument in enumerate(call.keywords)}
    listed = [f"{{p{n}}}" for n in range(len(call.args))] + [
        f"{argument.arg}={{k{n}}}"
        for n, argument in enumerate(call.keywords)
        if argument.arg != "inplace"
    ]
    edit.replace_statement(
        statement,
        f"{{frame}} = {{frame}}.{call.func.attr}({', '.join(listed)})",
        frame=call.func.value,
        **pieces,
    )


def find_assignments(node: ast.Assign, facts: Facts) -> Iterator[Match]:
    """`frame = frame.method(...)`."""
    call = node.value
    frame = method_call(call, *KIND.calls)
    if not isinstance(call, ast.Call) or keyword(call, "inplace") is not None:
        return
    if same(frame, node.targets[0]) and facts.head(frame) in ("DataFrame", "Series"):
        yield Match(node=node, core=node, message="", parts={"call": call})


def inject(match: Match, facts: Facts, edit: Editor) -> None:
    """Change the frame in place."""
    call = match.parts["call"]
    edit.add_argument(call, "inplace=True")
    edit.replace_statement(match.node, "{call}", call=call)


KIND = KindCode(
    id="pandas-inplace",
    detect=detect,
    calls=(
        "dropna",
        "fillna",
        "drop",
        "rename",
        "reset_index",
        "set_index",
        "sort_values",
        "sort_index",
        "drop_duplicates",
        "replace",
        "query",
        "clip",
        "where",
        "mask",
        "interpolate",
        "ffill",
        "bfill",
        "eval",
    ),
    repair=repair,
    condition="no caller relies on its own frame being changed",
    inject=Injection(find_assignments, inject, on=(ast.Assign,)),
    bad=(
        Bad(
            'df.dropna(subset=["age"], inplace=True)\n',
            lines=(1, 1),
            core=1,
            names=("df",),
            repaired='df = df.dropna(subset=["age"])\n',
        ),
    ),
    good=(
        Good(
            """\
def complete(path):
    rides = pd.read_csv(path)
    rides = rides.dropna(subset=["day"])
    return rides
""",
            injected="""\
def complete(path):
    rides = pd.read_csv(path)
    rides.dropna(subset=["day"], inplace=True)
    return rides
""",
        ),
        Good('df = df.dropna(subset=["age"])\n'),
        Good("df = df.drop(columns=names, inplace=False)\n"),
        Good("blocks = block.replace(old, new, inplace=True)\n"),
    ),
)
