# ruff: noqa
"""Programs in the class n^3."""

from functools import lru_cache
from itertools import combinations

import numpy as np


def product(a: list[list[float]], b: list[list[float]]) -> list[list[float]]:
    out = [[0.0] * len(b[0]) for _ in a]
    for i in range(len(a)):
        for j in range(len(b[0])):
            for k in range(len(b)):
                out[i][j] += a[i][k] * b[k][j]
    return out


def shortest_paths(distance: list[list[float]]) -> None:
    n = len(distance)
    for k in range(n):
        for i in range(n):
            for j in range(n):
                distance[i][j] = min(distance[i][j], distance[i][k] + distance[k][j])


def triples(values: list[int]) -> int:
    found = 0
    for i in range(len(values)):
        for j in range(i + 1, len(values)):
            for k in range(j + 1, len(values)):
                if values[i] + values[j] + values[k] == 0:
                    found += 1
    return found


def triangles(points: list[tuple[int, int]]) -> int:
    return sum(1 for a, b, c in combinations(points, 3) if a != b != c)


def best_stretch(values: list[int]) -> int:
    best = 0
    for start in range(len(values)):
        for end in range(start, len(values)):
            best = max(best, sum(values[start:end]))
    return best


def palindromes(text: str) -> int:
    found = 0
    for start in range(len(text)):
        for end in range(start + 1, len(text) + 1):
            part = text[start:end]
            if part == part[::-1]:
                found += 1
    return found


def zero_triples(values: list[int]) -> list[tuple[int, int]]:
    out = []
    for a in values:
        for b in values:
            if -(a + b) in values:
                out.append((a, b))
    return out


def chain_order(sizes: list[int]) -> int:
    n = len(sizes) - 1
    cost = [[0] * n for _ in range(n)]
    for length in range(2, n + 1):
        for i in range(n - length + 1):
            j = i + length - 1
            cost[i][j] = min(
                cost[i][k] + cost[k + 1][j] + sizes[i] * sizes[k + 1] * sizes[j + 1]
                for k in range(i, j)
            )
    return cost[0][n - 1]


def pixels_of_all(images: list[list[list[int]]]) -> int:
    total = 0
    for image in images:
        for row in image:
            for pixel in row:
                total += pixel
    return total


def solution(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    return np.linalg.solve(a, b)


def shared_friends(people: list[str], friends: dict[str, list[str]]) -> int:
    shared = 0
    for person in people:
        for other in people:
            shared += len([f for f in friends[person] if f == other])
    return shared


def routes(trains: list[str], stops: list[str], seats: list[int]) -> int:
    free = 0
    for train in trains:
        for stop in stops:
            free += seats.count(0)
    return free


def _row(values: list[int], other: list[int]) -> int:
    best = 0
    for a in values:
        for b in other:
            best = max(best, a * b)
    return best


def best_products(values: list[int]) -> list[int]:
    return [_row(values, values) for _ in values]


def closure(edges: list[list[bool]]) -> list[list[bool]]:
    reach = [row[:] for row in edges]
    size = len(reach)
    for via in range(size):
        for start in range(size):
            if reach[start][via]:
                for end in range(size):
                    reach[start][end] = reach[start][end] or reach[via][end]
    return reach


@lru_cache(maxsize=None)
def rod(left: int, right: int, depth: int) -> int:
    if left <= 0 or right <= 0 or depth <= 0:
        return 0
    return max(
        rod(left - 1, right, depth), rod(left, right - 1, depth), rod(left, right, depth - 1)
    )


def all_windows(values: list[int]) -> list[list[int]]:
    out = []
    for width in range(1, len(values) + 1):
        for start in range(len(values) - width + 1):
            out.append(values[start : start + width])
    return out


def resorted(batches: list[str], known: list[str], names: list[str]) -> int:
    hits = 0
    for batch in batches:
        for name in names:
            if batch + name in known:
                hits += 1
    return hits


# Written after the estimate was made and held against it unseen.


def boxes(n: int) -> int:
    total = 0
    for x in range(n):
        for y in range(n):
            for z in range(n):
                total += x * y * z
    return total


def common(groups: list[list[str]], names: list[str]) -> int:
    return sum(1 for name in names for group in groups if name in group)


def prefix_pairs(words: list[str]):
    out = []
    for i in range(len(words)):
        for j in range(i):
            out.append(words[j:i])
    return out


import itertools


def cubes(xs: list[int]) -> int:
    return sum(a * b * c for a, b, c in itertools.product(xs, repeat=3))


def mcm(p: list[int]) -> int:
    n = len(p)
    best = {}
    for size in range(2, n):
        for i in range(1, n - size + 1):
            j = i + size - 1
            best[i, j] = min(best.get((i, k), 0) + best.get((k + 1, j), 0) for k in range(i, j))
    return best[1, n - 1]
