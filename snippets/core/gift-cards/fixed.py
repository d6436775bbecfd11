"""Ledger of the gift cards of a chain of bookshops. All amounts are in cents."""

from collections.abc import Iterable
from dataclasses import dataclass

# One row per kind of entry: its sign on the card, its letter in the journal.
SIGNS = {"issue": 1, "redeem": -1, "refund": 1}
LETTERS = {"issue": "I", "redeem": "R", "refund": "B"}  # "R" is in old backups
KINDS = {letter: kind for kind, letter in LETTERS.items()}


class Overdrawn(Exception):
    """The card has less money than was asked for."""


@dataclass(frozen=True)
class Entry:
    """A movement on a card: "issue" and "refund" load it, "redeem" takes some off."""

    kind: str
    card: str
    cents: int
    receipt: str

    @property
    def change(self) -> int:
        """What the entry adds to the card; negative where it takes off."""
        return SIGNS[self.kind] * self.cents


class GiftCards:
    """Money put on each card and paid with it. What is refused leaves no trace."""

    def __init__(self) -> None:
        self._entries: dict[str, list[Entry]] = {}

    def issue(self, card: str, cents: int, receipt: str) -> None:
        """Sell a card, or load more money on it."""
        self._post(Entry("issue", card, cents, receipt))

    def redeem(self, card: str, cents: int, receipt: str) -> int:
        """Pay with a card; returns what is left on it."""
        return self._post(Entry("redeem", card, cents, receipt))

    def refund(self, card: str, cents: int, receipt: str) -> int:
        """Put money for returned goods back on the card they were paid with.

        No more than the card paid on that receipt; returns what is now on the card.
        """
        left = -sum(
            entry.change
            for entry in self._entries.get(card, [])
            if entry.kind != "issue" and entry.receipt == receipt
        )
        if cents > left:
            raise ValueError(f"{left} left to refund to {card} on receipt {receipt}")
        return self._post(Entry("refund", card, cents, receipt))

    def balance(self, card: str) -> int:
        return sum(entry.change for entry in self._entries.get(card, []))

    def outstanding(self) -> int:
        """What all cards together are worth, for the balance sheet."""
        return sum(self.balance(card) for card in self._entries)

    def _post(self, entry: Entry) -> int:
        """Add an entry; returns the new balance of its card."""
        if entry.cents <= 0:
            raise ValueError(f"not an amount: {entry.cents}")
        balance = self.balance(entry.card) + entry.change
        if balance < 0:
            raise Overdrawn(entry.card)
        self._entries.setdefault(entry.card, []).append(entry)
        return balance

    def journal(self) -> list[str]:
        """A line of text per entry for the nightly backup, see `restored`."""
        return [
            f"{LETTERS[entry.kind]};{entry.card};{entry.cents};{entry.receipt}"
            for entries in self._entries.values()
            for entry in entries
        ]

    @classmethod
    def restored(cls, journal: Iterable[str]) -> "GiftCards":
        """The ledger that wrote this journal."""
        cards = cls()
        for line in journal:
            code, card, cents, receipt = line.split(";")
            cards._post(Entry(KINDS[code], card, int(cents), receipt))
        return cards
