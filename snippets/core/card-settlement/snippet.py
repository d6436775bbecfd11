"""Reconcile the shop's card sales with the acquirer's settlement file."""

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


def reconcile(sales: list[Sale], payouts: list[Payout]) -> dict[str, list[str]]:
    """References of the sales, by state, in the order of the ledger.

    settled: paid out, and net plus fee is the amount of the sale
    disputed: paid out with another amount
    open: not paid out yet
    """
    settled = []
    disputed = []
    for sale in sales:
        for payout in payouts:  # defect: payouts-rescanned
            if payout.reference == sale.reference:  # defect: payouts-rescanned
                if payout.net + payout.fee == sale.amount:  # defect: exact-euro-compare
                    settled.append(sale.reference)
                else:
                    disputed.append(sale.reference)
                break  # decoy: break-ends-all
    paid_out = settled + disputed
    return {
        "settled": settled,
        "disputed": disputed,
        "open": [
            sale.reference
            for sale in sales
            if sale.reference not in paid_out  # defect: paid-out-list-scan
        ],
    }


def open_by_store(sales: list[Sale], open_references: set[str]) -> dict[str, float]:
    """Euros not paid out yet, per store; stores with nothing open are left out."""
    waiting = [sale for sale in sales if sale.reference in open_references]  # decoy: set-scan
    totals = {}
    for store in {sale.store for sale in waiting}:
        amounts = [s.amount for s in waiting if s.store == store]  # defect: pass-per-store
        totals[store] = round(sum(amounts), 2)
    return totals


def largest_open_store(totals: dict[str, float]) -> str:
    """The store that waits for the most money, or "-" if none does."""
    name, largest = "-", 0.0  # defect: hand-written-max
    for store in totals:  # defect(block): hand-written-max
        if totals[store] > largest:
            name, largest = store, totals[store]
    return name
