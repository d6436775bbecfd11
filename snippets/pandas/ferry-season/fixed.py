"""Takings and load of the sailings of a ferry line, for the report of the season."""
from pathlib import Path

import pandas as pd

COLUMNS = ["sailing", "sold_at", "fare", "promo", "tickets"]


def read_sales(path: Path) -> pd.DataFrame:
    """Sales of a season from the export of the ticket system.

    A sale without a sailing is a voucher and left out.
    """
    sales = pd.read_csv(path, usecols=COLUMNS, parse_dates=["sold_at"])
    return sales.dropna(subset=["sailing"])


def with_payments(
    sales: pd.DataFrame, tariffs: pd.DataFrame, promos: pd.DataFrame
) -> pd.DataFrame:
    """The sales with `price` and `paid`, the price for all tickets of a sale.

    `tariffs` has the columns fare, valid_from and price: a price counts until the next
    one of its fare. `promos` has promo and discount, the part taken off the price.
    """
    priced = pd.merge_asof(
        sales.sort_values("sold_at"),
        tariffs.sort_values("valid_from"),
        left_on="sold_at",
        right_on="valid_from",
        by="fare",
    )
    priced = priced.merge(promos, on="promo", how="left", validate="many_to_one")
    off = priced["discount"].fillna(0)
    priced["paid"] = priced["tickets"] * priced["price"] * (1 - off)
    return priced


def by_sailing(payments: pd.DataFrame, sailings: pd.DataFrame) -> pd.DataFrame:
    """Tickets, takings and load of every sailing, also of those that sold nothing."""
    sold = payments.groupby("sailing")[["tickets", "paid"]].sum()
    report = sailings[["sailing", "seats"]].merge(sold, on="sailing", how="left")
    report = report.fillna({"tickets": 0, "paid": 0.0}).astype({"tickets": int})
    report["load"] = report["tickets"] / report["seats"]
    return report[["sailing", "tickets", "paid", "load"]]


def season_report(path: Path, tables: Path) -> pd.DataFrame:
    """The sailings of a season, those with the highest takings first."""
    tariffs = pd.read_csv(tables / "tariffs.csv", parse_dates=["valid_from"])
    promos = pd.read_csv(tables / "promos.csv")
    sailings = pd.read_csv(tables / "sailings.csv")
    payments = with_payments(read_sales(path), tariffs, promos)
    report = by_sailing(payments, sailings)
    return report.sort_values("paid", ascending=False, ignore_index=True)
