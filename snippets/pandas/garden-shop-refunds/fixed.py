"""Net sales of the garden shop: orders less refunds. All amounts are in cents."""
from __future__ import annotations

import pandas as pd


def net_orders(orders: pd.DataFrame, refunds: pd.DataFrame) -> pd.DataFrame:
    """The orders with two more columns: refunded, and the net amount that is left.

    `orders`: order_id, customer, channel, ordered_at (UTC), amount.
    `refunds`: order_id, status ("paid" or "refused"), refunded.
    """
    paid = refunds[refunds["status"] == "paid"]
    by_order = paid.groupby("order_id", as_index=False)["refunded"].sum()
    net = orders.merge(by_order, on="order_id", how="left", validate="one_to_one")
    net["refunded"] = net["refunded"].fillna(0).astype("int64")
    net["net"] = net["amount"] - net["refunded"]
    return net


def monthly_sales(orders: pd.DataFrame, refunds: pd.DataFrame) -> pd.DataFrame:
    """Orders and net sales by calendar month in Berlin ("2024-05") and channel."""
    local = orders["ordered_at"].dt.tz_convert("Europe/Berlin")
    orders = orders.assign(month=local.dt.strftime("%Y-%m"))
    net = net_orders(orders, refunds)
    return net.groupby(["month", "channel"], dropna=False).agg(
        orders=("order_id", "size"), net=("net", "sum")
    )


def frequent_refunds(
    orders: pd.DataFrame, refunds: pd.DataFrame, share: float = 0.5
) -> list[str]:
    """Customers who asked for money back on more than this share of their orders."""
    asked = orders[orders["order_id"].isin(refunds["order_id"])]
    placed = orders.groupby("customer").size()
    shares = asked.groupby("customer").size() / placed
    return shares[shares > share].index.to_list()
