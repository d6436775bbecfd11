"""Logistic regression with L2; deterministic."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize  # type: ignore[import-untyped]

Array = NDArray[np.float64]

ITERATIONS = 120


def fit(x: Array, targets: Array, weight: Array, penalty: Array) -> Array:
    """Coefficients of P(y) = sigmoid(x @ w) for several targets: (features, targets).

    Maximises the penalised weighted likelihood by L-BFGS. `x` is (rows, features) with its own
    column of ones, `targets` (rows, targets) within 0..1, `penalty` the L2 strength a coefficient.
    """
    # in units of each coefficient's own curvature all directions are about as steep
    scale = (1 / np.sqrt(0.25 * weight @ x**2 + penalty + 1e-6))[:, None]
    rows = x.astype(np.float32)
    shape = (x.shape[1], targets.shape[1])

    def loss(flat: Array) -> tuple[float, Array]:
        w = flat.reshape(shape) * scale
        z = (rows @ w.astype(np.float32)).astype(float)
        value = (weight @ (np.logaddexp(0, z) - targets * z)).sum()
        value += 0.5 * (penalty @ w**2).sum()
        residual = (weight[:, None] * (sigmoid(z) - targets)).astype(np.float32)
        gradient = (rows.T @ residual).astype(float) + penalty[:, None] * w
        return float(value), (gradient * scale).ravel()

    found = minimize(
        loss, np.zeros(shape).ravel(), jac=True, method="L-BFGS-B", options={"maxiter": ITERATIONS}
    )
    result: Array = found.x.reshape(shape) * scale
    return result


def sigmoid(z: Array) -> Array:
    """1 / (1 + exp(-z)), without overflow."""
    result: Array = 1 / (1 + np.exp(-np.clip(z, -35, 35)))
    return result


def standardise(x: Array) -> tuple[Array, Array]:
    """Mean and spread of each column; columns that do not vary get spread 1."""
    mean, spread = x.mean(0), x.std(0)
    return mean, np.where(spread < 1e-6, 1.0, spread)
