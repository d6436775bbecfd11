"""The best of several seeds is reported."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ..facts import Facts
from ..facts.expressions import names_in, walk
from ..kind import Bad, Good, KindCode, Match

_SEEDS = ("seed", "random_state", "rs", "random_seed")


def detect(
    node: ast.For | ast.ListComp | ast.GeneratorExp | ast.DictComp, facts: Facts
) -> Iterator[Match]:
    """A loop over seeds that keeps the best score, or a max over scores by seed."""
    if not facts.mentions("seed") and not facts.mentions("random_state"):
        return
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
        keeps = keeps or _best_later(parent, facts)
    name = getattr(target, "id", "")
    if not keeps or not (name.lower() in _SEEDS or _is_seed(name, node)):
        return
    yield Match(
        node=node,
        core=node,
        names=(name,),
        confidence=0.85,
        message="The best of several seeds is the luckiest draw, not what the method gives. "
        "Report the mean and the spread over the seeds.",
    )


def _is_seed(name: str, node: ast.AST) -> bool:
    """Whether the variable is passed on as a seed."""
    return any(
        isinstance(child, ast.keyword)
        and child.arg in _SEEDS
        and getattr(child.value, "id", "") == name
        for child in walk(node)
    )


def _best_later(parent: ast.AST | None, facts: Facts) -> bool:
    """Whether the scores get a name, of which the largest is taken but no mean or spread."""
    if not (isinstance(parent, ast.Assign) and isinstance(parent.targets[0], ast.Name)):
        return False
    name = parent.targets[0].id

    def asked(*words: str) -> bool:
        return any(name in names_in(call) for word in words for call in facts.calls_of(word))

    return asked("max", "argmax") and not asked("mean", "std", "stdev", "median", "fmean")


KIND = KindCode(
    id="best-of-seeds",
    detect=detect,
    on=(ast.For, ast.ListComp, ast.GeneratorExp, ast.DictComp),
    bad=(
        Bad("best = max(run(seed) for seed in range(20))\n", lines=(1, 1), core=1, names=("seed",)),
        Bad(
            "best = 0\nfor seed in range(20):\n    score = run(seed)\n    if score > best:\n"
            "        best = score\n",
            lines=(2, 5),
            core=2,
            names=("seed",),
        ),
        Bad(
            "scores = {s: evaluate(train(random_state=s)) for s in range(9)}\n"
            "print(max(scores.values()))\n",
            lines=(1, 1),
            core=1,
            names=("s",),
        ),
    ),
    good=(
        Good("scores = [run(seed) for seed in range(9)]\nprint(max(scores), mean(scores))\n"),
        Good("scores = [run(seed) for seed in range(20)]\nprint(mean(scores), stdev(scores))\n"),
        Good("best = max(run(depth) for depth in range(20))\n"),
    ),
)
