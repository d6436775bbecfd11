"""Operations counted: what Python runs and what C touches."""

from __future__ import annotations

from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.authoring.growth.charges import Meter
from reviewer.authoring.growth.classify import CLASSES, GrowthClass, classify
from reviewer.authoring.growth.counting import METER, TooMany, counted, metered

MANY = 10**9


def count(body: str, n: int, most: int = MANY) -> int:
    """Operations of `work(n)`, whose lines are `body`."""
    lines = "".join(f"    {line}\n" for line in body.split("\n"))
    module = ModuleType("subject")
    meter = Meter()
    setattr(module, METER, meter)
    exec(
        metered(
            f"import bisect, heapq\nfrom statistics import fmean\ndef work(n):\n{lines}",
            "subject.py",
        ),
        module.__dict__,
    )
    return counted(meter, lambda: module.work(n), most)


PROGRAMS: list[tuple[str, GrowthClass]] = [
    ("return n + 1", "constant"),
    ("while n > 1:\n    n //= 2", "logarithmic"),
    ("xs = range(n)\nreturn bisect.bisect(xs, n)", "logarithmic"),
    ("return sum(range(n))", "linear"),
    ("return [x for x in range(n)]", "linear"),
    ("d = {}\nfor x in range(n):\n    d[x] = x\nreturn d", "linear"),
    ("xs = list(range(n))\nreturn n in xs", "linear"),
    ("return ''.join(str(x) for x in range(n))", "linear"),
    ("return sorted(range(n))", "n log n"),
    ("h = []\nfor x in range(n):\n    heapq.heappush(h, x)", "n log n"),
    ("xs = list(range(n))\nreturn [x in xs for x in range(n)]", "quadratic"),
    ("xs = list(range(n))\nwhile xs:\n    xs.pop(0)", "quadratic"),
    ("xs = list(range(n))\nwhile xs:\n    xs = xs[1:]", "quadratic"),
    ("xs = []\nfor x in range(n):\n    xs.insert(0, x)", "quadratic"),
    ("xs = list(range(n))\nfor x in range(n):\n    del xs[0]", "quadratic"),
    ("xs = []\nfor x in range(n):\n    xs = xs + [x]", "quadratic"),
    ("return sum([[x] for x in range(n)], [])", "quadratic"),
    ("t = ''\nfor x in range(n):\n    t += 'x' * 64", "quadratic"),
    ("xs = list(range(n))\nreturn [xs.count(x) for x in xs]", "quadratic"),
    ("xs = list(range(n))\nreturn [max(xs) for x in xs]", "quadratic"),
    ("xs = list(range(n))\nreturn [fmean(xs) for _ in xs]",
     "quadratic"),
    ("r = range(n)\nreturn [1 for x in r for y in r for z in r]", "cubic"),
    ("def f(k):\n    return 1 if k < 1 else f(k - 1) + f(k - 1)\nreturn f(n)", "exponential"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), PROGRAMS, ids=[body for body, _ in PROGRAMS])
def test_the_class_of_a_program(body: str, expected: GrowthClass) -> None:
    sizes = {"cubic": (4, 8, 16, 32), "exponential": (4, 6, 8, 10, 12)}
    costs = [(n, float(count(body, n))) for n in sizes.get(expected, (16, 32, 64, 128, 256))]
    assert classify(costs, "operations") == expected


@pytest.mark.parametrize(("body", "expected"), PROGRAMS[:12], ids=lambda value: str(value)[:20])
def test_counting_twice_gives_the_same(body: str, expected: GrowthClass) -> None:
    assert count(body, 50) == count(body, 50)


def test_metered_code_does_what_it_did() -> None:
    code = (
        "import dataclasses\n"
        "@dataclasses.dataclass(frozen=True)\n"
        "class P:\n    x: int = 0\n    def __add__(self, o): return P(self.x + o.x)\n"
        "class Q(P):\n    def name(self): return super().__class__.__name__\n"
        "def f(*a, **k):\n"
        "    xs = [*a, 3]; xs[1:2] = [7, 8]; del xs[0]; xs += [x for x in a if x not in xs]\n"
        "    first, *rest = xs\n"
        "    match first:\n        case 7: y = 'seven'\n        case _: y = 'other'\n"
        "    return xs, rest, y, {**k, 'z': 1}, 'ab'[0], (P(1) + P(2)).x, Q().name(),\\\n"
        "        1 < 2 < 3, next((i for i, x in enumerate(xs) if x == 8), None),\\\n"
        "        f'{xs!r:>5}', ''.join('ab')\n"
        "out = f(1, 2, w=0)\n"
    )
    plain: dict[str, object] = {"__name__": __name__}
    exec(compile(code, "plain.py", "exec"), plain)
    seen: dict[str, object] = {"__name__": __name__, METER: Meter()}
    exec(metered(code, "metered.py"), seen)
    assert seen["out"] == plain["out"]


def test_counting_stops_at_the_limit() -> None:
    with pytest.raises(TooMany):
        count("while True:\n    pass", 1, most=1_000)


CURVES = {
    "constant": lambda n: 1.0,
    "linear": lambda n: n,
    "quadratic": lambda n: n**2,
    "cubic": lambda n: n**3,
}


@given(st.sampled_from(sorted(CURVES)), st.integers(0, 5_000), st.integers(1, 50), st.booleans())
def test_a_curve_is_recognised_above_any_overhead(
    name: str, overhead: int, factor: int, noisy: bool
) -> None:
    sizes = (16, 32, 64, 128, 256, 512, 1024)
    curve = CURVES[name]
    costs = [(n, overhead + factor * curve(n) * (1.01 if noisy and n % 64 else 1.0)) for n in sizes]
    found = classify(costs, "operations")
    share = factor * curve(1024) / (overhead + factor * curve(1024))
    if share > 0.5:
        assert found == name


def test_too_few_sizes_are_no_class() -> None:
    assert classify([(16, 1.0), (32, 2.0)], "operations") is None
    assert classify([(64, 1.0)], "bytes") is None


@pytest.mark.parametrize(
    ("times", "expected"),
    [
        ([0.02, 0.021, 0.019, 0.022], "constant"),
        ([0.02, 0.045, 0.08, 0.17], "linear"),
        ([0.02, 0.07, 0.3, 1.1], "quadratic"),
        ([0.02, 0.17, 1.2, 9.9], "cubic"),
    ],
)
def test_seconds_go_by_the_nearest_power(times: list[float], expected: GrowthClass) -> None:
    costs = [(64 << step, spent) for step, spent in enumerate(times)]
    assert classify(costs, "seconds") == expected


def test_the_classes_are_those_of_the_guide() -> None:
    assert CLASSES == (
        "constant", "logarithmic", "linear", "n log n", "quadratic", "cubic", "exponential",
    )  # fmt: skip
