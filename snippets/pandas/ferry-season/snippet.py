"""Takings and load of the sailings of a ferry line, for the report of the season."""
from pathlib import Path

import pandas as pd


def read_sales(path: Path) -> pd.DataFrame:
    """Sales of a season from the export of the ticket system.

    A sale without a sailing is a voucher and left out.
    """
    sales = pd.read_csv(path, parse_dates=["sold_at"])  # defect: all-columns-read
    return sales.dropna()  # defect: any-gap-drops


def with_payments(
    sales: pd.DataFrame, tariffs: pd.DataFrame, promos: pd.DataFrame
) -> pd.DataFrame:
    """The sales with `price` and `paid`, the price for all tickets of a sale.

    `tariffs` has the columns fare, valid_from and price: a price counts until the next
    one of its fare. `promos` has promo and discount, the part taken off the price.
    """
    priced = sales.merge(tariffs, on="fare")  # defect: price-history-joined
    priced = priced.merge(promos, on="promo", how="left", validate="many_to_one")  # decoy: promo-not-unique
    off = priced["discount"].fillna(0)  # decoy: full-price-forced
    priced["paid"] = priced["tickets"] * priced["price"] * (1 - off)
    return priced


def by_sailing(payments: pd.DataFrame, sailings: pd.DataFrame) -> pd.DataFrame:
    """Tickets, takings and load of every sailing, also of those that sold nothing."""
    report = pd.DataFrame(columns=["sailing", "tickets", "paid", "load"])
    for _, sailing in sailings.iterrows():  # defect: sailings-iterated
        own = payments[payments["sailing"] == sailing["sailing"]]  # defect: sailings-iterated
        tickets = own["tickets"].sum()
        report.loc[len(report)] = [  # defect(block): rows-appended
            sailing["sailing"],
            tickets,
            own["paid"].sum(),
            tickets / sailing["seats"],
        ]
    return report


def season_report(path: Path, tables: Path) -> pd.DataFrame:
    """The sailings of a season, those with the highest takings first."""
    tariffs = pd.read_csv(tables / "tariffs.csv", parse_dates=["valid_from"])
    promos = pd.read_csv(tables / "promos.csv")
    sailings = pd.read_csv(tables / "sailings.csv")
    payments = with_payments(read_sales(path), tariffs, promos)
    report = by_sailing(payments, sailings)
    return report.sort_values("paid", ascending=False, ignore_index=True)
