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
    patients = pd.read_csv(
        folder / "patients.csv", usecols=PATIENT_COLUMNS, dtype={"postcode": str}
    ).drop_duplicates("patient_id", keep="last")
    return visits.merge(patients, on="patient_id", validate="many_to_one")


def _earlier_days(visits: pd.DataFrame, key: str) -> pd.DataFrame:
    """Number of appointments and of misses of the same key on earlier days.

    Has the index of `visits`.
    """
    day = visits["starts_at"].dt.normalize()
    per_day = visits.groupby([visits[key], day])["missed"].agg(["size", "sum"])
    before = per_day.groupby(level=0).cumsum() - per_day
    rows = pd.MultiIndex.from_arrays([visits[key], day])
    return before.reindex(rows).set_axis(visits.index)


def add_history(visits: pd.DataFrame) -> pd.DataFrame:
    """Add what earlier appointments tell about the patient and the household.

    Values that do not exist yet (a new patient, a new household) stay missing.
    """
    ordered = visits.sort_values(["patient_id", "starts_at"])
    household = _earlier_days(visits, "phone")
    return visits.assign(
        prior_misses=_earlier_days(visits, "patient_id")["sum"],
        days_since_last=ordered.groupby("patient_id")["starts_at"].diff().dt.days,
        household_rate=household["sum"] / household["size"].where(household["size"] > 0),
    )


def add_features(visits: pd.DataFrame, folder: Path) -> pd.DataFrame:
    """Add what is known about the appointment itself and the patient's postcode."""
    incomes = pd.read_csv(folder / "incomes.csv", dtype={"postcode": str})
    income_of = incomes.set_index("postcode")["income"]
    starts = visits["starts_at"]
    notice = starts.dt.normalize() - visits["booked_at"].dt.normalize()
    return visits.assign(
        notice_days=notice.dt.days.astype("int16"),
        hour=starts.dt.hour.astype("int8"),
        age=starts.dt.year - visits["birth_year"],
        income=visits["postcode"].map(income_of).fillna(income_of.median()),
    )


def make_tables(folder: Path, since: pd.Timestamp) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Rows to learn from (before `since`) and rows to test on (from `since`)."""
    visits = add_features(add_history(load_visits(folder)), folder)
    later = visits["starts_at"] >= since
    columns = [*FEATURES, "missed"]
    return visits.loc[~later, columns], visits.loc[later, columns]
