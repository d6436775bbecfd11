"""Bitterness of a brew, forecast by a small neural network in plain NumPy."""
from __future__ import annotations

from collections.abc import Sequence

import numpy as np

DECAYS = (0.1, 1.0, 10.0, 100.0)


class Network:
    """One hidden layer of rectified units, from a brew's data to its bitterness.

    fit minimises (sum of squared errors + decay * sum of squared weights) / brews. A
    share `drop` of the hidden units is left out at random in each step.
    """

    def __init__(
        self,
        inputs: int,
        hidden: int = 32,
        decay: float = 1.0,
        drop: float = 0.2,
        seed: int = 0,
    ) -> None:
        self.decay = decay
        self.drop = drop
        self.rng = np.random.default_rng(seed)
        self.W1 = self.rng.normal(0.0, np.sqrt(2 / inputs), (inputs, hidden))
        self.b1 = np.zeros(hidden)
        self.w2 = self.rng.normal(0.0, np.sqrt(1 / hidden), hidden)
        self.b2 = np.zeros(1)

    def predict(self, X: np.ndarray) -> np.ndarray:
        """Forecasts of the whole network, without leaving out units."""
        return np.maximum(X @ self.W1 + self.b1, 0) @ self.w2 + self.b2

    def loss(self, X: np.ndarray, y: np.ndarray) -> float:
        """Mean squared error and penalty, for the brews that fit is given."""
        squares = float(np.sum(self.W1**2) + np.sum(self.w2**2))
        return self.error(X, y) + self.decay * squares / len(X)

    def error(self, X: np.ndarray, y: np.ndarray) -> float:
        """Mean squared error alone."""
        return float(np.mean((self.predict(X) - y) ** 2))

    def _step(self, X: np.ndarray, y: np.ndarray, rate: float, shrink: float) -> None:
        """One step downhill; `shrink` is the decay per brew."""
        sums = X @ self.W1 + self.b1
        kept = self.rng.random(sums.shape) >= self.drop
        slopes = (sums > 0) * kept / (1 - self.drop)
        values = sums * slopes
        error = 2 * (values @ self.w2 + self.b2 - y) / len(X)
        back = np.outer(error, self.w2) * slopes
        self.w2 -= rate * (values.T @ error + 2 * shrink * self.w2)
        self.b2 -= rate * error.sum()
        self.W1 -= rate * (X.T @ back + 2 * shrink * self.W1)
        self.b1 -= rate * back.sum(axis=0)

    def fit(
        self,
        X: np.ndarray,
        y: np.ndarray,
        epochs: int = 200,
        batch: int = 50,
        rate: float = 0.005,
    ) -> Network:
        """Learn from brews with standardised columns X and bitterness y (IBU)."""
        for _ in range(epochs):
            order = self.rng.permutation(len(X))
            for start in range(0, len(X), batch):
                rows = order[start : start + batch]
                self._step(X[rows], y[rows], rate, self.decay / len(X))
        return self


def choose_decay(
    X: np.ndarray,
    y: np.ndarray,
    X_val: np.ndarray,
    y_val: np.ndarray,
    decays: Sequence[float] = DECAYS,
) -> float:
    """The decay whose network forecasts the validation brews best."""
    errors = {
        decay: Network(X.shape[1], decay=decay).fit(X, y).error(X_val, y_val)
        for decay in decays
    }
    return min(errors, key=errors.__getitem__)
