"""del xs[0] or xs = xs[1:] consumes a list from the front."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ..facts import Facts
from ..facts.expressions import constant, is_zero, len_of, path_of, same, walk
from ..facts.structure import Loop
from ..kind import Bad, Good, KindCode, Match


def detect(node: ast.Delete | ast.Assign, facts: Facts) -> Iterator[Match]:
    """`del xs[0]` in a growing loop, or `xs = xs[1:]` in a while."""
    if isinstance(node, ast.Delete):
        target = node.targets[0]
        if not (isinstance(target, ast.Subscript) and is_zero(target.slice)):
            return
        items: ast.expr = target.value
    else:
        value = node.value
        items = node.targets[0]
        if not (
            isinstance(value, ast.Subscript)
            and isinstance(value.slice, ast.Slice)
            and value.slice.upper is None
            and value.slice.step is None
            and (isinstance(constant(value.slice.lower), int) or _takes_chunk(value, node, facts))
            and same(value.value, items)
        ):
            return
    path = path_of(items)
    known = facts.head(items)
    if path is None or known in ("str", "dict", "deque", "ndarray", "DataFrame", "bytes"):
        return
    loop = facts.growing_loop(node, path if isinstance(node, ast.Delete) else None)
    if loop is None or (isinstance(node, ast.Assign) and not isinstance(loop, ast.While)):
        return
    yield Match(
        node=loop,
        core=node,
        names=(path,),
        confidence=0.9 if known else 0.6 if _until_empty(loop, items) else 0.45,
        message=f"`{facts.text(node)}` moves or copies all the remaining items for each one that "
        f"is taken: quadratic time. Go through `{path}` with a loop, or use a "
        f"`collections.deque` and `popleft()`.",
    )


def _until_empty(loop: Loop, items: ast.expr) -> bool:
    """`while xs:` and `while len(xs) > 0:`"""
    test = loop.test if isinstance(loop, ast.While) else None
    if isinstance(test, ast.Compare):
        test = test.left
    return same(len_of(test) or test, items)


def _takes_chunk(rest: ast.Subscript, node: ast.AST, facts: Facts) -> bool:
    """Whether the loop takes `xs[:n]` before it goes on with `xs[n:]`."""
    loop = facts.loop(node)
    return loop is not None and any(
        isinstance(part, ast.Subscript)
        and isinstance(part.slice, ast.Slice)
        and part.slice.lower is None
        and same(part.value, rest.value)
        and isinstance(rest.slice, ast.Slice)
        and same(part.slice.upper, rest.slice.lower)
        for part in walk(loop)
    )


KIND = KindCode(
    id="list-del-front-in-loop",
    detect=detect,
    on=(ast.Delete, ast.Assign),
    bad=(
        Bad(
            "def chunks(xs, n):\n    while xs:\n        yield xs[:n]\n        xs = xs[n:]\n",
            lines=(2, 4),
            core=4,
            names=("xs",),
        ),
        Bad(
            "def drain(jobs: list[str], run):\n    while jobs:\n        run(jobs[0])\n"
            "        del jobs[0]\n",
            lines=(2, 4),
            core=4,
            names=("jobs",),
        ),
        Bad(
            "def drain(jobs: list[str], run):\n    while jobs:\n        run(jobs[0])\n"
            "        jobs = jobs[1:]\n",
            lines=(2, 4),
            core=4,
            names=("jobs",),
        ),
    ),
    good=(
        Good("def drain(jobs: list[str], run):\n    for job in jobs:\n        run(job)\n"),
        Good("def head(rows: list[str]):\n    del rows[0]\n    return rows\n"),
        Good("def trim(text: str):\n    while text and text[0] == ' ':\n        text = text[1:]\n"),
    ),
)
