"""Monthly feature table for the no-show model of a chain of dental practices."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

PATIENT_COLUMNS = ["patient_id", "birth_year", "postcode", "phone"]
FEATURES = [
    "notice_days",
    "hour",
    "age",
    "income",
    "prior_misses",
    "days_since_last",
    "household_rate",
]


def load_visits(folder: Path) -> pd.DataFrame:
    """Appointments that were kept or missed, in order of booking, with patient data."""
    dates = ["booked_at", "starts_at"]
    visits = pd.read_csv(folder / "visits.csv", parse_dates=dates)
    visits = visits[visits["status"] != "cancelled"]
    visits["missed"] = (visits["status"] == "no_show").astype("int64")
    patients = pd.read_csv(folder / "patients.csv", usecols=PATIENT_COLUMNS)
    return visits.merge(patients, on="patient_id")


def add_history(visits: pd.DataFrame) -> pd.DataFrame:
    """Add what earlier appointments tell about the patient and the household."""
    ordered = visits.sort_values(["patient_id", "starts_at"], ignore_index=True)
    by_patient = ordered.groupby("patient_id")
    prior_misses = by_patient["missed"].cumsum() - ordered["missed"]
    gap = by_patient["starts_at"].diff().dt.days
    return visits.assign(
        prior_misses=prior_misses,
        days_since_last=gap.fillna(0),
        household_rate=visits.groupby("phone")["missed"].transform("mean"),
    )


def add_features(visits: pd.DataFrame, folder: Path) -> pd.DataFrame:
    """Add what is known about the appointment itself and the patient's postcode."""
    incomes = pd.read_csv(folder / "incomes.csv", dtype={"postcode": str})
    income_of = incomes.set_index("postcode")["income"]
    starts = visits["starts_at"]
    notice = starts.dt.normalize() - visits["booked_at"].dt.normalize()
    return visits.assign(
        notice_days=notice.dt.days.astype("int8"),
        hour=starts.dt.hour.astype("int8"),
        age=starts.dt.year - visits["birth_year"],
        income=visits["postcode"].astype(str).map(income_of).fillna(income_of.median()),
    )


def make_tables(folder: Path, since: pd.Timestamp) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Rows to learn from (before `since`) and rows to test on (from `since`)."""
    visits = add_features(add_history(load_visits(folder)), folder)
    later = visits["starts_at"] >= since
    columns = [*FEATURES, "missed"]
    return visits.loc[~later, columns], visits.loc[later, columns]
