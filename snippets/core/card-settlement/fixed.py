"""Reconcile the shop's card sales with the acquirer's settlement file."""

from collections import defaultdict
from dataclasses import dataclass


@dataclass(frozen=True)
class Sale:
    """One card sale as the till recorded it; amount in euros."""

    reference: str
    store: str
    amount: float


@dataclass(frozen=True)
class Payout:
    """One settled sale; the acquirer keeps the fee and transfers the net amount."""

    reference: str
    net: float
    fee: float


def to_cents(euros: float) -> int:
    """Whole cents, which add up and compare exactly."""
    return round(euros * 100)


def reconcile(sales: list[Sale], payouts: list[Payout]) -> dict[str, list[str]]:
    """References of the sales, by state, in the order of the ledger.

    settled: paid out, and net plus fee is the amount of the sale
    disputed: paid out with another amount
    open: not paid out yet
    """
    payout_of = {payout.reference: payout for payout in payouts}
    result: dict[str, list[str]] = {"settled": [], "disputed": [], "open": []}
    for sale in sales:
        payout = payout_of.get(sale.reference)
        if payout is None:
            state = "open"
        elif to_cents(payout.net) + to_cents(payout.fee) == to_cents(sale.amount):
            state = "settled"
        else:
            state = "disputed"
        result[state].append(sale.reference)
    return result


def open_by_store(sales: list[Sale], open_references: set[str]) -> dict[str, float]:
    """Euros not paid out yet, per store; stores with nothing open are left out."""
    cents: defaultdict[str, int] = defaultdict(int)
    for sale in sales:
        if sale.reference in open_references:
            cents[sale.store] += to_cents(sale.amount)
    return {store: total / 100 for store, total in cents.items()}


def largest_open_store(totals: dict[str, float]) -> str:
    """The store that waits for the most money, or "-" if none does."""
    return max(totals, key=totals.__getitem__, default="-")
