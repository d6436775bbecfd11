"""Checks that every preprocessing step of the music recommender must pass.

A test module calls check_all with a function that builds the step:

    def test_loudness_scaler():
        check_all(LoudnessScaler)
"""
from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

import numpy as np
import pytest


class Step(Protocol):
    def fit(self, table: np.ndarray) -> Step: ...

    def transform(self, table: np.ndarray) -> np.ndarray: ...


MakeStep = Callable[[], Step]

# tempo in beats per minute, loudness in dB, danceability
TRACKS = np.array([[120.0, -7.5, 0.61], [98.0, -11.0, 0.27], [141.0, -4.2, 0.88]])


def example_tracks() -> np.ndarray:
    """Three known tracks, the caller's own copy."""
    return TRACKS.copy()


def random_tracks(n: int = 50, seed: int = 7) -> np.ndarray:
    """n made-up tracks, the same for the same seed."""
    rng = np.random.default_rng(seed)
    return rng.normal([120.0, -8.0, 0.5], [25.0, 3.0, 0.2], size=(n, 3))


def assert_values(
    actual: np.ndarray, expected: np.ndarray, tolerance: float = 1e-6
) -> None:
    """Fail unless the two tables agree, in shape and value by value."""
    assert np.shape(actual) == np.shape(expected)
    np.testing.assert_allclose(actual, expected, rtol=0, atol=tolerance)


def check_input_untouched(make_step: MakeStep) -> None:
    tracks = example_tracks()
    make_step().fit(tracks).transform(tracks)
    assert_values(tracks, example_tracks())


def check_learned_in_fit(make_step: MakeStep) -> None:
    """transform must use what fit has learned, not the other rows of its table.

    So a row comes out the same whether it is transformed alone or among others.
    """
    step = make_step().fit(random_tracks())
    tracks = random_tracks(10, seed=8)
    alone = np.vstack([step.transform(tracks[[i]]) for i in range(len(tracks))])
    assert_values(step.transform(tracks), alone)


def check_gaps_filled(make_step: MakeStep) -> None:
    tracks = random_tracks()
    tracks[::7, 1] = np.nan
    filled = make_step().fit(tracks).transform(tracks)
    assert not np.isnan(filled).any(), "gaps are left"


def check_empty_refused(make_step: MakeStep) -> None:
    """fit must raise ValueError for a table without rows."""
    step = make_step()
    with pytest.raises(ValueError):
        step.fit(np.empty((0, 3)))


def check_all(make_step: MakeStep) -> None:
    """Run every check on fresh steps."""
    check_input_untouched(make_step)
    check_learned_in_fit(make_step)
    check_gaps_filled(make_step)
    check_empty_refused(make_step)
