"""A list, dict or set as a default is shared by all calls."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..facts import Facts
from ..facts.expressions import constant
from ..kind import Bad, Good, Injection, KindCode, Match

if TYPE_CHECKING:
    from ..rewriting.editor import Editor
_MAKERS = (
    "list",
    "dict",
    "set",
    "bytearray",
    "collections.defaultdict",
    "collections.deque",
    "collections.OrderedDict",
    "collections.Counter",
)


def detect(
    node: ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda, facts: Facts
) -> Iterator[Match]:
    """A parameter whose default is a mutable collection."""
    args = node.args
    positional = [*args.posonlyargs, *args.args]
    pairs = [
        *zip(positional[len(positional) - len(args.defaults) :], args.defaults, strict=True),
        *zip(args.kwonlyargs, args.kw_defaults, strict=True),
    ]
    for parameter, default in pairs:
        if default is None or not _is_mutable(default, facts):
            continue
        changed = facts.changes(parameter.arg, node) if not isinstance(node, ast.Lambda) else False
        yield Match(
            node=default,
            core=default,
            names=(parameter.arg,),
            confidence=0.95 if changed else 0.8,
            message=f"The default of `{parameter.arg}` is made once, when the function is defined, "
            f"and shared by all calls: what one call puts into it the next one sees. "
            f"Use None and make it inside the function.",
            parts={"parameter": parameter, "default": default, "function": node},
        )


def _is_mutable(node: ast.expr, facts: Facts) -> bool:
    if isinstance(node, ast.List | ast.Dict | ast.Set | ast.ListComp | ast.DictComp | ast.SetComp):
        return True
    return isinstance(node, ast.Call) and facts.called(node) in _MAKERS


def repair(match: Match, facts: Facts, edit: Editor) -> None:
    """None as the default, and a first statement that makes the collection."""
    function, parameter = match.parts["function"], match.parts["parameter"]
    if isinstance(function, ast.Lambda) or parameter.annotation is not None:
        edit.refuse("the annotation has to change as well")
    first = function.body[0]
    if (
        isinstance(first, ast.Expr)
        and isinstance(constant(first.value), str)
        and len(function.body) > 1
    ):
        first = function.body[1]
    default = match.parts["default"]
    text = edit.code(default)
    edit.replace(default, "None")
    edit.insert_before(first, f"if {parameter.arg} is None:\n    {parameter.arg} = {text}\n")


def find_guards(node: ast.If, facts: Facts) -> Iterator[Match]:
    """`if x is None: x = []` for a parameter whose default is None."""
    test, function = node.test, facts.parent(node)
    if not (
        isinstance(function, ast.FunctionDef)
        and isinstance(test, ast.Compare)
        and isinstance(test.left, ast.Name)
        and isinstance(test.ops[0], ast.Is)
        and constant(test.comparators[0]) is None
        and len(node.body) == 1
        and not node.orelse
        and len(function.body) > 1
    ):
        return
    inner = node.body[0]
    if not (
        isinstance(inner, ast.Assign)
        and isinstance(inner.targets[0], ast.Name)
        and inner.targets[0].id == test.left.id
        and isinstance(inner.value, ast.List | ast.Dict)
        and facts.text(inner.value) in ("[]", "{}")
    ):
        return
    for binding in facts.bindings(test.left):
        if binding.how == "param" and binding.value is not None and constant(binding.value) is None:
            yield Match(
                node=node,
                core=node,
                message="",
                parts={"default": binding.value, "value": facts.text(inner.value)},
            )


def inject(match: Match, facts: Facts, edit: Editor) -> None:
    """Make the collection in the head of the function."""
    edit.replace(match.parts["default"], match.parts["value"])
    edit.remove(match.node)


KIND = KindCode(
    id="mutable-default",
    detect=detect,
    on=(ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda),
    repair=repair,
    condition="no caller relies on what earlier calls put into the default",
    inject=Injection(find_guards, inject, on=(ast.If,)),
    bad=(
        Bad(
            """\
def add(item, basket=[]):
    basket.append(item)
    return basket
""",
            lines=(1, 1),
            core=1,
            names=("basket",),
            repaired="""\
def add(item, basket=None):
    if basket is None:
        basket = []
    basket.append(item)
    return basket
""",
        ),
        Bad(
            "def run(*, options=dict()):\n    return options\n",
            lines=(1, 1),
            core=1,
            names=("options",),
            repaired="def run(*, options=None):\n    if options is None:\n"
            "        options = dict()\n    return options\n",
        ),
    ),
    good=(
        Good(
            "def add(item, basket=None):\n    if basket is None:\n        basket = []\n"
            "    basket.append(item)\n    return basket\n",
            injected="def add(item, basket=[]):\n    basket.append(item)\n    return basket\n",
        ),
        Good("def add(item, levels=(1, 2)):\n    return item in levels\n"),
        Good('def add(item, names=frozenset({"a"})):\n    return item in names\n'),
    ),
)
