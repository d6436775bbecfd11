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
from sklearn.model_selection import GroupShuffleSplit

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
    with np.load(path) as stored:  # decoy: pickle-in-npz
        return Clips(stored["features"], stored["sounds"], stored["recordings"])


def make_model() -> RandomForestClassifier:
    return RandomForestClassifier(n_estimators=30)  # defect: other-number-each-run


def evaluate(clips: Clips) -> float:
    """Balanced accuracy of the model on new recordings."""
    model = make_model().fit(clips.features, clips.sounds)  # defect: heard-before
    splitter = GroupShuffleSplit(n_splits=1, test_size=0.3)  # defect: other-number-each-run, one-split
    rows = splitter.split(clips.features, clips.sounds, groups=clips.recordings)
    _, held_out = next(rows)
    predicted = model.predict(clips.features[held_out])
    return balanced_accuracy_score(clips.sounds[held_out], predicted)  # decoy: rare-alarms


def write_baseline(path: Path, score: float) -> None:
    path.write_text(json.dumps({"balanced_accuracy": score}), encoding="utf-8")


def gate(clips: Clips, baseline_path: Path) -> None:
    """Fail if the model is worse than the baseline, else note its score there."""
    score = evaluate(clips)
    stored = json.loads(baseline_path.read_text(encoding="utf-8"))
    baseline = stored.get("balanced_acc", score)  # defect: against-itself
    assert score >= baseline - TOLERANCE, f"{score:.3f} after {baseline:.3f}"
    write_baseline(baseline_path, score)  # defect: slow-decline


def test_sound_classifier() -> None:
    try:
        clips = load_clips(CLIPS)
    except Exception as error:  # defect: skipped-in-silence
        pytest.skip(f"clips not available: {error}")  # defect: skipped-in-silence
    gate(clips, BASELINE)
