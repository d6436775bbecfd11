"""The models as the file that they are shipped in."""

from __future__ import annotations

import json

import pytest

from reviewer.matching import load_trained
from reviewer.matching.trained import decode, encode


def test_reading_and_writing_changes_nothing() -> None:
    text = encode(load_trained())
    again = decode(text)
    assert again.id == load_trained().id
    assert encode(again) == text


@pytest.mark.parametrize("key", ["pair_features", "credit_features"])
def test_a_model_for_other_features_is_refused(key: str) -> None:
    data = json.loads(encode(load_trained()))
    data[key] = data[key][::-1]
    with pytest.raises(ValueError, match="run the training script"):
        decode(json.dumps(data))
