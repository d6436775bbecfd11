"""Logistic regression with L2; deterministic."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize  # type: ignore[import-untyped]

Array = NDArray[np.float64]

ITERATIONS = 300


def fit(x: Array, targets: Array, weight: Array, penalty: Array) -> Array:
    """Coefficients of P(y) = sigmoid(x @ w) for several targets: (features, targets).

    Maximises the penalised weighted likelihood by L-BFGS. `x` is (rows, features) with its own
    column of ones, `targets` (rows, targets) within 0..1, `penalty` the L2 strength a coefficient.
    """
    columns = [_fit_one(x, targets[:, place], weight, penalty) for place in range(targets.shape[1])]
    return np.stack(columns, axis=1)


def _fit_one(x: Array, y: Array, weight: Array, penalty: Array) -> Array:
    # in units of each coefficient's own curvature all directions are about as steep
    scale = 1 / np.sqrt(0.25 * (weight[:, None] * x**2).sum(0) + penalty + 1e-6)

    def loss(scaled: Array) -> tuple[float, Array]:
        w = scaled * scale
        z = x @ w
        value = weight @ (np.logaddexp(0, z) - y * z) + 0.5 * penalty @ w**2
        gradient = x.T @ (weight * (sigmoid(z) - y)) + penalty * w
        return float(value), gradient * scale

    found = minimize(
        loss, np.zeros(x.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": ITERATIONS}
    )
    result: Array = found.x * scale
    return result


def sigmoid(z: Array) -> Array:
    """1 / (1 + exp(-z)), without overflow."""
    result: Array = 1 / (1 + np.exp(-np.clip(z, -35, 35)))
    return result


def standardise(x: Array) -> tuple[Array, Array]:
    """Mean and spread of each column; columns that do not vary get spread 1."""
    mean, spread = x.mean(0), x.std(0)
    return mean, np.where(spread < 1e-6, 1.0, spread)
