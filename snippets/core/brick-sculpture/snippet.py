"""In which order a robot lays the bricks of a sculpture, and whether they bear it."""
from __future__ import annotations

from collections.abc import Mapping, Sequence

Plan = Mapping[str, Sequence[str]]  # brick -> the bricks that hold it, each once


def laying_order(plan: Plan) -> list[str]:
    """All bricks, each after those that hold it.

    Raises ValueError for a plan that cannot be built.
    """
    order: list[str] = []
    laid: set[str] = set()

    def lay(brick: str) -> None:
        if brick in laid:  # defect: circle-unnoticed
            return
        laid.add(brick)
        for holder in plan[brick]:
            lay(holder)  # defect: tower-too-high
        order.append(brick)  # decoy: nonlocal-missing

    for brick in plan:
        lay(brick)
    return order


def _load(brick: str, plan: Plan, weights: Mapping[str, float]) -> float:
    return weights[brick] + sum(
        _load(upper, plan, weights) / len(plan[upper])  # defect: load-recomputed, tower-too-high  # decoy: ground-divides-by-zero
        for upper, holders in plan.items()  # defect: uppers-searched
        if brick in holders
    )


def loads(plan: Plan, weights: Mapping[str, float]) -> dict[str, float]:
    """Grams that each brick passes on: its own weight and all that rests on it.

    What a brick passes on is shared equally by those that hold it.
    """
    return {brick: _load(brick, plan, weights) for brick in plan}


def overloaded(
    plan: Plan, weights: Mapping[str, float], limit: float
) -> list[str]:
    """Bricks with more than `limit` grams resting on them."""
    return [
        brick for brick, load in loads(plan, weights).items() if load > limit  # defect: own-weight-counted
    ]


def colour_changes(order: Sequence[str], colours: Mapping[str, str]) -> int:
    """How often the robot has to change its magazine, which holds one colour."""
    changes = 0
    for i in range(1, len(order)):  # defect(block): neighbours-by-index
        if colours[order[i]] != colours[order[i - 1]]:
            changes += 1
    return changes
