"""Training of the queen detector on sounds of bee hives."""

from __future__ import annotations

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
    """F1 of the model on the given hives."""
    scores = []
    for start in range(0, len(X), batch):
        part = X[start : start + batch]
        scaled = scaler.partial_fit(part).transform(part)
        truth = y[start : start + batch]
        scores.append(f1_score(truth, model.predict(scaled), zero_division=0))
    return float(np.mean(scores))


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
    Returns the best model, its scaler and the F1 to expect on new hives.
    """
    rng = np.random.default_rng(seed)
    train, valid = train_test_split(
        np.arange(len(X)), test_size=0.2, stratify=y, random_state=seed
    )
    scaler = StandardScaler().fit(X[train])
    model = SGDClassifier(loss="log_loss", alpha=1e-3, random_state=seed)
    best_f1, best_model, worse = -1.0, model, 0
    for _ in range(epochs):
        order = rng.permutation(train)
        for start in range(0, len(order), batch):
            rows = order[start : start + batch]
            labels = y[train[start : start + batch]]
            model.partial_fit(scaler.transform(X[rows]), labels, classes=[0, 1])
        f1 = evaluate(model, scaler, X[valid], y[valid], batch)
        if f1 > best_f1:
            best_f1, best_model = f1, model
        else:
            worse += 1
            if worse >= patience:
                break
    return best_model, scaler, best_f1
