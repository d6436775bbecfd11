"""Species recogniser for camera traps, with its tests."""
from collections import Counter
from unittest.mock import Mock

import numpy as np
import pytest


class NearestCentre:
    """Gives a picture the species whose mean feature vector is nearest."""

    def fit(self, rows, species):
        rows, species = np.asarray(rows, dtype=float), np.asarray(species)
        if len(rows) != len(species):
            raise ValueError("rows and species differ in length")
        self.names = np.unique(species)
        self.centres = np.stack([rows[species == n].mean(axis=0) for n in self.names])
        return self

    def distances(self, rows):
        rows = np.asarray(rows, dtype=float)
        return np.linalg.norm(rows[:, None] - self.centres, axis=2)

    def predict(self, rows):
        return [str(name) for name in self.names[self.distances(rows).argmin(axis=1)]]

    def confidence(self, rows):
        """Weight of the nearest species among all, 1 / len(names) to 1."""
        weight = np.exp(-self.distances(rows))
        return weight.max(axis=1) / weight.sum(axis=1)


def count_album(model, pictures, alert):
    """Count the species of an album; alert(species, count) is called for wolves."""
    counts = Counter(model.predict(pictures))
    if counts["wolf"]:
        alert("wolf", counts["wolf"])
    return counts


@pytest.fixture
def model():
    rows = [[0, 0], [0, 1], [5, 5], [6, 5]]
    return NearestCentre().fit(rows, ["fox", "fox", "wolf", "wolf"])


def test_predict(model):
    assert model.predict([[0.2, 0.4], [5.1, 4.8]]) == ["fox", "wolf"]


def test_all_species_occur(model):
    album = [[0, 2], [4, 6], [1, 1], [6, 6]]
    assert set(model.predict(album)) == {"fox", "wolf"}


def test_confidence(model):
    centre, midpoint = model.confidence([[0, 0.5], [2.75, 2.75]])
    assert centre == pytest.approx(1 / (1 + np.exp(-np.hypot(5.5, 4.5))), abs=1e-9)
    assert midpoint == pytest.approx(0.5, abs=1e-9)


def test_fit_checks_length():
    rows = np.array([[0.0, 0.0], [1.0, 1.0]])
    with pytest.raises(ValueError, match="differ in length"):
        NearestCentre().fit(rows, ["fox"])


def test_album_without_wolves(model):
    alert = Mock()
    counts = count_album(model, [[0, 0], [1, 0]], alert)
    assert counts == {"fox": 2}
    alert.assert_not_called()


def test_album_with_wolves(model):
    alert = Mock()
    counts = count_album(model, [[5, 5], [0, 0], [6, 6]], alert)
    assert counts == {"fox": 1, "wolf": 2}
    alert.assert_called_once_with("wolf", 2)
