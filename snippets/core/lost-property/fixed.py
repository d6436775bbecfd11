"""Evening run of a railway's lost property office."""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

KEEP_DAYS = 90
FREE_DAYS = 7
CENTS_PER_DAY = 50
HIGHEST_FEE = 2000


@dataclass(frozen=True)
class Item:
    tag: str  # glued on at the desk, "F-208153"
    kind: str
    train: str
    found: date


@dataclass(frozen=True)
class Report:
    number: str
    kind: str
    train: str
    lost: date


def match_reports(
    reports: Sequence[Report], items: Sequence[Item]
) -> dict[str, str]:
    """Tag of the item for each report that can be answered.

    Items are in the order in which they were handed in, reports in that of their
    arrival. A report gets the earliest item that fits and is still free.
    """
    shelves: dict[tuple[str, str], list[Item]] = defaultdict(list)
    for item in items:
        shelves[item.kind, item.train].append(item)

    given: dict[str, str] = {}
    taken: set[str] = set()
    for report in reports:
        for item in shelves.get((report.kind, report.train), ()):
            if item.found >= report.lost and item.tag not in taken:
                given[report.number] = item.tag
                taken.add(item.tag)
                break
    return given


def for_auction(
    items: Sequence[Item], given: Mapping[str, str], today: date
) -> list[Item]:
    """Items that nobody has asked for within 90 days."""
    taken = set(given.values())
    return [
        item
        for item in items
        if item.tag not in taken and (today - item.found).days > KEEP_DAYS
    ]


def fee(item: Item, today: date) -> int:
    """Storage fee in cents: a week is free, then 0.50 a day, 20.00 at most."""
    days = (today - item.found).days
    return min(max(days - FREE_DAYS, 0) * CENTS_PER_DAY, HIGHEST_FEE)


def fees_due(items: Sequence[Item], today: date) -> int:
    return sum(fee(item, today) for item in items)


def explain_difference(
    receipts: Sequence[int], difference: int
) -> tuple[int, int] | None:
    """Positions of two receipts that add up to the difference in the till, if any."""
    seen: dict[int, int] = {}
    for position, amount in enumerate(receipts):
        if difference - amount in seen:
            return seen[difference - amount], position
        seen[amount] = position
    return None
