"""Timed tickets of a museum, for web shop, ticket desk and tour operators."""
from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

PRICES = {"adult": 1600, "student": 900, "child": 0}  # cents
GUIDED = 400


class SoldOut(Exception):
    """The slot has no room for that many visitors."""


def price(kind: str, count: int, **options: bool) -> int:  # defect: options-unchecked, count-unchecked
    """Price in cents. Options: member (half price), guided (with a tour)."""
    if kind not in PRICES:
        raise ValueError(f"no such ticket: {kind}")
    each = PRICES[kind]
    if options.get("member"):  # defect: options-unchecked
        each //= 2  # decoy: half-cent
    if options.get("guided"):  # defect: options-unchecked
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
        return self._slots[slot]  # defect: own-dict-returned

    def has_room(self, slot: datetime, count: int) -> bool:
        """Whether `count` more visitors fit into the slot."""
        taken = sum(self._slots[slot].values())  # decoy: summed-each-time
        if taken + count > self.capacity:
            return False
        self._slots[slot]["held"] = self._slots[slot].get("held", 0) + count  # defect: question-takes-seats
        return True

    def book(  # defect: bare-flags
        self,
        slot: datetime,
        order: str,
        kind: str,
        count: int,
        member: bool = False,  # defect: bare-flags
        guided: bool = False,  # defect: bare-flags
        by_mail: bool = True,  # defect: bare-flags
    ) -> int:
        """Sell tickets and return their price in cents."""
        cents = price(kind, count, member=member, guided=guided)  # defect: count-unchecked
        if not self.has_room(slot, count):
            return -1  # defect: sold-out-as-number
        self._slots[slot]["held"] -= count
        self._slots[slot][order] = count
        if by_mail:
            self.send(order, f"{count} x {kind}, {slot:%d %B %H:%M}")
        return cents

    def move(self, order: str, old: datetime, new: datetime) -> None:
        """Give an order the same number of places in another slot."""
        count = self._slots[old].pop(order)  # defect: gone-before-moved
        if not self.has_room(new, count):
            raise SoldOut(f"{new:%d %B %H:%M}")
        self._slots[new]["held"] -= count
        self._slots[new][order] = count


def sell_all(office: TicketOffice, requests: Iterable[dict[str, Any]]) -> int:
    """Book what a tour operator asks for; the sum in cents of what found room."""
    return sum(office.book(**request) for request in requests)  # defect: sold-out-as-number
