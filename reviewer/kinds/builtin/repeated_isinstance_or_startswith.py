"""isinstance or startswith is called several times on one value."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..facts import Facts
from ..facts.expressions import method_call, path_of, same
from ..kind import Bad, Good, Injection, KindCode, Match

if TYPE_CHECKING:
    from ..rewriting.editor import Editor


def detect(node: ast.BoolOp, facts: Facts) -> Iterator[Match]:
    """An or-chain of the same call on the same subject."""
    if not isinstance(node.op, ast.Or):
        return
    groups: list[list[ast.Call]] = []
    for value in node.values:
        if not isinstance(value, ast.Call) or value.keywords:
            continue
        for group in groups:
            if _alike(group[0], value, facts):
                group.append(value)
                break
        else:
            groups.append([value])
    for group in groups:
        if len(group) < 2 or not _alike(group[0], group[0], facts):
            continue
        choices = [call.args[-1] for call in group]
        listed = ", ".join(facts.text(choice) for choice in choices)
        call = group[0]
        better = (
            f"isinstance({facts.text(call.args[0])}, ({listed}))"
            if isinstance(call.func, ast.Name)
            else f"{facts.text(call.func)}(({listed}))"
        )
        yield Match(
            node=node,
            core=call,
            names=(facts.text(call.func),),
            confidence=0.95,
            message=f"The same question is asked {len(group)} times. It takes a tuple of choices: "
            f"`{better}`.",
            parts={"calls": group, "choices": choices},
        )


def _alike(one: ast.Call, other: ast.Call, facts: Facts) -> bool:
    if facts.is_builtin(one, "isinstance", "issubclass"):
        return (
            same(one.func, other.func)
            and len(one.args) == len(other.args) == 2
            and same(one.args[0], other.args[0])
        )
    subject = method_call(one, "startswith", "endswith")
    return (
        subject is not None and len(one.args) == len(other.args) == 1 and same(one.func, other.func)
    )


def repair(match: Match, facts: Facts, edit: Editor) -> None:
    """One call with a tuple, where the chain consists of nothing else."""
    calls, choices, node = match.parts["calls"], match.parts["choices"], match.node
    assert isinstance(node, ast.BoolOp)
    if len(calls) != len(node.values) or any(isinstance(c, ast.Tuple) for c in choices):
        edit.refuse("the chain asks other questions too")
    pieces = {f"choice{n}": choice for n, choice in enumerate(choices)}
    listed = ", ".join(f"{{{name}}}" for name in pieces)
    call = calls[0]
    if isinstance(call.func, ast.Name):
        edit.replace(
            node, f"{call.func.id}({{subject}}, ({listed}))", subject=call.args[0], **pieces
        )
    else:
        edit.replace(node, f"{{method}}(({listed}))", method=call.func, **pieces)


def find_tuples(node: ast.Call, facts: Facts) -> Iterator[Match]:
    """`isinstance(x, (A, B))` and `text.startswith(("a", "b"))`."""
    if node.keywords or not node.args or not isinstance(node.args[-1], ast.Tuple):
        return
    subject = node.args[0] if isinstance(node.func, ast.Name) else node.func
    choices = node.args[-1].elts
    if path_of(subject) is not None and 2 <= len(choices) <= 3 and _alike(node, node, facts):
        yield Match(node=node, core=node, message="", parts={"choices": choices})


def inject(match: Match, facts: Facts, edit: Editor) -> None:
    """Ask once for each choice."""
    call, choices = match.node, match.parts["choices"]
    assert isinstance(call, ast.Call)
    asked = [edit.code(call.func) + "("]
    asked += [f"{edit.code(argument)}, " for argument in call.args[:-1]]
    one = "".join(asked)
    edit.replace(
        call,
        " or ".join(f"{one}{{choice{number}}})" for number in range(len(choices))),
        **{f"choice{number}": choice for number, choice in enumerate(choices)},
    )


KIND = KindCode(
    id="repeated-isinstance-or-startswith",
    detect=detect,
    on=(ast.BoolOp,),
    repair=repair,
    safety="safe",
    inject=Injection(find_tuples, inject, calls=("isinstance", "startswith", "endswith")),
    bad=(
        Bad(
            "ok = isinstance(x, int) or isinstance(x, float)\n",
            lines=(1, 1),
            core=1,
            names=("isinstance",),
            repaired="ok = isinstance(x, (int, float))\n",
        ),
        Bad(
            'is_image = name.endswith(".png") or name.endswith(".jpg")\n',
            lines=(1, 1),
            core=1,
            names=("name.endswith",),
            repaired='is_image = name.endswith((".png", ".jpg"))\n',
        ),
    ),
    good=(
        Good(
            """\
def is_number(value):
    return value is not None and isinstance(value, (int, float))
""",
            injected="""\
def is_number(value):
    return value is not None and (isinstance(value, int) or isinstance(value, float))
""",
        ),
        Good("ok = isinstance(x, int) or isinstance(y, float)\n"),
        Good('ok = name.startswith("a") or name.endswith("b")\n'),
        Good("ok = isinstance(x, int) and isinstance(x, Flag)\n"),
    ),
)
