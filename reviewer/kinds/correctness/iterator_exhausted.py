"""A generator or other one-time iterator is consumed twice."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..facts import Facts
from ..facts.expressions import len_of
from ..kind import Bad, Good, Injection, KindCode, Match

if TYPE_CHECKING:
    from ..rewriting.editor import Editor

_READERS = (
    "list",
    "tuple",
    "set",
    "sum",
    "max",
    "min",
    "sorted",
    "any",
    "all",
    "dict",
    "len",
    "frozenset",
)


def detect(node: ast.Assign, facts: Facts) -> Iterator[Match]:
    """A name bound once to a generator, map, filter or zip, and read to the end in two places
    that both run."""
    target, value = node.targets[0], node.value
    if not isinstance(target, ast.Name) or len(facts.bindings(target)) != 1:
        return
    if not (
        isinstance(value, ast.GeneratorExp)
        or facts.is_builtin(value, "map", "filter", "zip", "reversed", "iter", "enumerate")
        or facts.called(value) in ("csv.reader", "csv.DictReader", "os.scandir", "glob.iglob")
    ):
        return
    reads = sorted(
        (use for use in facts.uses(target) if use is not target and _consumes(use, facts)),
        key=lambda use: (use.lineno, use.col_offset),
    )
    home = facts.enclosing(node)
    reads = [read for read in reads if facts.enclosing(read) is home]
    for read in reads[:9]:
        outer = facts.growing_loop(facts.statement(read))
        if (
            isinstance(facts.parent(read), ast.For)
            and outer is not None
            and not facts.holds(outer, node)
        ):
            yield Match(
                node=read,
                core=read,
                names=(target.id,),
                confidence=0.85,
                message=f"`{target.id}` can be gone through only once. The first pass of the outer "
                f"loop uses it up, so all later ones find it empty, without an error. "
                f"Keep the items with `list(...)`.",
            )
            return
    for position, first in enumerate(reads):
        for second in reads[position + 1 :]:
            if facts.block(facts.statement(first)) is facts.block(
                facts.statement(second)
            ) and not facts.holds(facts.statement(first), second):
                yield Match(
                    node=facts.statement(second)
                    if not hasattr(facts.statement(second), "body")
                    else second,
                    core=second,
                    names=(target.id,),
                    confidence=0.9,
                    message=f"`{target.id}` can be gone through only once. Line {first.lineno} "
                    f"used it up, so here it is empty, without an error. "
                    f"Keep the items with `list(...)`.",
                )
                return


def _consumes(use: ast.Name, facts: Facts) -> bool:
    parent = facts.parent(use)
    if isinstance(parent, ast.comprehension) and parent.iter is use:
        whole = facts.parent(facts.parents[parent])
        early = isinstance(facts.parents[parent], ast.GeneratorExp) and (
            facts.is_builtin(whole, "any", "all", "next")
        )
        return not early
    if isinstance(parent, ast.For | ast.comprehension):
        # A loop that may leave early, or is left to go on later, does not use it up.
        return parent.iter is use and not (
            isinstance(parent, ast.For)
            and any(isinstance(child, ast.Break | ast.Return) for child in ast.walk(parent))
        )
    return facts.is_builtin(parent, *_READERS)


def find_lists(node: ast.Assign, facts: Facts) -> Iterator[Match]:
    """A list made by a comprehension that is only gone through, and more than once."""
    target, value = node.targets[0], node.value
    if not isinstance(target, ast.Name) or not isinstance(value, ast.ListComp):
        return
    reads = [use for use in facts.uses(target) if use is not target]
    if len(reads) >= 2 and all(
        _consumes(use, facts) and len_of(facts.parent(use)) is None for use in reads
    ):
        yield Match(node=node, core=node, message="", parts={"made": value})


def inject(match: Match, facts: Facts, edit: Editor) -> None:
    """Keep a generator in the place of the list."""
    made = match.parts["made"]
    edit.replace(made, "{items}", items=edit.as_generator(made))


KIND = KindCode(
    id="iterator-exhausted",
    detect=detect,
    on=(ast.Assign,),
    inject=Injection(find_lists, inject, on=(ast.Assign,)),
    bad=(
        Bad(
            "even = filter(is_even, xs)\nfor name in names:\n    for e in even:\n"
            "        print(name, e)\n",
            lines=(3, 3),
            core=3,
            names=("even",),
        ),
        Bad(
            "squares = (x * x for x in values)\ntotal = sum(squares)\nlargest = max(squares)\n",
            lines=(3, 3),
            core=3,
            names=("squares",),
        ),
    ),
    good=(
        Good(
            "for name in names:\n    even = filter(is_even, xs)\n    for e in even:\n"
            "        print(name, e)\n"
        ),
        Good(
            """\
def spread(readings):
    valid = [reading for reading in readings if reading >= 0]
    low = min(valid)
    return max(valid) - low
""",
            injected="""\
def spread(readings):
    valid = (reading for reading in readings if reading >= 0)
    low = min(valid)
    return max(valid) - low
""",
        ),
        Good("squares = [x * x for x in values]\ntotal = sum(squares)\nlargest = max(squares)\n"),
        Good("lines = iter(text)\nhead = next(lines)\nrest = list(lines)\n"),
        Good(
            "pairs = zip(a, b)\nif short:\n    table = dict(pairs)\nelse:\n"
            "    table = list(pairs)\n"
        ),
    ),
)
