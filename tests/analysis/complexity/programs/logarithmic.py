# ruff: noqa
"""Programs in the class log n."""

import bisect
import heapq
from bisect import bisect_right


def find_slot(times: list[int], wanted: int) -> int:
    low, high = 0, len(times)
    while low < high:
        middle = (low + high) // 2
        if times[middle] < wanted:
            low = middle + 1
        else:
            high = middle
    return low


def digits(number: int) -> int:
    count = 0
    while number > 0:
        number //= 10
        count += 1
    return count


def digit_sum(n: int) -> int:
    if n == 0:
        return 0
    return n % 10 + digit_sum(n // 10)


def bits(n: int) -> int:
    ones = 0
    while n:
        ones += n & 1
        n >>= 1
    return ones


def greatest_common(a: int, b: int) -> int:
    while b:
        a, b = b, a % b
    return a


def gcd_recursive(a: int, b: int) -> int:
    return a if b == 0 else gcd_recursive(b, a % b)


def power(base: float, exponent: int) -> float:
    result = 1.0
    while exponent > 0:
        if exponent % 2 == 1:
            result *= base
        base *= base
        exponent //= 2
    return result


def power_recursive(base: float, exponent: int) -> float:
    if exponent == 0:
        return 1.0
    half = power_recursive(base, exponent // 2)
    return half * half if exponent % 2 == 0 else half * half * base


def search(values: list[int], wanted: int, low: int, high: int) -> int:
    if low > high:
        return -1
    middle = low + (high - low) // 2
    if values[middle] == wanted:
        return middle
    if values[middle] < wanted:
        return search(values, wanted, middle + 1, high)
    return search(values, wanted, low, middle - 1)


def price_band(limits: list[float], price: float) -> int:
    return bisect_right(limits, price)


def schedule(queue: list[tuple[int, str]], at: int, job: str) -> tuple[int, str]:
    heapq.heappush(queue, (at, job))
    return heapq.heappop(queue)


def doublings(limit: int) -> int:
    size, steps = 1, 0
    while size < limit:
        size *= 2
        steps += 1
    return steps


def in_sorted(words: list[str], word: str) -> bool:
    place = bisect.bisect_left(words, word)
    return place < len(words) and words[place] == word


def to_binary(number: int) -> str:
    if number < 2:
        return str(number)
    return to_binary(number >> 1) + str(number & 1)


def integer_root(n: int) -> int:
    lo, hi = 0, n
    while lo <= hi:
        mid = (lo + hi) // 2
        if mid * mid <= n:
            lo = mid + 1
        else:
            hi = mid - 1
    return hi


def first_bad(versions: list[bool]) -> int:
    left = 0
    right = len(versions) - 1
    while True:
        if left >= right:
            break
        half = (left + right) // 2
        if versions[half]:
            right = half
        else:
            left = half + 1
    return left


def sift_down(heap: list[int], start: int) -> None:
    position = start
    child = 2 * position + 1
    while child < len(heap):
        if child + 1 < len(heap) and heap[child + 1] < heap[child]:
            child += 1
        heap[position], heap[child] = heap[child], heap[position]
        position = child
        child = 2 * position + 1


# Written after the estimate was made and held against it unseen.


def height(leaves: int) -> int:
    levels = 0
    while leaves > 1:
        leaves = (leaves + 1) // 2
        levels += 1
    return levels


def lower_bound(a, x):
    lo = 0
    hi = len(a)
    while lo < hi:
        mid = lo + (hi - lo) // 2
        if a[mid] >= x:
            hi = mid
        else:
            lo = mid + 1
    return lo


def base(n: int, b: int) -> list[int]:
    out = []
    while n:
        n, r = divmod(n, b)
        out.append(r)
    return out


def sift_up(heap: list[int], i: int) -> None:
    while i > 0:
        parent = (i - 1) // 2
        if heap[parent] <= heap[i]:
            break
        heap[parent], heap[i] = heap[i], heap[parent]
        i = parent


def modpow(b, e, m):
    if e == 0:
        return 1
    if e & 1:
        return b * modpow(b, e - 1, m) % m
    h = modpow(b, e >> 1, m)
    return h * h % m
