"""Net sales of the garden shop: orders less refunds. All amounts are in cents."""
from __future__ import annotations

import pandas as pd


def net_orders(orders: pd.DataFrame, refunds: pd.DataFrame) -> pd.DataFrame:
    """The orders with two more columns: refunded, and the net amount that is left.

    `orders`: order_id, customer, channel, ordered_at (UTC), amount.
    `refunds`: order_id, status ("paid" or "refused"), refunded.
    """
    paid = refunds.loc[refunds["status"] == "paid", ["order_id", "refunded"]]
    net = orders.merge(paid, on="order_id", how="left")  # defect: order-per-refund
    net["net"] = net["amount"] - net["refunded"]  # defect: no-refund-no-net
    return net


def monthly_sales(orders: pd.DataFrame, refunds: pd.DataFrame) -> pd.DataFrame:
    """Orders and net sales by calendar month in Berlin ("2024-05") and channel."""
    orders["month"] = orders["ordered_at"].dt.strftime("%Y-%m")  # defect: month-in-utc, orders-changed
    net = net_orders(orders, refunds)
    return net.groupby(["month", "channel"]).apply(  # defect: lost-channel  # defect(block): sum-by-lambda
        lambda group: pd.Series({"orders": len(group), "net": group["net"].sum()})
    )


def frequent_refunds(
    orders: pd.DataFrame, refunds: pd.DataFrame, share: float = 0.5
) -> list[str]:
    """Customers who asked for money back on more than this share of their orders."""
    asked = orders[orders["order_id"].isin(refunds["order_id"])]  # decoy: isin-scans
    placed = orders.groupby("customer").size()
    shares = asked.groupby("customer").size() / placed  # decoy: sizes-misaligned
    return shares[shares > share].index.to_list()
