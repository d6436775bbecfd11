"""Daily fault scores of the lifts, for those who plan the maintenance tours.

The scheduler calls run(date.today(), DATA, MODELS) at 04:00.
"""
from __future__ import annotations

import hashlib
import io
import json
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
    """The classifier that approved.json names; ValueError if its content is another."""
    approved = json.loads((models / "approved.json").read_text(encoding="utf-8"))
    content = (models / approved["file"]).read_bytes()
    if hashlib.sha256(content).hexdigest() != approved["sha256"]:
        raise ValueError(f"{approved['file']} is not the model that was approved")
    log.info("model %s", approved["file"])
    # the bytes that were compared: the file may have changed since
    return pickle.Unpickler(io.BytesIO(content)).load()


def score_region(model: Any, path: Path) -> pd.DataFrame:
    """Probability of a fault within seven days, for each lift in the file."""
    lifts = pd.read_csv(path, dtype={"lift": str})
    faults = model.predict_proba(lifts[FEATURES])[:, 1]
    return pd.DataFrame({"lift": lifts["lift"], "score": faults})


def run(day: date, data: Path, models: Path) -> int:
    """Score the lifts of all regions, unless the day is done; returns how many.

    Reads <data>/<day>/<region>.csv, writes <data>/scores-<day>.csv and, when that is
    complete, <data>/scores-<day>.done. Raises when a region can't be scored.
    """
    done = data / f"scores-{day:%Y-%m-%d}.done"
    if done.exists():
        log.info("%s is done", day)
        return 0

    model = load_model(models)
    inbox = data / f"{day:%Y-%m-%d}"
    tables = []
    for region in REGIONS:
        try:
            tables.append(score_region(model, inbox / f"{region}.csv"))
        except Exception:
            log.exception("no scores for %s", region)
            raise
    scores = pd.concat(tables)

    output = done.with_suffix(".csv")
    partial = done.with_suffix(".part")
    scores.to_csv(partial, index=False)
    partial.replace(output)
    done.touch()
    log.info("%d lifts in %d regions", len(scores), len(REGIONS))
    return len(scores)
