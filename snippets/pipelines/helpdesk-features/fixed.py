"""Features of the escalation model: a table for training, and one row for serving.

Accounts are snapshots (customer, taken_at, seats, plan), taken each night. Tickets have
ticket, customer, opened_at and escalated. All times are UTC.
"""
from __future__ import annotations

import hashlib

import numpy as np
import pandas as pd

FEATURES = ["plan", "seats", "recent"]
WINDOW = pd.Timedelta(days=30)
BUCKETS = 1_024
NO_SEATS = 0  # of a customer without an account
NO_PLAN = "none"


def plan_code(plan: str) -> int:
    """Number of a plan, the same in training and serving."""
    digest = hashlib.blake2b(plan.encode(), digest_size=8).digest()
    return int.from_bytes(digest) % BUCKETS


def recent_tickets(tickets: pd.DataFrame) -> pd.Series:
    """How many tickets the customer had opened in the WINDOW before each ticket."""
    ordered = tickets.sort_values(["customer", "opened_at"])
    windows = ordered.groupby("customer").rolling(
        WINDOW, on="opened_at", closed="left", min_periods=0
    )
    counts = windows["ticket"].count().to_numpy(dtype=int)
    return pd.Series(counts, index=ordered.index)


def newest(accounts: pd.DataFrame) -> pd.DataFrame:
    """The last snapshot of each customer."""
    return accounts.sort_values("taken_at").drop_duplicates("customer", keep="last")


def training_table(tickets: pd.DataFrame, accounts: pd.DataFrame) -> pd.DataFrame:
    """FEATURES of each ticket as they were when it was opened, and escalated."""
    rows = tickets.assign(recent=recent_tickets(tickets), row=np.arange(len(tickets)))
    table = pd.merge_asof(
        rows.sort_values("opened_at"),
        accounts.sort_values("taken_at"),
        left_on="opened_at",
        right_on="taken_at",
        by="customer",
    ).sort_values("row", ignore_index=True)
    table["seats"] = table["seats"].fillna(NO_SEATS)
    table["plan"] = table["plan"].fillna(NO_PLAN).map(plan_code)
    return table[[*FEATURES, "escalated"]]


class OnlineFeatures:
    """The same features for a ticket that is just being opened."""

    def __init__(self, tickets: pd.DataFrame, accounts: pd.DataFrame) -> None:
        known = newest(accounts).set_index("customer")[["seats", "plan"]]
        self._accounts = known.to_dict("index")
        by_customer = tickets.sort_values("opened_at").groupby("customer")["opened_at"]
        self._opened = {customer: times.array for customer, times in by_customer}

    def vector(self, customer: str, now: pd.Timestamp) -> list[float]:
        """Values for model.predict, in the order of FEATURES."""
        account = self._accounts.get(customer, {})
        recent = 0
        if customer in self._opened:
            first, end = self._opened[customer].searchsorted([now - WINDOW, now])
            recent = int(end - first)
        values = {
            "plan": plan_code(account.get("plan", NO_PLAN)),
            "seats": account.get("seats", NO_SEATS),
            "recent": recent,
        }
        return [values[name] for name in FEATURES]
