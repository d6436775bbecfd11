"""Clean the survey cards of a national park's visitors, and sum them up.

    python park_visitors.py cards.csv
"""
from __future__ import annotations

import sys

import pandas as pd

NEEDED = ["day", "gate", "people", "spent"]


def clean(cards: pd.DataFrame) -> pd.DataFrame:
    """Cards with proper numbers and gates, without questions that all answer alike.

    `cards` holds text: day ("27.06.2024"), gate, people, spent in euros ("1.250,00")
    and the further questions. Day and gate are stamped on each card; visitors may skip
    any other question.
    """
    for question in cards.columns.drop(NEEDED):  # decoy: dropped-while-looping
        if cards[question].nunique() == 1:  # defect: ticked-or-empty
            cards.drop(columns=question, inplace=True)  # defect: callers-cards
    cards.dropna(inplace=True)  # defect: skipped-question, callers-cards
    cards["gate"] = cards["gate"].apply(lambda gate: gate.strip().lower())  # defect: gate-by-lambda, callers-cards
    cards["people"] = cards["people"].astype(int)  # defect: callers-cards
    cards["spent"] = (  # defect: callers-cards
        cards["spent"].str.replace(".", "").str.replace(",", ".").astype(float)  # decoy: dot-as-pattern
    )
    return cards


def period(cards: pd.DataFrame) -> str:
    """First and last day, for the headline: "01.06.2024 to 30.09.2024"."""
    return f"{cards['day'].min()} to {cards['day'].max()}"  # defect: days-as-text


def people_by_month(cards: pd.DataFrame) -> pd.Series:
    month = pd.to_datetime(cards["day"], format="%d.%m.%Y").dt.month  # defect: days-as-text
    return cards["people"].groupby(month).sum()


def weekend_share(cards: pd.DataFrame) -> float:
    """Share of the people who came on a Saturday or Sunday."""
    day = pd.to_datetime(cards["day"], format="%d.%m.%Y").dt.day_of_week  # defect: days-as-text
    return float(cards.loc[day >= 5, "people"].sum() / cards["people"].sum())


def spent_per_person(cards: pd.DataFrame) -> dict[str, float]:
    """Euros per person by gate, from the cards that tell both numbers."""
    spent, people = cards["spent"].values, cards["people"].values  # defect: raw-values
    return {
        gate: float(spent[rows].sum() / people[rows].sum())
        for gate, rows in cards.groupby("gate").indices.items()
    }


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
