"""Whether measured growth is what a rubric claims."""

from __future__ import annotations

from fractions import Fraction

from reviewer.matching.bigo import BigOError, parse

from .classify import GrowthClass
from .measure import Measured

# (exponentials, power, power of the logarithm) of each class, as in reviewer.matching.bigo.
_ORDER: dict[GrowthClass, tuple[int, int, int]] = {
    "constant": (0, 0, 0),
    "logarithmic": (0, 0, 1),
    "linear": (0, 1, 0),
    "n log n": (0, 1, 1),
    "quadratic": (0, 2, 0),
    "cubic": (0, 3, 0),
    "exponential": (1, 0, 0),
}


def contradiction(measured: Measured) -> str | None:
    """What the measurement says against the rubric; None where it bears it out.

    A workload may do n times what the rubric speaks of, such as n hits on a cache. So the claim
    holds when the fix saves the factor that it says it saves: a power of n, an exponential, or a
    logarithm. Without a claim, the fixed version must grow more slowly.
    """
    before, after = measured.snippet.growth, measured.fixed.growth
    if before is None or after is None:
        version = "snippet" if before is None else "fixed version"
        return f"the cost of the {version} fits no class of growth"
    saved = _difference(_ORDER[before], _ORDER[after])
    seen = f"measured {before} in the snippet, {after} in the fixed version"
    if measured.claim is None:
        return None if saved > (0, 0, 0) else f"{seen}: the fix saves nothing"
    said = f"{measured.claim.before} and {measured.claim.after}"
    try:
        claimed = _claimed(measured.claim.before), _claimed(measured.claim.after)
    except BigOError:
        return None if saved > (0, 0, 0) else f"{seen}; claimed {said}"
    wanted = _difference(*claimed)
    return (
        None if _agree(saved, wanted, measured.unit == "operations") else f"{seen}; claimed {said}"
    )


def _claimed(text: str) -> tuple[int, Fraction, int]:
    return parse(text).order


Order = tuple[int, Fraction | int, int]


def _difference(before: Order, after: Order) -> Order:
    return before[0] - after[0], before[1] - after[1], before[2] - after[2]


def _agree(saved: Order, claimed: Order, exact: bool) -> bool:
    """Logarithms count only where nothing more is saved, and where they can be told."""
    if claimed[0] or saved[0]:
        return (claimed[0] > 0) == (saved[0] > 0)
    if claimed[1] or saved[1]:
        return claimed[1] == saved[1]
    return claimed[2] == saved[2] if exact else True
