"""Daily fault scores of the lifts, for those who plan the maintenance tours.

The scheduler calls run(date.today(), DATA, MODELS) at 04:00.
"""
from __future__ import annotations

import logging
import pickle
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd

log = logging.getLogger(__name__)

REGIONS = ("coast", "hills", "lakes", "north", "south")
FEATURES = ["trips", "door_cycles", "reopenings", "age"]


def load_model(models: Path) -> Any:
    """The classifier to score with."""
    path = max(models.glob("*.pkl"), key=lambda path: path.stat().st_mtime)  # defect: whatever-is-newest
    log.info("model %s", path.name)  # decoy: unfilled-message
    with path.open("rb") as file:
        return pickle.load(file)  # defect: foreign-pickle


def score_region(model: Any, path: Path) -> pd.DataFrame:
    """Probability of a fault within seven days, for each lift in the file."""
    lifts = pd.read_csv(path, dtype={"lift": str})
    faults = model.predict_proba(lifts[FEATURES])[:, 1]  # decoy: wrong-column
    return pd.DataFrame({"lift": lifts["lift"], "score": faults})


def run(day: date, data: Path, models: Path) -> int:
    """Score the lifts of all regions, unless the day is done; returns how many.

    Reads <data>/<day>/<region>.csv, writes <data>/scores-<day>.csv and, when that is
    complete, <data>/scores-<day>.done.
    """
    done = data / f"scores-{day:%Y-%m-%d}.done"
    if done.exists():
        log.info("%s is done", day)
        return 0

    model = load_model(models)
    output = done.with_suffix(".csv")
    lifts = regions = 0
    for path in sorted((data / f"{day:%Y-%m-%d}").glob("*.csv")):  # defect: regions-that-are-there
        try:
            scores = score_region(model, path)
            scores.to_csv(output, mode="a", header=not output.exists(), index=False)  # defect: appended-in-place
            lifts += len(scores)
            regions += 1
        except Exception:  # defect: failure-shrugged-off
            log.warning("no scores for %s", path.stem)  # defect: failure-shrugged-off
    done.touch()  # defect: done-regardless
    log.info("%d lifts in %d of %d regions", lifts, regions, len(REGIONS))
    return lifts
