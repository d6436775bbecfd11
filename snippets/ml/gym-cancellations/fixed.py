"""Which gym members will cancel within 60 days? Model for the retention team."""
from __future__ import annotations

from dataclasses import dataclass

import pandas as pd
from sklearn.base import ClassifierMixin
from sklearn.ensemble import RandomForestClassifier
from sklearn.impute import SimpleImputer
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import StratifiedKFold, cross_val_score, train_test_split
from sklearn.pipeline import Pipeline, make_pipeline

FEATURES = [
    "age",
    "months_as_member",
    "monthly_fee",
    "visits_30d",
    "visits_90d",
    "open_invoices",
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
        members, test_size=0.25, stratify=members[TARGET], random_state=seed
    )
    return train, test


def forest(depth: int, seed: int) -> Pipeline:
    return make_pipeline(
        SimpleImputer(strategy="median"),
        RandomForestClassifier(n_estimators=TREES, max_depth=depth, random_state=seed),
    )


def train_model(members: pd.DataFrame, seed: int = 0) -> Trained:
    """Find the best depth, and return the model with the AUC on unseen members.

    `members` has one row per member of 1 March. The retention team calls
    model.predict_proba with the FEATURES of today's members, gaps included.
    The depth is chosen by cross-validation in the train part.
    """
    train, test = split(members, seed)
    folds = StratifiedKFold(n_splits=5, shuffle=True, random_state=seed)

    def validation_auc(depth: int) -> float:
        model = forest(depth, seed)
        scores = cross_val_score(
            model, train[FEATURES], train[TARGET], scoring="roc_auc", cv=folds
        )
        return scores.mean()

    depth = max(DEPTHS, key=validation_auc)
    model = forest(depth, seed).fit(train[FEATURES], train[TARGET])
    scores = model.predict_proba(test[FEATURES])[:, 1]
    auc = roc_auc_score(test[TARGET], scores)
    return Trained(model, depth, float(auc), len(test))
