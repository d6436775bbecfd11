"""A new exception in an except block hides the first one."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..facts import Facts
from ..facts.expressions import walk_scope
from ..kind import Bad, Good, Injection, KindCode, Match

if TYPE_CHECKING:
    from ..rewriting.editor import Editor


def detect(node: ast.ExceptHandler, facts: Facts) -> Iterator[Match]:
    """`raise New(...)` in a handler without `from`."""
    for child in walk_scope(node):
        if not isinstance(child, ast.Raise) or child.cause is not None:
            continue
        if not isinstance(child.exc, ast.Call) or _own_handler(child, node, facts):
            continue
        if node.name and any(
            isinstance(part, ast.Attribute) and part.attr == "with_traceback"
            for part in ast.walk(child.exc)
        ):
            continue
        yield Match(
            node=child,
            core=child,
            names=(node.name,) if node.name else (),
            confidence=0.85,
            message="The new exception is not tied to the one that caused it: the traceback says "
            f"that it happened while handling another. Write "
            f"`raise ... from {node.name or 'error'}`, or `from None` to hide the cause on "
            f"purpose.",
            parts={"name": node.name},
        )


def _own_handler(child: ast.Raise, handler: ast.ExceptHandler, facts: Facts) -> bool:
    """Whether a nearer handler holds the raise, which then speaks for itself."""
    for above in facts.ancestors(child):
        if isinstance(above, ast.ExceptHandler):
            return above is not handler
    return False


def repair(match: Match, facts: Facts, edit: Editor) -> None:
    """`raise ... from name`."""
    statement, name = match.node, match.parts["name"]
    assert isinstance(statement, ast.Raise)
    if not name:
        edit.refuse("the handler gives the exception no name")
    edit.replace_statement(statement, f"raise {{new}} from {name}", new=statement.exc or "")


def find_chains(node: ast.Raise, facts: Facts) -> Iterator[Match]:
    """`raise X(...) from error`."""
    if isinstance(node.cause, ast.Name) and isinstance(node.exc, ast.Call):
        yield Match(node=node, core=node, message="")


def inject(match: Match, facts: Facts, edit: Editor) -> None:
    """Leave out the cause."""
    node = match.node
    assert isinstance(node, ast.Raise)
    edit.replace_statement(node, "raise {new}", new=node.exc or "")


KIND = KindCode(
    id="raise-without-from",
    detect=detect,
    on=(ast.ExceptHandler,),
    repair=repair,
    safety="safe",
    inject=Injection(find_chains, inject, on=(ast.Raise,)),
    bad=(
        Bad(
            """\
try:
    port = int(text)
except ValueError as error:
    raise ConfigError(text)
""",
            lines=(4, 4),
            core=4,
            names=("error",),
            repaired="""\
try:
    port = int(text)
except ValueError as error:
    raise ConfigError(text) from error
""",
        ),
    ),
    good=(
        Good(
            "try:\n    port = int(text)\nexcept ValueError as error:\n"
            "    raise ConfigError(text) from error\n",
            injected="try:\n    port = int(text)\nexcept ValueError as error:\n"
            "    raise ConfigError(text)\n",
        ),
        Good("try:\n    port = int(text)\nexcept ValueError:\n    raise\n"),
        Good("try:\n    run()\nexcept OSError:\n    raise Failed() from None\n"),
    ),
)
