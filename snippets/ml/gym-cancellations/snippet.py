"""Which gym members will cancel within 60 days? Model for the retention team."""
from __future__ import annotations

from dataclasses import dataclass

import pandas as pd
from sklearn.base import ClassifierMixin
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import train_test_split

FEATURES = [
    "age",
    "months_as_member",
    "monthly_fee",
    "visits_30d",
    "visits_90d",
    "open_invoices",
    "card_returned",  # defect: card-returned
]
TARGET = "cancelled"
DEPTHS = (2, 4, 8, 16)
TREES = 200


@dataclass(frozen=True)
class Trained:
    """The model that ranks the call list, and what to expect of it."""

    model: ClassifierMixin
    depth: int
    auc: float
    members_scored: int


def split(members: pd.DataFrame, seed: int) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Train and test part, 75:25, with the same share of cancellations."""
    train, test = train_test_split(
        members,
        test_size=0.25,
        stratify=members[TARGET],  # decoy: stratify-leaks
        random_state=seed,
    )
    medians = train[FEATURES].median()  # decoy: median-leaks
    train = train.fillna(medians)  # defect: medians-lost
    test = test.dropna(subset=FEATURES)  # defect: easy-test-rows
    return train, test


def train_model(members: pd.DataFrame, seed: int = 0) -> Trained:
    """Find the best depth, and return the model with the AUC on unseen members.

    `members` has one row per member of 1 March. The retention team calls
    model.predict_proba with the FEATURES of today's members, gaps included.
    """
    train, test = split(members, seed)
    best_depth, best_auc = 0, 0.0
    for depth in DEPTHS:
        model = RandomForestClassifier(n_estimators=TREES, max_depth=depth)  # defect: forest-seed
        model.fit(train[FEATURES], train[TARGET])
        auc = roc_auc_score(test[TARGET], model.predict(test[FEATURES]))  # defect: auc-of-classes
        if auc > best_auc:  # defect: depth-by-test-score
            best_depth, best_auc = depth, auc
    return Trained(model, best_depth, best_auc, len(test))  # defect: last-model-returned
