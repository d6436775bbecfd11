"""A string is grown with += in a loop; "".join builds it in one go."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..facts import Facts
from ..facts.expressions import same
from ..kind import Bad, Good, Injection, KindCode, Match

if TYPE_CHECKING:
    from ..rewriting.editor import Editor

# A name bound more often is not one text that grows.
_MANY = 500


def detect(node: ast.AugAssign | ast.Assign, facts: Facts) -> Iterator[Match]:
    """`text += part` or `text = text + part` in a growing loop that does not start it anew."""
    target: ast.expr
    if isinstance(node, ast.AugAssign):
        target, part = node.target, node.value
        if not isinstance(node.op, ast.Add):
            return
    else:
        target, total = node.targets[0], node.value
        if not isinstance(total, ast.BinOp) or not same(_first_term(total), target):
            return
        part = total.right
    if not isinstance(target, ast.Name):
        return
    loop = facts.growing_loop(node)
    if loop is None or not _is_text(target, node, facts):
        return
    others = [b for b in facts.bindings(target) if b.node is not node and b.how != "aug"]
    if any(facts.holds(loop, binding.node) for binding in others):
        return
    yield Match(
        node=loop,
        core=node,
        names=(target.id,),
        confidence=0.9,
        message=f"`{target.id}` is a string, and each `+=` may copy all of it, which makes the "
        f"loop quadratic in the worst case. Collect the parts and build the text once with "
        f'`"".join(...)`.',
        parts={"loop": loop, "target": target, "part": part},
    )


def _first_term(total: ast.expr) -> ast.expr:
    while isinstance(total, ast.BinOp) and isinstance(total.op, ast.Add):
        total = total.left
    return total


def _is_text(target: ast.Name, node: ast.stmt, facts: Facts) -> bool:
    """Whether every other value that the name gets is a string."""
    bindings = facts.bindings(target)
    if len(bindings) > _MANY:
        return False
    real = [b for b in bindings if b.how != "aug" and b.node is not node]
    values = [b.value for b in real if b.how == "assign"]
    return (
        bool(values)
        and len(values) == len(real)
        and all(facts.head(value) == "str" for value in values)
    )


def repair(match: Match, facts: Facts, edit: Editor) -> None:
    """`text = ""` and a loop that only adds to it become one join."""
    loop, target, part = match.parts["loop"], match.parts["target"], match.parts["part"]
    if not (isinstance(loop, ast.For) and loop.body == [match.core] and not loop.orelse):
        edit.refuse("the loop does more than add to the text")
    if isinstance(match.core, ast.Assign):
        edit.refuse("the text is put together in one expression")
    start = facts.before(loop)
    if not (
        isinstance(start, ast.Assign)
        and same(start.targets[0], target)
        and isinstance(start.value, ast.Constant)
        and start.value.value == ""
    ):
        edit.refuse("the text does not start empty just before the loop")
    edit.replace_statement(
        start,
        f'{target.id} = "".join({{part}} for {{item}} in {{items}})',
        part=part,
        item=loop.target,
        items=loop.iter,
    )
    edit.remove(loop)


def find_joins(node: ast.Assign, facts: Facts) -> Iterator[Match]:
    """`text = "".join(part for item in items)`."""
    call, target = node.value, node.targets[0]
    if (
        isinstance(call, ast.Call)
        and isinstance(call.func, ast.Attribute)
        and call.func.attr == "join"
        and isinstance(call.func.value, ast.Constant)
        and call.func.value.value == ""
        and len(call.args) == 1
        and isinstance(call.args[0], ast.GeneratorExp | ast.ListComp)
        and len(call.args[0].generators) == 1
        and not call.args[0].generators[0].ifs
        and len(node.targets) == 1
        and isinstance(target, ast.Name)
    ):
        yield Match(node=node, core=node, message="", parts={"parts": call.args[0]})


def inject(match: Match, facts: Facts, edit: Editor) -> None:
    """Write the join as a loop that adds."""
    node, parts = match.node, match.parts["parts"]
    assert isinstance(node, ast.Assign)
    assert isinstance(node.targets[0], ast.Name)
    name, generator = node.targets[0].id, parts.generators[0]
    edit.replace_statement(
        node,
        f'{name} = ""\nfor {{item}} in {{items}}:\n    {name} += {{part}}\n',
        part=parts.elt,
        item=generator.target,
        items=generator.iter,
    )


KIND = KindCode(
    id="str-concat-in-loop",
    detect=detect,
    on=(ast.AugAssign, ast.Assign),
    repair=repair,
    safety="safe",
    inject=Injection(find_joins, inject, on=(ast.Assign,)),
    bad=(
        Bad(
            """\
def report(rows):
    text = ""
    for row in rows:
        text += f"{row.name}: {row.total}\\n"
    return text
""",
            lines=(3, 4),
            core=4,
            names=("text",),
            repaired="""\
def report(rows):
    text = "".join(f"{row.name}: {row.total}\\n" for row in rows)
    return text
""",
        ),
        Bad(
            """\
def page(items):
    html = "<ul>"
    for item in items:
        if item.shown:
            html = html + "<li>" + item.title
    return html
""",
            lines=(3, 5),
            core=5,
            names=("html",),
        ),
    ),
    good=(
        Good(
            """\
def report(rows):
    text = "".join(row.line for row in rows)
    return text
""",
            injected="""\
def report(rows):
    text = ""
    for row in rows:
        text += row.line
    return text
""",
        ),
        Good("""\
def total(rows):
    result = 0
    for row in rows:
        result += row.amount
    return result
"""),
        Good("""\
def lines(rows):
    for row in rows:
        line = row.name
        line = "- "
        line += row.name
        yield line
"""),
        Good("""\
def label(parts):
    text = ""
    for part in ("a", "b"):
        text += part
    return text
"""),
    ),
)
