# ruff: noqa
"""Programs in the class n log n."""

import heapq
from bisect import bisect_left
from collections import Counter


def cheapest_first(prices: list[float]) -> list[float]:
    return sorted(prices)


def merge_sort(values: list[int]) -> list[int]:
    if len(values) < 2:
        return values
    middle = len(values) // 2
    left = merge_sort(values[:middle])
    right = merge_sort(values[middle:])
    merged = []
    i = j = 0
    while i < len(left) and j < len(right):
        if left[i] <= right[j]:
            merged.append(left[i])
            i += 1
        else:
            merged.append(right[j])
            j += 1
    return merged + left[i:] + right[j:]


def median(values: list[float]) -> float:
    values = sorted(values)
    return values[len(values) // 2]


def heap_sort(values: list[int]) -> list[int]:
    heap: list[int] = []
    for value in values:
        heapq.heappush(heap, value)
    return [heapq.heappop(heap) for _ in range(len(heap))]


def ranks(scores: list[int]) -> list[int]:
    order = sorted(scores)
    return [bisect_left(order, score) for score in scores]


def overlapping(meetings: list[tuple[int, int]]) -> bool:
    meetings.sort(key=lambda meeting: meeting[0])
    for before, after in zip(meetings, meetings[1:]):
        if before[1] > after[0]:
            return True
    return False


def merged_ranges(ranges: list[tuple[int, int]]) -> list[list[int]]:
    out: list[list[int]] = []
    for start, end in sorted(ranges):
        if out and start <= out[-1][1]:
            out[-1][1] = max(out[-1][1], end)
        else:
            out.append([start, end])
    return out


def most_used(words: list[str]) -> list[str]:
    counts = Counter(words)
    return sorted(counts, key=lambda word: (-counts[word], word))


def rooms_needed(meetings: list[tuple[int, int]]) -> int:
    ends: list[int] = []
    for start, end in sorted(meetings):
        if ends and ends[0] <= start:
            heapq.heapreplace(ends, end)
        else:
            heapq.heappush(ends, end)
    return len(ends)


def digits_of_all(n: int) -> int:
    total = 0
    for number in range(n):
        while number:
            total += number % 10
            number //= 10
    return total


def find_all(catalogue: list[int], wanted: list[int]) -> int:
    hits = 0
    for item in wanted:
        low, high = 0, len(catalogue) - 1
        while low <= high:
            middle = (low + high) // 2
            if catalogue[middle] == item:
                hits += 1
                break
            if catalogue[middle] < item:
                low = middle + 1
            else:
                high = middle - 1
    return hits


def divide(n: int) -> int:
    if n <= 1:
        return 0
    work = 0
    for step in range(n):
        work += step
    return work + divide(n // 2) + divide(n // 2)


def unique_sorted(values: list[int]) -> list[int]:
    return sorted(set(values))


def anagram(first: str, second: str) -> bool:
    return sorted(first) == sorted(second)


def closest_pair_gap(values: list[int]) -> int:
    ordered = list(values)
    ordered.sort()
    return min(b - a for a, b in zip(ordered, ordered[1:]))


def longest_increasing(values: list[int]) -> int:
    tails: list[int] = []
    for value in values:
        place = bisect_left(tails, value)
        if place == len(tails):
            tails.append(value)
        else:
            tails[place] = value
    return len(tails)


def maximum_subarray(values: list[int], low: int, high: int) -> int:
    if low == high:
        return values[low]
    middle = (low + high) // 2
    best_left = held = 0
    for position in range(low, middle + 1):
        held += values[position]
        best_left = max(best_left, held)
    return max(
        maximum_subarray(values, low, middle),
        maximum_subarray(values, middle + 1, high),
        best_left,
    )


def multiples(n: int) -> list[int]:
    counts = [0] * (n + 1)
    for divisor in range(1, n + 1):
        for multiple in range(divisor, n + 1, divisor):
            counts[multiple] += 1
    return counts


# Written after the estimate was made and held against it unseen.


def top(scores: dict[str, int]) -> list[str]:
    return [name for name, _ in sorted(scores.items(), key=lambda kv: kv[1])]


def h_index(citations: list[int]) -> int:
    citations.sort(reverse=True)
    h = 0
    while h < len(citations) and citations[h] > h:
        h += 1
    return h


import heapq


def merge_k(lists: list[list[int]]) -> list[int]:
    heap = []
    for xs in lists:
        heapq.heappush(heap, xs[0])
    out = []
    while heap:
        out.append(heapq.heappop(heap))
    return out


def quick(xs):
    if len(xs) <= 1:
        return xs
    mid = len(xs) // 2
    a, b = quick(xs[:mid]), quick(xs[mid:])
    return sorted(a + b)


from bisect import bisect_right


def grades(limits: list[int], marks: list[int]) -> list[int]:
    out = []
    for m in marks:
        out.append(bisect_right(limits, m))
    return out
