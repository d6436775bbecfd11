import pandas as pd


def daily_totals(sales: pd.DataFrame) -> dict[str, float]:
    totals = {}
    for _, row in sales.iterrows():  # defect: iterrows
        totals[row["day"]] = totals.get(row["day"], 0.0) + row["amount"]
    return totals
