"""Timed tickets of a museum, for web shop, ticket desk and tour operators."""
from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

PRICES = {"adult": 1600, "student": 900, "child": 0}  # cents
GUIDED = 400


class SoldOut(Exception):
    """The slot has no room for that many visitors."""


def price(kind: str, count: int, *, member: bool = False, guided: bool = False) -> int:
    """Price in cents; members pay half, a guided tour costs extra."""
    if kind not in PRICES:
        raise ValueError(f"no such ticket: {kind}")
    if count < 1:
        raise ValueError(f"not a number of tickets: {count}")
    each = PRICES[kind]
    if member:
        each //= 2
    if guided:
        each += GUIDED
    return each * count


class TicketOffice:
    """Sells tickets for the half-hour slots of a museum.

    Where a slot has no room, SoldOut is raised and everything stays as it was.
    """

    def __init__(self, capacity: int, send: Callable[[str, str], None]) -> None:
        self.capacity = capacity
        self.send = send
        self._slots: defaultdict[datetime, dict[str, int]] = defaultdict(dict)

    def orders(self, slot: datetime) -> dict[str, int]:
        """Tickets per order, for the list at the door."""
        return dict(self._slots.get(slot, {}))

    def has_room(self, slot: datetime, count: int) -> bool:
        """Whether `count` more visitors fit into the slot."""
        return sum(self.orders(slot).values()) + count <= self.capacity

    def book(
        self,
        slot: datetime,
        order: str,
        kind: str,
        count: int,
        *,
        member: bool = False,
        guided: bool = False,
        by_mail: bool = True,
    ) -> int:
        """Sell tickets and return their price in cents."""
        cents = price(kind, count, member=member, guided=guided)
        self._require_room(slot, count)
        self._slots[slot][order] = count
        if by_mail:
            self.send(order, f"{count} x {kind}, {slot:%d %B %H:%M}")
        return cents

    def move(self, order: str, old: datetime, new: datetime) -> None:
        """Give an order the same number of places in another slot."""
        if old == new:
            return
        count = self._slots[old][order]
        self._require_room(new, count)
        self._slots[new][order] = count
        del self._slots[old][order]

    def _require_room(self, slot: datetime, count: int) -> None:
        if not self.has_room(slot, count):
            raise SoldOut(f"{slot:%d %B %H:%M}")


def sell_all(office: TicketOffice, requests: Iterable[dict[str, Any]]) -> int:
    """Book what a tour operator asks for; the sum in cents of what found room."""
    total = 0
    for request in requests:
        try:
            total += office.book(**request)
        except SoldOut:
            continue
    return total
