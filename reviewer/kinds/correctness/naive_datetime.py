"""datetime.now() or utcnow() without a time zone."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..facts import Facts
from ..facts.expressions import keyword
from ..kind import Bad, Good, Injection, KindCode, Match

if TYPE_CHECKING:
    from ..rewriting.editor import Editor


def detect(node: ast.Call, facts: Facts) -> Iterator[Match]:
    """`datetime.now()` without arguments, `utcnow()`, and `fromtimestamp(x)` without a zone."""
    name = facts.called(node)
    if name is None or not name.startswith("datetime.datetime."):
        return
    function = name.rpartition(".")[2]
    if function in ("now", "today") and (node.args or node.keywords):
        return
    if function in ("fromtimestamp",) and (len(node.args) > 1 or keyword(node, "tz")):
        return
    if function not in ("now", "utcnow", "today", "fromtimestamp", "utcfromtimestamp"):
        return
    utc = function.startswith("utc")
    yield Match(
        node=facts.construct(node),
        core=node,
        names=(function,),
        # a time that is shown, or part of a file's name, is to be the local one
        confidence=0.45
        if getattr(facts.parent(node), "attr", "") == "strftime"
        else 0.9
        if utc
        else 0.7,
        message=f"`{facts.text(node)}` carries no time zone"
        + (", so it counts as local time wherever it is compared or stored" if utc else "")
        + ": on another machine, or when the clocks change, it means another moment. "
        "Use `datetime.now(tz=UTC)`.",
        parts={"function": function},
    )


def repair(match: Match, facts: Facts, edit: Editor) -> None:
    """now() with UTC, for utcnow()."""
    call = match.core
    assert isinstance(call, ast.Call)
    assert isinstance(call.func, ast.Attribute)
    if match.parts["function"] not in ("utcnow", "now"):
        edit.refuse("only now() and utcnow() are rewritten")
    zone = edit.use("datetime", "UTC")
    edit.replace(call, f"{{receiver}}.now(tz={zone})", receiver=call.func.value)


def find_zoned(node: ast.Call, facts: Facts) -> Iterator[Match]:
    """`datetime.now(zone)` and `datetime.fromtimestamp(x, zone)`."""
    name = facts.called(node)
    given = len(node.args) + len(node.keywords)
    if (name == "datetime.datetime.now" and given == 1) or (
        name == "datetime.datetime.fromtimestamp" and given == 2 and node.args
    ):
        kept = node.args[:1] if given == 2 else []
        yield Match(node=node, core=node, message="", parts={"kept": kept})


def inject(match: Match, facts: Facts, edit: Editor) -> None:
    """Leave the zone out."""
    call, kept = match.node, match.parts["kept"]
    assert isinstance(call, ast.Call)
    listed = "".join(edit.code(argument) for argument in kept)
    edit.replace(call, f"{edit.code(call.func)}({listed})")


KIND = KindCode(
    id="naive-datetime",
    detect=detect,
    calls=("now", "utcnow", "today", "fromtimestamp", "utcfromtimestamp"),
    repair=repair,
    condition="nothing compares the result with naive times",
    inject=Injection(find_zoned, inject, calls=("now", "fromtimestamp")),
    bad=(
        Bad(
            "from datetime import datetime\nseen = datetime.utcnow()\n",
            lines=(2, 2),
            core=2,
            names=("utcnow",),
            repaired="from datetime import UTC, datetime\nseen = datetime.now(tz=UTC)\n",
        ),
    ),
    good=(
        Good(
            """\
from datetime import UTC, datetime

def stamp(row):
    return {**row, "at": datetime.now(UTC)}
""",
            injected="""\
from datetime import datetime

def stamp(row):
    return {**row, "at": datetime.now()}
""",
        ),
        Good("from datetime import UTC, datetime\nseen = datetime.now(tz=UTC)\n"),
        Good("from datetime import date\ntoday = date.today()\n"),
    ),
)
