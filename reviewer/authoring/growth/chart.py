"""Measured growth as text."""

from __future__ import annotations

from collections.abc import Iterator
from math import log2

from .measure import Measured, Series

WIDTH = 40
_SIGN = "#"


def chart(measured: Measured) -> Iterator[str]:
    """A heading and, for each version, a bar a size. A bar's length is the logarithm of the cost,
    so that each column more is the same factor more."""
    yield f"{measured.issue}: {measured.resource}, in {measured.unit}"
    if measured.claim is not None:
        yield f"  claimed   {measured.claim.before} -> {measured.claim.after}"
    before, after = (str(one.growth or "no class fits") for one in _versions(measured))
    yield f"  measured  {before} -> {after}"
    most = max((cost for one in _versions(measured) for _, cost in one.costs), default=1.0)
    least = min((cost for one in _versions(measured) for _, cost in one.costs), default=1.0)
    for name, series in zip(("snippet", "fixed"), _versions(measured), strict=True):
        yield f"  {name}"
        for size, cost in series.costs:
            yield f"  {size:>7,}  {_amount(cost):>12}  {_bar(cost, least, most)}"


def _versions(measured: Measured) -> tuple[Series, Series]:
    return measured.snippet, measured.fixed


def _bar(cost: float, least: float, most: float) -> str:
    low = max(least, most / 1e9, 1e-9)
    share = log2(max(cost, low) / low) / max(log2(max(most, low) / low), 1e-9)
    return _SIGN * max(1, round(share * WIDTH))


def _amount(cost: float) -> str:
    return f"{cost:,.0f}" if cost >= 100 or cost == int(cost) else f"{cost:.4f}"
