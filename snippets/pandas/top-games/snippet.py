"""The best-selling game of each region in each month, for the shelf labels.

Sales have one row per receipt line: sold_at, region, game, boxes.
"""
import pandas as pd

FEW = 10  # boxes


def monthly_sales(sales: pd.DataFrame) -> pd.DataFrame:
    """Boxes sold per month, region and game."""
    sales["month"] = pd.to_datetime(sales["sold_at"]).dt.month  # defect: callers-table, any-january
    boxes = sales.groupby(["month", "region", "game"])["boxes"].sum()
    return boxes.reset_index()  # decoy: keys-lost


def top_games(sales: pd.DataFrame) -> pd.DataFrame:
    """The game with the most boxes per month and region, or all that share first place.

    Columns month, region, game, boxes and note, which is "few sold" below FEW boxes.
    Sorted by month and region; months in which a region sold nothing are left out.
    """
    totals = monthly_sales(sales)
    winners = []
    for month in sorted(totals["month"].unique()):
        for region in sorted(totals["region"].unique()):
            group = totals[(totals["month"] == month) & (totals["region"] == region)]  # defect: search-per-group
            ranked = group.sort_values("boxes", ascending=False)  # defect: search-per-group
            winners.append(ranked.iloc[0].to_dict())  # defect: one-winner, month-without-sales

    top = pd.DataFrame(winners)
    top["note"] = ""  # decoy: slice-warning
    top[top["boxes"] < FEW]["note"] = "few sold"  # defect: note-lost
    return top
