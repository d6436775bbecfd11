"""apply or map of a string method on a column, where .str has it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..facts import Facts
from ..facts.expressions import method_call, same
from ..kind import Bad, Good, Injection, KindCode, Match

if TYPE_CHECKING:
    from ..rewriting.editor import Editor
_METHODS = (
    "lower",
    "upper",
    "strip",
    "lstrip",
    "rstrip",
    "title",
    "capitalize",
    "split",
    "replace",
    "startswith",
    "endswith",
    "zfill",
    "casefold",
    "swapcase",
)


def detect(node: ast.Call, facts: Facts) -> Iterator[Match]:
    """`.apply(lambda x: x.method(...))` or `.map(str.method)` on a column."""
    if not (isinstance(node.func, ast.Attribute) and len(node.args) == 1 and not node.keywords):
        return
    column, function = node.func.value, node.args[0]
    if not (isinstance(column, ast.Subscript) or facts.head(column) == "Series"):
        return
    method, arguments = "", list[ast.expr]()
    if isinstance(function, ast.Lambda) and len(function.args.args) == 1:
        subject = method_call(function.body, *_METHODS)
        if same(subject, ast.Name(function.args.args[0].arg)):
            assert isinstance(function.body, ast.Call)
            assert isinstance(function.body.func, ast.Attribute)
            method, arguments = function.body.func.attr, function.body.args
            if function.body.keywords:
                return
    elif (
        isinstance(function, ast.Attribute)
        and facts.qualified(function.value) == "str"
        and function.attr in _METHODS
    ):
        method = function.attr
    if not method:
        return
    name = facts.text(column)
    yield Match(
        node=node,
        core=node,
        names=(method,),
        confidence=0.9,
        message=f"A Python function is called for each value of `{name}`, and fails on a missing "
        f"one. `{name}.str.{method}(...)` states it for the column and lets missing values pass.",
        parts={"column": column, "arguments": arguments},
    )


def repair(match: Match, facts: Facts, edit: Editor) -> None:
    """The method of the .str accessor."""
    pieces = {f"argument{n}": argument for n, argument in enumerate(match.parts["arguments"])}
    listed = ", ".join(f"{{{name}}}" for name in pieces)
    extra = ", regex=False" if match.names == ("replace",) else ""
    edit.replace(
        match.node,
        f"{{column}}.str.{match.names[0]}({listed}{extra})",
        column=match.parts["column"],
        **pieces,
    )


def find_methods(node: ast.Call, facts: Facts) -> Iterator[Match]:
    """`column.str.method(...)`."""
    accessor = method_call(node, *_METHODS)
    if not (isinstance(accessor, ast.Attribute) and accessor.attr == "str") or node.keywords:
        return
    column = accessor.value
    if isinstance(column, ast.Subscript) or facts.head(column) == "Series":
        assert isinstance(node.func, ast.Attribute)
        parts = {"column": column, "method": node.func.attr, "arguments": node.args}
        yield Match(node=node, core=node, message="", parts=parts)


def inject(match: Match, facts: Facts, edit: Editor) -> None:
    """Call the method of each value."""
    name, arguments = edit.fresh("text"), match.parts["arguments"]
    listed = ", ".join(f"{{a{number}}}" for number in range(len(arguments)))
    edit.replace(
        match.node,
        f"{{column}}.apply(lambda {name}: {name}.{match.parts['method']}({listed}))",
        column=match.parts["column"],
        **{f"a{number}": argument for number, argument in enumerate(arguments)},
    )


KIND = KindCode(
    id="pandas-apply-str-lambda",
    detect=detect,
    calls=("apply", "map"),
    repair=repair,
    condition="missing values may pass instead of raising",
    inject=Injection(find_methods, inject, calls=_METHODS),
    bad=(
        Bad(
            'df["city"] = df["city"].apply(lambda x: x.strip())\n',
            lines=(1, 1),
            core=1,
            names=("strip",),
            repaired='df["city"] = df["city"].str.strip()\n',
        ),
        Bad(
            'df["code"] = df["code"].map(str.upper)\n',
            lines=(1, 1),
            core=1,
            names=("upper",),
            repaired='df["code"] = df["code"].str.upper()\n',
        ),
    ),
    good=(
        Good(
            """\
def cleaned(people):
    people["name"] = people["name"].str.strip(" ")
    return people
""",
            injected="""\
def cleaned(people):
    people["name"] = people["name"].apply(lambda text: text.strip(" "))
    return people
""",
        ),
        Good('df["city"] = df["city"].str.strip()\n'),
        Good('df["size"] = df["size"].apply(lambda x: x.strip() or "none")\n'),
        Good("names = pool.map(str.upper, words)\n"),
    ),
)
