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
        steps = _steps(function)
        if len(steps) > 1:
            yield _chain(node, column, steps, facts)
            return
        if steps and isinstance(steps[0], ast.Call):
            assert isinstance(steps[0].func, ast.Attribute)
            method, arguments = steps[0].func.attr, steps[0].args
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


def _steps(function: ast.Lambda) -> list[ast.Call | ast.Subscript]:
    """The calls of string methods, and subscripts between them, on the lambda's parameter; empty
    where it does anything else."""
    steps: list[ast.Call | ast.Subscript] = []
    node = function.body
    while not same(node, ast.Name(function.args.args[0].arg)):
        if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant | ast.Slice):
            steps.append(node)
            node = node.value
        elif (
            isinstance(node, ast.Call)
            and not node.keywords
            and (subject := method_call(node, *_METHODS)) is not None
        ):
            steps.append(node)
            node = subject
        else:
            return []
    called = any(isinstance(step, ast.Call) for step in steps)
    return steps[::-1] if called else []


def _chain(
    node: ast.Call, column: ast.expr, steps: list[ast.Call | ast.Subscript], facts: Facts
) -> Match:
    name = facts.text(column)
    methods = tuple(step.func.attr for step in steps if isinstance(step, ast.Call))  # type: ignore[attr-defined]
    return Match(
        node=node,
        core=node,
        names=methods,
        confidence=0.9,
        message=f"A Python function is called for each value of `{name}`, and fails on a missing "
        f"one. `{name}.str.{methods[0]}(...)`, one `.str` for each step, states it for the column "
        f"and lets missing values pass.",
        parts={"column": column, "steps": steps},
    )


def repair(match: Match, facts: Facts, edit: Editor) -> None:
    """The method of the .str accessor."""
    if "steps" in match.parts:
        _repair_chain(match, edit)
        return
    pieces = {f"argument{n}": argument for n, argument in enumerate(match.parts["arguments"])}
    listed = ", ".join(f"{{{name}}}" for name in pieces)
    extra = ", regex=False" if match.names == ("replace",) else ""
    edit.replace(
        match.node,
        f"{{column}}.str.{match.names[0]}({listed}{extra})",
        column=match.parts["column"],
        **pieces,
    )


def _repair_chain(match: Match, edit: Editor) -> None:
    template, pieces = "{column}", {"column": match.parts["column"]}
    for number, step in enumerate(match.parts["steps"]):
        if isinstance(step, ast.Call):
            assert isinstance(step.func, ast.Attribute)
            arguments = {f"a{number}_{place}": value for place, value in enumerate(step.args)}
            listed = ", ".join(f"{{{name}}}" for name in arguments)
            extra = ", regex=False" if step.func.attr == "replace" else ""
            template += f".str.{step.func.attr}({listed}{extra})"
            pieces |= arguments
        else:
            inside = edit.code(step)[len(edit.code(step.value)) :]
            template += f".str{inside}"
    edit.replace(match.node, template, **pieces)


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
            'df["host"] = df["mail"].map(lambda m: m.lower().split("@")[1])\n',
            lines=(1, 1),
            core=1,
            names=("lower", "split"),
            repaired='df["host"] = df["mail"].str.lower().str.split("@").str[1]\n',
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
        Good('df["n"] = df["name"].apply(lambda x: x.strip() + x.lower())\n'),
        Good('df["n"] = df["pair"].apply(lambda x: x[0])\n'),
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
