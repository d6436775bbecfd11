"""Ledger of the gift cards of a chain of bookshops. All amounts are in cents."""

from collections.abc import Iterable
from dataclasses import dataclass


class Overdrawn(Exception):
    """The card has less money than was asked for."""


@dataclass(frozen=True)
class Entry:
    """A movement on a card: "issue" loads it, "redeem" takes some off."""

    kind: str
    card: str
    cents: int
    receipt: str


class GiftCards:
    """Money put on each card and paid with it. What is refused leaves no trace."""

    def __init__(self) -> None:
        self._entries: dict[str, list[Entry]] = {}

    def issue(self, card: str, cents: int, receipt: str) -> None:
        """Sell a card, or load more money on it."""
        if cents <= 0:
            raise ValueError(f"not an amount: {cents}")
        self._post(Entry("issue", card, cents, receipt))

    def redeem(self, card: str, cents: int, receipt: str) -> int:
        """Pay with a card; returns what is left on it."""
        if cents <= 0:
            raise ValueError(f"not an amount: {cents}")
        if cents > self.balance(card):
            raise Overdrawn(card)
        self._post(Entry("redeem", card, cents, receipt))
        return self.balance(card)

    def balance(self, card: str) -> int:
        entries = self._entries.get(card, [])
        return sum(e.cents if e.kind == "issue" else -e.cents for e in entries)

    def outstanding(self) -> int:
        """What all cards together are worth, for the balance sheet."""
        return sum(
            entry.cents if entry.kind == "issue" else -entry.cents
            for entries in self._entries.values()
            for entry in entries
        )

    def _post(self, entry: Entry) -> None:
        self._entries.setdefault(entry.card, []).append(entry)

    def journal(self) -> list[str]:
        """A line of text per entry for the nightly backup, see `restored`."""
        return [
            f"{entry.kind[0].upper()};{entry.card};{entry.cents};{entry.receipt}"
            for entries in self._entries.values()
            for entry in entries
        ]

    @classmethod
    def restored(cls, journal: Iterable[str]) -> "GiftCards":
        """The ledger that wrote this journal."""
        kinds = {"I": "issue", "R": "redeem"}
        cards = cls()
        for line in journal:
            code, card, cents, receipt = line.split(";")
            cards._post(Entry(kinds[code], card, int(cents), receipt))
        return cards
