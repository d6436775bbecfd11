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
    for report in reports:
        for item in shelves.get((report.kind, report.train), ()):
            if item.found >= report.lost and item.tag not in given.values():  # defect: tags-scanned
                given[report.number] = item.tag  # defect: last-item-wins
    return given


def for_auction(
    items: Sequence[Item], given: Mapping[str, str], today: date
) -> list[Item]:
    """Items that nobody has asked for within 90 days."""
    return [
        item
        for item in items
        if item.tag not in given.values()  # defect: tags-scanned
        and (today - item.found).days > KEEP_DAYS  # decoy: days-of-timedelta
    ]


def fee(item: Item, today: date) -> int:
    """Storage fee in cents: a week is free, then 0.50 a day, 20.00 at most."""
    days = (today - item.found).days
    return max(days - FREE_DAYS, 0) * min(CENTS_PER_DAY, HIGHEST_FEE)  # defect: fee-without-limit


def fees_due(items: Sequence[Item], today: date) -> int:
    return sum([fee(item, today) for item in items])  # defect: list-for-sum


def explain_difference(
    receipts: Sequence[int], difference: int
) -> tuple[int, int] | None:
    """Positions of two receipts that add up to the difference in the till, if any."""
    for i in range(len(receipts)):  # defect(block): receipts-paired
        for j in range(i + 1, len(receipts)):  # decoy: later-before-earlier
            if receipts[i] + receipts[j] == difference:
                return i, j
    return None
