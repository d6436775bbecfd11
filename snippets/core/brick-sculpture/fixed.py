"""In which order a robot lays the bricks of a sculpture, and whether they bear it."""
from __future__ import annotations

from collections.abc import Mapping, Sequence
from graphlib import TopologicalSorter
from itertools import pairwise

Plan = Mapping[str, Sequence[str]]  # brick -> the bricks that hold it, each once


def laying_order(plan: Plan) -> list[str]:
    """All bricks, each after those that hold it.

    Raises ValueError for a plan that cannot be built.
    """
    # The CycleError that it raises is a ValueError.
    return list(TopologicalSorter(plan).static_order())


def loads(plan: Plan, weights: Mapping[str, float]) -> dict[str, float]:
    """Grams that each brick passes on: its own weight and all that rests on it.

    What a brick passes on is shared equally by those that hold it.
    """
    passed_on = {brick: weights[brick] for brick in plan}
    for brick in reversed(laying_order(plan)):
        holders = plan[brick]
        for holder in holders:
            passed_on[holder] += passed_on[brick] / len(holders)
    return passed_on


def overloaded(
    plan: Plan, weights: Mapping[str, float], limit: float
) -> list[str]:
    """Bricks with more than `limit` grams resting on them."""
    return [
        brick
        for brick, load in loads(plan, weights).items()
        if load - weights[brick] > limit
    ]


def colour_changes(order: Sequence[str], colours: Mapping[str, str]) -> int:
    """How often the robot has to change its magazine, which holds one colour."""
    return sum(colours[one] != colours[other] for one, other in pairwise(order))
