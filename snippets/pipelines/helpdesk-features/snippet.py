"""Features of the escalation model: a table for training, and one row for serving.

Accounts are snapshots (customer, taken_at, seats, plan), taken each night. Tickets have
ticket, customer, opened_at and escalated. All times are UTC.
"""
from __future__ import annotations

import pandas as pd

FEATURES = ["plan", "seats", "recent"]
WINDOW = pd.Timedelta(days=30)
BUCKETS = 1_024


def plan_code(plan: str) -> int:
    """Number of a plan, the same in training and serving."""
    return hash(plan) % BUCKETS  # defect: salted-hash  # decoy: negative-code


def recent_tickets(tickets: pd.DataFrame) -> pd.Series:
    """How many tickets the customer had opened in the WINDOW before each ticket."""
    ordered = tickets.sort_values(["customer", "opened_at"])
    windows = ordered.groupby("customer").rolling(WINDOW, on="opened_at")  # defect: counts-itself
    counts = windows["ticket"].count().to_numpy(dtype=int)
    return pd.Series(counts, index=ordered.index)


def newest(accounts: pd.DataFrame) -> pd.DataFrame:
    """The last snapshot of each customer."""
    return accounts.sort_values("taken_at").drop_duplicates("customer", keep="last")


def training_table(tickets: pd.DataFrame, accounts: pd.DataFrame) -> pd.DataFrame:
    """FEATURES of each ticket as they were when it was opened, and escalated."""
    latest = newest(accounts)  # defect: latest-snapshot
    table = tickets.assign(recent=recent_tickets(tickets)).merge(
        latest, on="customer", how="left", validate="many_to_one"  # decoy: validate-fails
    )
    table["seats"] = table["seats"].fillna(table["seats"].median())  # defect: seats-filled-twice
    table["plan"] = table["plan"].fillna("none").map(plan_code)
    return table[[*FEATURES, "escalated"]]


class OnlineFeatures:
    """The same features for a ticket that is just being opened."""

    def __init__(self, tickets: pd.DataFrame, accounts: pd.DataFrame) -> None:
        known = newest(accounts).set_index("customer")[["seats", "plan"]]
        self._accounts = known.to_dict("index")
        self._tickets = tickets[["customer", "opened_at"]]

    def vector(self, customer: str, now: pd.Timestamp) -> list[float]:
        """Values for model.predict, in the order of FEATURES."""
        account = self._accounts.get(customer, {})
        opened = self._tickets.loc[  # defect(block): scan-per-request
            self._tickets["customer"] == customer, "opened_at"
        ]
        values = {
            "seats": account.get("seats", 0),  # defect: seats-filled-twice
            "recent": int(((opened >= now - WINDOW) & (opened < now)).sum()),
            "plan": plan_code(account.get("plan", "none")),
        }
        return list(values.values())  # defect: order-of-values
