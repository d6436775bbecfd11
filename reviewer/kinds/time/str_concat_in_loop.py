"""A string is grown with += in a loop; "".join builds it in one go."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..facts import Facts
from ..facts.expressions import path_of, same
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
    path = path_of(target)
    loop = facts.growing_loop(node) if path is not None else None
    if loop is None or path is None:
        return
    if isinstance(loop, ast.While) and isinstance(part, ast.Constant):
        return  # looks for a free name, or pads: a few characters
    if isinstance(target, ast.Name):
        if not _is_text(target, node, facts) and not _takes_text(target, part, facts):
            return
        others = [b for b in facts.bindings(target) if b.node is not node and b.how != "aug"]
        if any(facts.holds(loop, binding.node) for binding in others):
            return
    elif facts.head(target) != "str" or len(facts.all_effects(path, loop, "bind")) != 1:
        return
    yield Match(
        node=loop,
        core=node,
        names=(path,),
        confidence=0.9,
        message=f"`{path}` is a string, and each `+=` may copy all of it, which makes the "
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


def _takes_text(target: ast.Name, part: ast.expr, facts: Facts) -> bool:
    """Whether a text is added, and the name is nowhere a list: then it can only be a text."""
    bindings = facts.bindings(target)
    return (
        0 < len(bindings) <= _MANY
        and (isinstance(part, ast.JoinedStr) or facts.head(part) == "str")
        and all(facts.head(b.value) in ("", "str") for b in bindings if b.how == "assign")
        and all(b.how in ("assign", "aug", "param") for b in bindings)
    )


def repair(match: Match, facts: Facts, edit: Editor) -> None:
    """`text = ""` and a loop that only adds to it become one join."""
    loop, target, part = match.parts["loop"], match.parts["target"], match.parts["part"]
    if not (isinstance(loop, ast.For) and loop.body == [match.core] and not loop.orelse):
        edit.refuse("the loop does more than add to the text")
    if isinstance(match.core, ast.Assign) or not isinstance(target, ast.Name):
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
            "class Report:\n    def __init__(self):\n        self.body = ''\n\n"
            "    def add(self, lines):\n        for line in lines:\n"
            "            self.body += line\n",
            lines=(6, 7),
            core=7,
            names=("self.body",),
        ),
        Bad(
            "def listed(html: str, rows):\n    for row in rows:\n"
            "        html += f'<li>{row}</li>'\n    return html\n",
            lines=(2, 3),
            core=3,
            names=("html",),
        ),
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
        Good("def f(out, rows):\n    for row in rows:\n        out += row.part\n    return out\n"),
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
