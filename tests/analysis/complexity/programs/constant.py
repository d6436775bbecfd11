# ruff: noqa
"""Programs whose time does not depend on the size of their input."""

import math
from collections import deque


def average_of_two(a: float, b: float) -> float:
    return (a + b) / 2


def last_reading(readings: list[float]) -> float | None:
    if not readings:
        return None
    return readings[-1]


def is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def has_stock(stock: dict[str, int], sku: str) -> bool:
    return sku in stock and stock[sku] > 0


def weekday_name(number: int) -> str:
    for position, name in enumerate(("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")):
        if position == number:
            return name
    return ""


def serve_next(waiting: deque) -> str:
    customer = waiting.popleft()
    return customer


def move_cost(dx: int, dy: int) -> int:
    steps = [(0, 1), (1, 0), (0, -1), (-1, 0)]
    best = 0
    for sx, sy in steps:
        best = max(best, sx * dx + sy * dy)
    return best


def push(stack: list[int], value: int) -> None:
    stack.append(value)
    if stack[-1] > 100:
        stack.pop()


def triangular(n: int) -> int:
    return n * (n + 1) // 2


def is_vowel(letter: str) -> bool:
    return letter in "aeiou"


def preview(names: list[str]) -> list[str]:
    return names[:3]


def distance(p: tuple[float, float], q: tuple[float, float]) -> float:
    return math.hypot(p[0] - q[0], p[1] - q[1])


def swap_ends(items: list) -> None:
    items[0], items[-1] = items[-1], items[0]


def checksum_table() -> list[int]:
    table = []
    for value in range(256):
        for _ in range(8):
            value = (value >> 1) ^ 0xEDB88320 if value & 1 else value >> 1
        table.append(value)
    return table


def allowed(user_id: int, banned: set[int]) -> bool:
    return user_id not in banned


class Tally:
    def __init__(self) -> None:
        self.count = 0
        self.total = 0.0

    def note(self, value: float) -> float:
        self.count += 1
        self.total += value
        return self.total / self.count


def grade(score: int) -> str:
    for limit, letter in [(90, "A"), (80, "B"), (70, "C")]:
        if score >= limit:
            return letter
    return "F"


# Written after the estimate was made and held against it unseen.


def fits(box: tuple[int, int, int], room: tuple[int, int, int]) -> bool:
    return all(b <= r for b, r in zip(box, room))


def get(cache: dict, key, default=None):
    try:
        return cache[key]
    except KeyError:
        return default


def rgb(value: str) -> tuple[int, ...]:
    return tuple(int(value[i : i + 2], 16) for i in (0, 2, 4))


def peek(heap: list[int]) -> int:
    return heap[0] if heap else -1


class Ring:
    def __init__(self, size: int):
        self.head = 0

    def advance(self, by: int, size: int) -> int:
        self.head = (self.head + by) % size
        return self.head
