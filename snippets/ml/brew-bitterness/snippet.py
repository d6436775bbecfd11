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
        self.b1 = np.zeros(hidden)  # decoy: zero-start
        self.w2 = self.rng.normal(0.0, np.sqrt(1 / hidden), hidden)
        self.b2 = np.zeros(1)

    def _forward(self, X: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Forecasts, and the values and slopes of the hidden units."""
        sums = X @ self.W1 + self.b1
        kept = self.rng.random(sums.shape) >= self.drop  # defect: units-left-out
        slopes = (sums > 0) * kept / (1 - self.drop)  # decoy: divided-by-kept
        values = sums * slopes
        return values @ self.w2 + self.b2, values, slopes

    def predict(self, X: np.ndarray) -> np.ndarray:
        return self._forward(X)[0]  # defect: units-left-out

    def loss(self, X: np.ndarray, y: np.ndarray) -> float:
        """Mean squared error and penalty."""
        parameters = (self.W1, self.b1, self.w2, self.b2)  # defect: biases-shrunk
        squares = sum(float(np.sum(values**2)) for values in parameters)
        error = float(np.mean((self.predict(X) - y) ** 2))
        return error + self.decay * squares  # defect: undivided-penalty

    def _step(self, X: np.ndarray, y: np.ndarray, rate: float) -> None:
        forecast, values, slopes = self._forward(X)
        error = 2 * (forecast - y) / len(X)
        self.w2 -= rate * (values.T @ error + 2 * self.decay * self.w2)  # defect: undivided-penalty
        self.b2 -= rate * (error.sum() + 2 * self.decay * self.b2)  # defect: biases-shrunk
        back = np.outer(error, self.w2) * slopes  # defect: back-through-new-weights
        self.W1 -= rate * (X.T @ back + 2 * self.decay * self.W1)  # defect: undivided-penalty
        self.b1 -= rate * (back.sum(axis=0) + 2 * self.decay * self.b1)  # defect: biases-shrunk

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
                self._step(X[rows], y[rows], rate)
        return self


def choose_decay(
    X: np.ndarray,
    y: np.ndarray,
    X_val: np.ndarray,
    y_val: np.ndarray,
    decays: Sequence[float] = DECAYS,
) -> float:
    """The decay whose network forecasts the validation brews best."""
    losses = {}
    for decay in decays:
        network = Network(X.shape[1], decay=decay).fit(X, y)
        losses[decay] = network.loss(X_val, y_val)  # defect: judged-with-penalty
    return min(losses, key=losses.__getitem__)
