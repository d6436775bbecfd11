"""Checks that every preprocessing step of the music recommender must pass.

A test module calls check_all with a function that builds the step:

    def test_loudness_scaler():
        check_all(LoudnessScaler)
"""
from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

import numpy as np


class Step(Protocol):
    def fit(self, table: np.ndarray) -> Step: ...

    def transform(self, table: np.ndarray) -> np.ndarray: ...


MakeStep = Callable[[], Step]

# tempo in beats per minute, loudness in dB, danceability
TRACKS = np.array([[120.0, -7.5, 0.61], [98.0, -11.0, 0.27], [141.0, -4.2, 0.88]])


def example_tracks() -> np.ndarray:
    """Three known tracks."""
    return TRACKS  # defect: shared-tracks


def random_tracks(n: int = 50) -> np.ndarray:
    """n made-up tracks."""
    rng = np.random.default_rng()  # defect: unseeded-tracks
    return rng.normal([120.0, -8.0, 0.5], [25.0, 3.0, 0.2], size=(n, 3))


def assert_values(
    actual: np.ndarray, expected: np.ndarray, tolerance: float = 1e-6
) -> None:
    """Fail unless the two tables agree, value by value."""
    for got, want in zip(np.ravel(actual), np.ravel(expected)):  # defect: shapes-unchecked
        assert got - want <= tolerance, f"{got} instead of {want}"  # defect: one-sided-difference  # decoy: assert-in-helper


def check_input_untouched(make_step: MakeStep) -> None:
    tracks = example_tracks()
    make_step().fit(tracks).transform(tracks)  # decoy: fresh-step
    assert_values(tracks, example_tracks())


def check_learned_in_fit(make_step: MakeStep) -> None:
    """transform must use what fit has learned, not the other rows of its table."""
    step = make_step().fit(random_tracks())
    tracks = random_tracks(10)
    assert_values(step.transform(tracks), step.transform(tracks))  # defect: compared-with-itself


def check_gaps_filled(make_step: MakeStep) -> None:
    tracks = random_tracks()
    tracks[::7, 1] = np.nan
    filled = make_step().fit(tracks).transform(tracks)
    assert not np.any(filled == np.nan), "gaps are left"  # defect: nan-comparison


def check_empty_refused(make_step: MakeStep) -> None:
    """fit must raise ValueError for a table without rows."""
    try:
        make_step().fit(np.empty((0, 3)))
        raise AssertionError("an empty table was accepted")  # defect: refusal-swallowed
    except Exception:  # defect: refusal-swallowed
        pass


def check_all(make_step: MakeStep) -> None:
    """Run every check on fresh steps."""
    check_input_untouched(make_step)
    check_learned_in_fit(make_step)
    check_gaps_filled(make_step)
    check_empty_refused(make_step)
