# ruff: noqa
"""Programs in the class exponential (factorial ones among them)."""

from itertools import combinations, permutations, product


def fibonacci(n: int) -> int:
    if n < 2:
        return n
    return fibonacci(n - 1) + fibonacci(n - 2)


def subsets(items: list[str]) -> list[list[str]]:
    if not items:
        return [[]]
    rest = subsets(items[1:])
    return rest + [[items[0], *part] for part in rest]


def subset_sum(values: list[int], wanted: int) -> bool:
    if wanted == 0:
        return True
    if not values:
        return False
    return subset_sum(values[1:], wanted) or subset_sum(values[1:], wanted - values[0])


def hanoi(n: int, source: str, target: str, spare: str) -> int:
    if n == 0:
        return 0
    moved = hanoi(n - 1, source, spare, target)
    return moved + 1 + hanoi(n - 1, spare, target, source)


def best_tour(cities: list[str], cost: dict[tuple[str, str], int]) -> int:
    best = 10**9
    for tour in permutations(cities):
        length = sum(cost[a, b] for a, b in zip(tour, tour[1:]))
        best = min(best, length)
    return best


def codes(n: int) -> list[str]:
    return ["".join(digits) for digits in product("01", repeat=n)]


def by_mask(values: list[int], wanted: int) -> int:
    hits = 0
    for mask in range(2 ** len(values)):
        held = 0
        for position, value in enumerate(values):
            if mask >> position & 1:
                held += value
        hits += held == wanted
    return hits


def arrangements(items: list[int]) -> list[list[int]]:
    if not items:
        return [[]]
    out = []
    for i in range(len(items)):
        for rest in arrangements(items[:i] + items[i + 1 :]):
            out.append([items[i], *rest])
    return out


def knapsack(weights: list[int], values: list[int], room: int, i: int = 0) -> int:
    if i == len(weights):
        return 0
    skipped = knapsack(weights, values, room, i + 1)
    if weights[i] > room:
        return skipped
    return max(skipped, values[i] + knapsack(weights, values, room - weights[i], i + 1))


def change(amount: int, coins: list[int]) -> int:
    if amount == 0:
        return 1
    if amount < 0:
        return 0
    ways = 0
    for coin in coins:
        ways += change(amount - coin, coins)
    return ways


def edit_distance(a: str, b: str, i: int, j: int) -> int:
    if i == 0:
        return j
    if j == 0:
        return i
    if a[i - 1] == b[j - 1]:
        return edit_distance(a, b, i - 1, j - 1)
    return 1 + min(
        edit_distance(a, b, i - 1, j),
        edit_distance(a, b, i, j - 1),
        edit_distance(a, b, i - 1, j - 1),
    )


def bracketings(n: int) -> list[str]:
    out: list[str] = []

    def grow(text: str, opened: int, closed: int) -> None:
        if len(text) == 2 * n:
            out.append(text)
            return
        if opened < n:
            grow(text + "(", opened + 1, closed)
        if closed < opened:
            grow(text + ")", opened, closed + 1)

    grow("", 0, 0)
    return out


def splits(team: list[str]) -> int:
    found = 0
    for size in range(len(team) + 1):
        for chosen in combinations(team, size):
            found += len(chosen) % 2
    return found


def queens(n: int) -> int:
    columns: set[int] = set()

    def place(row: int) -> int:
        if row == n:
            return 1
        ways = 0
        for column in range(n):
            if column not in columns:
                columns.add(column)
                ways += place(row + 1)
                columns.remove(column)
        return ways

    return place(0)


def stair_plans(stairs: int) -> int:
    if stairs <= 0:
        return stairs == 0
    return sum(stair_plans(stairs - step) for step in (1, 2, 3))


def all_masks(flags: list[str]) -> list[int]:
    masks = []
    for mask in range(1 << len(flags)):
        masks.append(mask)
    return masks


def colourings(regions: list[str], colours: list[str]) -> int:
    if not regions:
        return 1
    total = 0
    for colour in colours:
        total += colourings(regions[1:], colours)
    return total


# Written after the estimate was made and held against it unseen.


def lcs(a: str, b: str) -> int:
    if not a or not b:
        return 0
    if a[0] == b[0]:
        return 1 + lcs(a[1:], b[1:])
    return max(lcs(a[1:], b), lcs(a, b[1:]))


from itertools import chain, combinations


def powerset(xs: list[int]):
    return list(chain.from_iterable(combinations(xs, r) for r in range(len(xs) + 1)))


def perms(prefix: str, rest: str, out: list[str]) -> None:
    if not rest:
        out.append(prefix)
    for i in range(len(rest)):
        perms(prefix + rest[i], rest[:i] + rest[i + 1 :], out)


def paths(grid: list[list[int]], r: int, c: int) -> int:
    if r == len(grid) or c == len(grid[0]):
        return 0
    if r == len(grid) - 1 and c == len(grid[0]) - 1:
        return 1
    return paths(grid, r + 1, c) + paths(grid, r, c + 1)


def all_words(letters: str, n: int) -> list[str]:
    words = [""]
    for _ in range(n):
        words = [w + c for w in words for c in letters]
    return words
