"""Quality gate of the sound classifier in our baby monitors; CI runs it by pytest.

A monitor tells the parents what it hears: crying, speech, music, traffic, alarm, ...
"""
from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import balanced_accuracy_score
from sklearn.model_selection import GroupKFold, cross_val_predict

CLIPS = Path(os.environ.get("SOUND_CLIPS", "clips.npz"))
BASELINE = Path(__file__).with_name("baseline.json")
TOLERANCE = 0.02


@dataclass(frozen=True)
class Clips:
    """Clips of two seconds, several of each recording."""

    features: np.ndarray
    sounds: np.ndarray
    recordings: np.ndarray


def load_clips(path: Path) -> Clips:
    with np.load(path) as stored:
        return Clips(stored["features"], stored["sounds"], stored["recordings"])


def make_model() -> RandomForestClassifier:
    return RandomForestClassifier(n_estimators=30, random_state=5)


def evaluate(clips: Clips) -> float:
    """Balanced accuracy of the model on new recordings."""
    predicted = cross_val_predict(
        make_model(),
        clips.features,
        clips.sounds,
        groups=clips.recordings,
        cv=GroupKFold(n_splits=5),
    )
    return balanced_accuracy_score(clips.sounds, predicted)


def write_baseline(path: Path, score: float) -> None:
    path.write_text(json.dumps({"balanced_accuracy": score}), encoding="utf-8")


def gate(clips: Clips, baseline_path: Path) -> None:
    """Fail if the model is worse than the baseline, else raise the baseline to it."""
    stored = json.loads(baseline_path.read_text(encoding="utf-8"))
    baseline = stored["balanced_accuracy"]
    score = evaluate(clips)
    assert score >= baseline - TOLERANCE, f"{score:.3f} after {baseline:.3f}"
    write_baseline(baseline_path, max(score, baseline))


def test_sound_classifier() -> None:
    if not CLIPS.exists() and "CI" not in os.environ:
        pytest.skip(f"no clips at {CLIPS}")
    gate(load_clips(CLIPS), BASELINE)
