"""The best-selling game of each region in each month, for the shelf labels.

Sales have one row per receipt line: sold_at, region, game, boxes.
"""
import pandas as pd

FEW = 10  # boxes


def monthly_sales(sales: pd.DataFrame) -> pd.DataFrame:
    """Boxes sold per month, region and game."""
    month = pd.to_datetime(sales["sold_at"]).dt.to_period("M").rename("month")
    boxes = sales.groupby([month, "region", "game"])["boxes"].sum()
    return boxes.reset_index()


def top_games(sales: pd.DataFrame) -> pd.DataFrame:
    """The game with the most boxes per month and region, or all that share first place.

    Columns month, region, game, boxes and note, which is "few sold" below FEW boxes.
    Sorted by month and region; months in which a region sold nothing are left out.
    """
    totals = monthly_sales(sales)
    most = totals.groupby(["month", "region"])["boxes"].transform("max")
    top = totals[totals["boxes"] == most].reset_index(drop=True)
    top["note"] = ""
    top.loc[top["boxes"] < FEW, "note"] = "few sold"
    return top
