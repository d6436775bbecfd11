"""Ledger of the gift cards of a chain of bookshops. All amounts are in cents."""

from collections.abc import Iterable
from dataclasses import dataclass


class Overdrawn(Exception):
    """The card has less money than was asked for."""


@dataclass(frozen=True)
class Entry:
    """A movement on a card: "issue" and "refund" load it, "redeem" takes some off."""

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
        return self._post(Entry("redeem", card, cents, receipt))

    def refund(self, card: str, cents: int, receipt: str) -> int:
        """Put money for returned goods back on the card they were paid with.

        No more than the card paid on that receipt; returns what is now on the card.
        """
        paid = sum(  # defect(block): refunded-again
            entry.cents
            for entry in self._entries.get(card, [])
            if entry.kind == "redeem" and entry.receipt == receipt
        )
        if cents > paid:  # defect: refunded-again, minus-refund
            raise ValueError(f"{card} paid {paid} on receipt {receipt}")
        return self._post(Entry("refund", card, cents, receipt))

    def balance(self, card: str) -> int:
        entries = self._entries.get(card, [])  # decoy: empty-list-shared
        return sum(  # decoy: summed-each-time
            e.cents if e.kind == "issue" or e.kind == "refund" else -e.cents  # defect: kinds-by-or
            for e in entries
        )

    def outstanding(self) -> int:
        """What all cards together are worth, for the balance sheet."""
        return sum(
            entry.cents if entry.kind == "issue" else -entry.cents  # defect: refund-as-minus
            for entries in self._entries.values()
            for entry in entries
        )

    def _post(self, entry: Entry) -> int:
        """Add an entry; returns the new balance of its card."""
        self._entries.setdefault(entry.card, []).append(entry)  # defect: posted-then-checked
        balance = self.balance(entry.card)
        if balance < 0:  # defect: posted-then-checked
            raise Overdrawn(entry.card)
        return balance

    def journal(self) -> list[str]:
        """A line of text per entry for the nightly backup, see `restored`."""
        return [
            f"{entry.kind[0].upper()};{entry.card};{entry.cents};{entry.receipt}"  # defect: one-letter-two-kinds
            for entries in self._entries.values()
            for entry in entries
        ]

    @classmethod
    def restored(cls, journal: Iterable[str]) -> "GiftCards":
        """The ledger that wrote this journal."""
        kinds = {"I": "issue", "R": "redeem"}  # defect: one-letter-two-kinds
        cards = cls()
        for line in journal:
            code, card, cents, receipt = line.split(";")
            cards._post(Entry(kinds[code], card, int(cents), receipt))
        return cards
