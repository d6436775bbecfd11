# ruff: noqa
"""Programs in the class n."""

from collections import Counter, defaultdict, deque
from functools import lru_cache


def total(prices: list[float]) -> float:
    result = 0.0
    for price in prices:
        result += price
    return result


def unique(names: list[str]) -> list[str]:
    seen = set()
    kept = []
    for name in names:
        if name not in seen:
            seen.add(name)
            kept.append(name)
    return kept


def unpaid(invoices: list[str], payments: list[str]) -> list[str]:
    paid = set(payments)
    return [invoice for invoice in invoices if invoice not in paid]


def by_city(orders: list[dict]) -> dict[str, float]:
    groups = defaultdict(list)
    for order in orders:
        groups[order["city"]].append(order["amount"])
    return {city: sum(amounts) for city, amounts in groups.items()}


def longest_in_group(words: list[str]) -> dict[str, str]:
    groups: dict[str, list[str]] = {}
    for word in words:
        groups.setdefault(word[0], []).append(word)
    longest = {}
    for initial, members in groups.items():
        best = ""
        for member in members:
            if len(member) > len(best):
                best = member
        longest[initial] = best
    return longest


def running_maximum(values: list[int]) -> list[int]:
    out = []
    high = values[0]
    for value in values:
        high = max(high, value)
        out.append(high)
    return out


def factorial(n: int) -> int:
    if n <= 1:
        return 1
    return n * factorial(n - 1)


def fibonacci(n: int) -> int:
    a, b = 0, 1
    for _ in range(n):
        a, b = b, a + b
    return a


@lru_cache(maxsize=None)
def ways_to_climb(stairs: int) -> int:
    if stairs < 2:
        return 1
    return ways_to_climb(stairs - 1) + ways_to_climb(stairs - 2)


def tree_height(node) -> int:
    if node is None:
        return 0
    return 1 + max(tree_height(node.left), tree_height(node.right))


def distances(graph: dict[str, list[str]], start: str) -> dict[str, int]:
    found = {start: 0}
    queue = deque([start])
    while queue:
        place = queue.popleft()
        for neighbour in graph[place]:
            if neighbour not in found:
                found[neighbour] = found[place] + 1
                queue.append(neighbour)
    return found


def pair_with_sum(ordered: list[int], wanted: int) -> tuple[int, int] | None:
    left, right = 0, len(ordered) - 1
    while left < right:
        got = ordered[left] + ordered[right]
        if got == wanted:
            return left, right
        if got < wanted:
            left += 1
        else:
            right -= 1
    return None


def merge(a: list[int], b: list[int]) -> list[int]:
    out = []
    i = j = 0
    while i < len(a) and j < len(b):
        if a[i] <= b[j]:
            out.append(a[i])
            i += 1
        else:
            out.append(b[j])
            j += 1
    out.extend(a[i:])
    out.extend(b[j:])
    return out


def next_greater(values: list[int]) -> list[int]:
    answer = [-1] * len(values)
    stack: list[int] = []
    for position, value in enumerate(values):
        while stack and values[stack[-1]] < value:
            answer[stack.pop()] = value
        stack.append(position)
    return answer


def longest_run(text: str) -> int:
    start = best = 0
    last: dict[str, int] = {}
    for end, letter in enumerate(text):
        if letter in last and last[letter] >= start:
            start = last[letter] + 1
        last[letter] = end
        best = max(best, end - start + 1)
    return best


def shortest_window(values: list[int], wanted: int) -> int:
    left = held = 0
    best = len(values) + 1
    for right in range(len(values)):
        held += values[right]
        while held >= wanted:
            best = min(best, right - left + 1)
            held -= values[left]
            left += 1
    return best


def same_letters(first: str, second: str) -> bool:
    return Counter(first) == Counter(second)


def list_length(head) -> int:
    count = 0
    while head is not None:
        count += 1
        head = head.next
    return count


def report(lines: list[str]) -> str:
    parts = []
    for line in lines:
        parts.append(line.strip().upper())
    return "\n".join(parts)


def is_prime(n: int) -> bool:
    for divisor in range(2, n):
        if n % divisor == 0:
            return False
    return n > 1


# Written after the estimate was made and held against it unseen.


def kadane(xs: list[int]) -> int:
    best = cur = xs[0]
    for x in xs[1:]:
        cur = max(x, cur + x)
        best = max(best, cur)
    return best


def balanced(text: str) -> bool:
    stack = []
    pairs = {")": "(", "]": "["}
    for c in text:
        if c in "([":
            stack.append(c)
        elif c in pairs:
            if not stack or stack.pop() != pairs[c]:
                return False
    return not stack


def flatten(node, out=None):
    out = [] if out is None else out
    for child in node.children:
        flatten(child, out)
    out.append(node.value)
    return out


def partition(xs: list[int], pivot: int) -> int:
    i = 0
    for j in range(len(xs)):
        if xs[j] < pivot:
            xs[i], xs[j] = xs[j], xs[i]
            i += 1
    return i


def topological(graph: dict[str, list[str]]) -> list[str]:
    order, seen = [], set()

    def visit(node: str) -> None:
        if node in seen:
            return
        seen.add(node)
        for nxt in graph[node]:
            visit(nxt)
        order.append(node)

    for node in graph:
        visit(node)
    return order[::-1]
