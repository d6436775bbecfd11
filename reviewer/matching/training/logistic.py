"""Logistic regression with L2 by Newton's method; small, dense and deterministic."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

ITERATIONS = 30
TOLERANCE = 1e-5


def fit(x: Array, y: Array, weight: Array, penalty: Array) -> Array:
    """Coefficients of P(y) = sigmoid(x @ w), maximising the penalised weighted likelihood.

    `x` is (rows, features) with its own column of ones, `y` within 0..1, `penalty` the L2
    strength of each coefficient.
    """
    w = np.zeros(x.shape[1])
    for _ in range(ITERATIONS):
        p = sigmoid(x @ w)
        gradient = x.T @ (weight * (p - y)) + penalty * w
        curvature = weight * np.maximum(p * (1 - p), 1e-6)
        hessian = (x.T * curvature) @ x + np.diag(penalty + 1e-9)
        step = np.linalg.solve(hessian, gradient)
        w -= step
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
