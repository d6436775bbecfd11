"""The trained models: data/model.json, written by reviewer.training.train."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from .comment_features import CommentFeatures
from .credit_features import CREDIT_FEATURES, LINEAR_FEATURES, credit_features
from .observation import Observed
from .pair_features import PAIR_FEATURES, pair_features
from .trained_parts import Boosted, Linear, Thresholds, probability
from .vetoes import allowed

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Trained:
    """Word weights, the models and the thresholds. `id` names them.

    pair: is the comment about the issue? comment: what does it assert? credit and trees, whose
    log odds are averaged: does it earn the issue? topic bars it: see vetoes. point:
    does an explanation cover a key point?
    """

    id: str
    idf: Mapping[str, float]
    pair: Linear
    comment: Linear
    comment_features: CommentFeatures
    credit: Linear
    trees: Boosted
    topic: Boosted
    point: Linear
    thresholds: Thresholds

    def judge(self, observed: Observed) -> tuple[Array, Array]:
        """Probabilities that comments earn each issue, (comments, issues), and of what they
        assert, (comments, ASSERTIONS)."""
        features = pair_features(observed)
        pairs = self.pair(features)[..., 0]
        scores = self.comment(self.comment_features(observed, pairs))
        assertion = scores / np.maximum(scores.sum(axis=1, keepdims=True), 1e-9)
        rows = credit_features(observed, features, pairs, assertion)
        linear = self.credit.odds(rows[..., :LINEAR_FEATURES])[..., 0]
        credit = probability((linear + self.trees(rows)) / 2)
        likely = credit >= self.thresholds.partial
        may = allowed(observed, features, likely, self.topic)
        return np.where(likely & ~may, 0.0, credit), assertion


def encode(trained: Trained) -> str:
    """The models as JSON, the form that they are shipped in."""
    data = {
        "pair_features": PAIR_FEATURES,
        "credit_features": CREDIT_FEATURES,
        "ngrams": trained.comment_features.ngrams,
        "stems": trained.comment_features.stems,
        "thresholds": asdict(trained.thresholds),
        "pair": trained.pair.to_data(),
        "comment": trained.comment.to_data(),
        "credit": trained.credit.to_data(),
        "trees": trained.trees.to_data(),
        "topic": trained.topic.to_data(),
        "point": trained.point.to_data(),
        "idf": trained.idf,
    }
    return json.dumps(data, separators=(",", ":"), ensure_ascii=True)


def decode(text: str) -> Trained:
    """Read a model from JSON. Raises ValueError where it is for other features."""
    data = json.loads(text)
    known = [list(PAIR_FEATURES), list(CREDIT_FEATURES)]
    if [data["pair_features"], data["credit_features"]] != known:
        raise ValueError("the model was trained on other features: run the training script")
    return Trained(
        id=hashlib.sha256(text.strip().encode()).hexdigest()[:8],
        idf=data["idf"],
        pair=Linear.from_data(data["pair"]),
        comment=Linear.from_data(data["comment"]),
        comment_features=CommentFeatures(data["ngrams"], data["stems"]),
        credit=Linear.from_data(data["credit"]),
        trees=Boosted.from_data(data["trees"]),
        topic=Boosted.from_data(data["topic"]),
        point=Linear.from_data(data["point"]),
        thresholds=Thresholds(**data["thresholds"]),
    )


@lru_cache(maxsize=1)
def load_trained() -> Trained:
    """The models that come with the program."""
    path = Path(__file__).parent / "data" / "model.json"
    return decode(path.read_text(encoding="utf-8"))
