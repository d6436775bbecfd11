# ruff: noqa
"""Programs in the class n^2."""

from functools import lru_cache
from itertools import combinations


def matched(invoices: list[str], payments: list[str]) -> list[str]:
    found = []
    for invoice in invoices:
        if invoice in payments:
            found.append(invoice)
    return found


def has_duplicate(values: list[int]) -> bool:
    for i in range(len(values)):
        for j in range(i + 1, len(values)):
            if values[i] == values[j]:
                return True
    return False


def bubble_sort(values: list[int]) -> list[int]:
    changed = True
    while changed:
        changed = False
        for i in range(len(values) - 1):
            if values[i] > values[i + 1]:
                values[i], values[i + 1] = values[i + 1], values[i]
                changed = True
    return values


def insertion_sort(values: list[int]) -> None:
    for i in range(1, len(values)):
        current = values[i]
        j = i - 1
        while j >= 0 and values[j] > current:
            values[j + 1] = values[j]
            j -= 1
        values[j + 1] = current


def drain(tasks: list[str]) -> int:
    done = 0
    while tasks:
        tasks.pop(0)
        done += 1
    return done


def prefix_sums(values: list[int]) -> list[int]:
    return [sum(values[:end]) for end in range(len(values))]


def distinct(names: list[str]) -> list[str]:
    kept: list[str] = []
    for name in names:
        if name not in kept:
            kept.append(name)
    return kept


def counts(words: list[str]) -> dict[str, int]:
    return {word: words.count(word) for word in words}


def transposed(matrix: list[list[int]]) -> list[list[int]]:
    rows, cols = len(matrix), len(matrix[0])
    out = [[0] * rows for _ in range(cols)]
    for r in range(rows):
        for c in range(cols):
            out[c][r] = matrix[r][c]
    return out


def total_recursive(values: list[int]) -> int:
    if not values:
        return 0
    return values[0] + total_recursive(values[1:])


def newest_first(events: list[str]) -> list[str]:
    out: list[str] = []
    for event in events:
        out.insert(0, event)
    return out


def common_subsequence(a: str, b: str) -> int:
    table = [[0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i in range(1, len(a) + 1):
        for j in range(1, len(b) + 1):
            if a[i - 1] == b[j - 1]:
                table[i][j] = table[i - 1][j - 1] + 1
            else:
                table[i][j] = max(table[i - 1][j], table[i][j - 1])
    return table[-1][-1]


def close_pairs(points: list[tuple[float, float]]) -> int:
    return sum(1 for p, q in combinations(points, 2) if abs(p[0] - q[0]) < 1)


def join_rows(orders: list[dict], customers: list[dict]) -> list[tuple]:
    return [(o, c) for o in orders for c in customers if o["customer"] == c["id"]]


@lru_cache(maxsize=None)
def grid_paths(rows: int, columns: int) -> int:
    if rows == 0 or columns == 0:
        return 1
    return grid_paths(rows - 1, columns) + grid_paths(rows, columns - 1)


def reversed_text(text: str) -> str:
    out = ""
    for letter in text:
        out = letter + out
    return out


def order_by_rank(names: list[str], ranking: list[str]) -> list[str]:
    return sorted(names, key=lambda name: ranking.index(name))


def _is_known(name: str, known: list[str]) -> bool:
    for other in known:
        if other == name:
            return True
    return False


def strangers(guests: list[str], known: list[str]) -> list[str]:
    return [guest for guest in guests if not _is_known(guest, known)]


def selection_sort(values: list[int]) -> list[int]:
    out = []
    while values:
        smallest = min(values)
        values.remove(smallest)
        out.append(smallest)
    return out


# Written after the estimate was made and held against it unseen.


def stable(ps: list[dict], qs: list[dict]):
    return {p["id"]: [q for q in qs if q["owner"] == p["id"]] for p in ps}


def lis(xs: list[int]) -> int:
    best = [1] * len(xs)
    for i in range(len(xs)):
        for j in range(i):
            if xs[j] < xs[i]:
                best[i] = max(best[i], best[j] + 1)
    return max(best)


def pascal(n: int):
    rows = [[1]]
    for _ in range(n):
        last = rows[-1]
        rows.append([1] + [a + b for a, b in zip(last, last[1:])] + [1])
    return rows


def rotate(xs: list[int], k: int):
    for _ in range(k):
        xs.insert(0, xs.pop())
    return xs


def is_sub(small: list[str], big: list[str]) -> bool:
    return all(big.count(s) >= small.count(s) for s in small)
