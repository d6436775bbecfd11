"""The best of several seeds is reported."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ..facts import Facts
from ..facts.expressions import walk
from ..kind import Bad, Good, KindCode, Match


def detect(node: ast.For | ast.ListComp | ast.GeneratorExp, facts: Facts) -> Iterator[Match]:
    """A loop over seeds that keeps the best score, or a max over scores by seed."""
    if isinstance(node, ast.For):
        target, body = node.target, node.body
        keeps = any(
            (isinstance(child, ast.If) and "best" in facts.text(child.test).lower())
            or (
                facts.is_builtin(child, "max")
                and "best" in facts.text(facts.statement(child)).lower()
            )
            for part in body
            for child in walk(part)
        )
    else:
        target = node.generators[0].target
        parent = facts.parent(node)
        keeps = facts.is_builtin(parent, "max")
    name = getattr(target, "id", "").lower()
    if not keeps or name not in ("seed", "random_state", "rs", "random_seed"):
        return
    yield Match(
        node=node,
        core=node,
        names=(name,),
        confidence=0.85,
        message="The best of several seeds is the luckiest draw, not what the method gives. "
        "Report the mean and the spread over the seeds.",
    )


KIND = KindCode(
    id="best-of-seeds",
    detect=detect,
    on=(ast.For, ast.ListComp, ast.GeneratorExp),
    bad=(
        Bad("best = max(run(seed) for seed in range(20))\n", lines=(1, 1), core=1, names=("seed",)),
        Bad(
            "best = 0\nfor seed in range(20):\n    score = run(seed)\n    if score > best:\n"
            "        best = score\n",
            lines=(2, 5),
            core=2,
            names=("seed",),
        ),
    ),
    good=(
        Good("scores = [run(seed) for seed in range(20)]\nprint(mean(scores), stdev(scores))\n"),
        Good("best = max(run(depth) for depth in range(20))\n"),
    ),
)
