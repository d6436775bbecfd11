"""Training of the queen detector on sounds of bee hives."""

from __future__ import annotations

from copy import deepcopy

import numpy as np
from sklearn.linear_model import SGDClassifier
from sklearn.metrics import f1_score
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler


def evaluate(
    model: SGDClassifier,
    scaler: StandardScaler,
    X: np.ndarray,
    y: np.ndarray,
    batch: int,
) -> float:
    """F1 of the model on the given hives, predicted `batch` rows at a time."""
    predicted = [
        model.predict(scaler.transform(X[start : start + batch]))
        for start in range(0, len(X), batch)
    ]
    return float(f1_score(y, np.concatenate(predicted), zero_division=0))


def train_queen_detector(
    X: np.ndarray,
    y: np.ndarray,
    epochs: int = 60,
    batch: int = 64,
    patience: int = 5,
    seed: int = 0,
) -> tuple[SGDClassifier, StandardScaler, float]:
    """Fit a linear model in mini-batches, with early stopping.

    X has one row of spectral features per hive, y is 1 for a hive without a queen.
    Returns the best model, its scaler and the F1 to expect on new hives, measured on a
    fifth of the hives that took no part in training or stopping.
    """
    rng = np.random.default_rng(seed)
    rest, test = train_test_split(
        np.arange(len(X)), test_size=0.2, stratify=y, random_state=seed
    )
    train, valid = train_test_split(
        rest, test_size=0.25, stratify=y[rest], random_state=seed
    )
    scaler = StandardScaler().fit(X[train])
    model = SGDClassifier(loss="log_loss", alpha=1e-3, random_state=seed)
    best_f1, best_model, worse = -1.0, None, 0
    for _ in range(epochs):
        order = rng.permutation(train)
        for start in range(0, len(order), batch):
            rows = order[start : start + batch]
            model.partial_fit(scaler.transform(X[rows]), y[rows], classes=[0, 1])
        f1 = evaluate(model, scaler, X[valid], y[valid], batch)
        if f1 > best_f1:
            best_f1, best_model, worse = f1, deepcopy(model), 0
        else:
            worse += 1
            if worse >= patience:
                break
    if best_model is None:
        raise ValueError("epochs must be at least 1")
    return best_model, scaler, evaluate(best_model, scaler, X[test], y[test], batch)
