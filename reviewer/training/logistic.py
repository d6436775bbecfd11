"""Logistic regression with L2; small, dense and deterministic."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

ITERATIONS = 400
TOLERANCE = 1e-4


def fit(x: Array, targets: Array, weight: Array, penalty: Array) -> Array:
    """Coefficients of P(y) = sigmoid(x @ w) for several targets: (features, targets).

    Maximises the penalised weighted likelihood by the fixed curvature bound of Boehning (1992):
    one factorisation serves all steps and targets. `x` is (rows, features) with its own column
    of ones, `targets` (rows, targets) within 0..1, `penalty` the L2 strength a coefficient.
    """
    bound = 0.25 * (x.T * weight) @ x + np.diag(penalty + 1e-6)
    inverse = np.linalg.inv(bound)
    w = np.zeros((x.shape[1], targets.shape[1]))
    before, momentum = w, 1.0
    for _ in range(ITERATIONS):
        # Nesterov's acceleration of the bound's steps
        following = (1 + np.sqrt(1 + 4 * momentum**2)) / 2
        ahead = w + (momentum - 1) / following * (w - before)
        residual = weight[:, None] * (sigmoid(x @ ahead) - targets)
        step = inverse @ (x.T @ residual + penalty[:, None] * ahead)
        before, w, momentum = w, ahead - step, following
        if np.abs(step).max() < TOLERANCE:
            break
    return w


def sigmoid(z: Array) -> Array:
    """1 / (1 + exp(-z)), without overflow."""
    result: Array = 1 / (1 + np.exp(-np.clip(z, -35, 35)))
    return result


def standardise(x: Array) -> tuple[Array, Array]:
    """Mean and spread of each column; columns that do not vary get spread 1."""
    mean, spread = x.mean(0), x.std(0)
    return mean, np.where(spread < 1e-6, 1.0, spread)
