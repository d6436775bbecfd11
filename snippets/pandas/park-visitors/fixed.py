"""Clean the survey cards of a national park's visitors, and sum them up.

    python park_visitors.py cards.csv
"""
from __future__ import annotations

import sys

import pandas as pd

NEEDED = ["day", "gate", "people", "spent"]


def clean(cards: pd.DataFrame) -> pd.DataFrame:
    """Cards with proper days, numbers and gates, a skipped question being missing.

    Questions that all answer alike are left out. `cards` holds text: day
    ("27.06.2024"), gate, people, spent in euros ("1.250,00") and the further questions.
    Day and gate are stamped on each card; visitors may skip any other question.
    """
    further = cards.drop(columns=NEEDED)
    alike = further.eq(further.iloc[0]).all() if len(cards) else further.any()
    amounts = cards["spent"].str.replace(".", "").str.replace(",", ".")
    return cards.drop(columns=further.columns[alike]).assign(
        day=pd.to_datetime(cards["day"], format="%d.%m.%Y"),
        gate=cards["gate"].str.strip().str.lower().astype("category"),
        people=pd.to_numeric(cards["people"]).astype("Int64"),
        spent=pd.to_numeric(amounts).astype(float),
    )


def period(cards: pd.DataFrame) -> str:
    """First and last day, for the headline: "01.06.2024 to 30.09.2024"."""
    return f"{cards['day'].min():%d.%m.%Y} to {cards['day'].max():%d.%m.%Y}"


def people_by_month(cards: pd.DataFrame) -> pd.Series:
    return cards["people"].groupby(cards["day"].dt.month).sum()


def weekend_share(cards: pd.DataFrame) -> float:
    """Share of the people who came on a Saturday or Sunday."""
    weekend = cards["day"].dt.day_of_week >= 5
    return float(cards.loc[weekend, "people"].sum() / cards["people"].sum())


def spent_per_person(cards: pd.DataFrame) -> dict[str, float]:
    """Euros per person by gate, from the cards that tell both numbers."""
    both = cards.dropna(subset=["spent", "people"])
    sums = both.groupby("gate", observed=True)[["spent", "people"]].sum()
    return (sums["spent"] / sums["people"]).astype(float).to_dict()


def main() -> None:
    cards = pd.read_csv(sys.argv[1], sep=";", dtype=str)
    cleaned = clean(cards)
    print(f"{period(cleaned)}: {len(cards)} cards, {len(cleaned)} of them used")
    print(people_by_month(cleaned).to_string())
    print(f"{weekend_share(cleaned):.0%} came at a weekend")
    for gate, euros in spent_per_person(cleaned).items():
        print(f"{gate}: {euros:.2f} euros per person")


if __name__ == "__main__":
    main()
