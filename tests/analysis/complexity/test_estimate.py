"""What the complexity estimate says, line by line, and what it withstands."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.analysis import AnalysisError, estimate
from reviewer.analysis.complexity import FunctionComplexity, Reason
from reviewer.analysis.complexity.growth import ONE, variable
from reviewer.model import Span


def only(code: str) -> FunctionComplexity:
    (found,) = estimate(code)
    return found


def test_variables_are_named_after_the_inputs_and_each_deciding_line_has_a_reason() -> None:
    found = only(
        "def unpaid(invoices: list[str], paid: list[str]) -> list[str]:\n"
        "    open_ones = []\n"
        "    for invoice in invoices:\n"
        "        if invoice not in paid:\n"
        "            open_ones.append(invoice)\n"
        "    return sorted(open_ones)\n"
    )
    assert (found.name, found.span) == ("unpaid", Span(1, 6))
    assert found.time == "O(n*m + n*log(n))"
    assert found.variables == {"n": "invoices", "m": "paid"}
    assert found.growth_class == "n^2"
    assert found.reasons == (
        Reason(3, "the loop runs once for each item of `invoices`"),
        Reason(4, "`in` may walk through the list `paid`"),
        Reason(6, "`sorted()` sorts `open_ones`"),
    )


def test_a_set_in_place_of_the_list_makes_it_linear() -> None:
    found = only(
        "def unpaid(invoices: list[str], paid: list[str]):\n"
        "    known = set(paid)\n"
        "    return [i for i in invoices if i not in known]\n"
    )
    assert found.growth_class == "n"
    assert set(found.variables.values()) == {"invoices", "paid"}


def test_calls_in_the_module_are_followed_with_their_arguments() -> None:
    inner, outer = estimate(
        "def known(name, names: list[str]):\n    return name in names\n\n"
        "def shared(left: list[str], right: list[str]):\n"
        "    return [name for name in left if known(name, right)]\n"
    )
    assert (inner.time, inner.variables) == ("O(n)", {"n": "names"})
    assert (outer.time, outer.variables) == ("O(n*m)", {"n": "left", "m": "right"})
    assert outer.reasons[0].text == "evaluated for each item of `left`; calls `known()`"


def test_methods_and_nested_functions_have_full_names() -> None:
    names = [
        found.name
        for found in estimate(
            "class Store:\n    def add(self, x):\n        def check(y):\n            return y\n"
            "        return check(x)\n"
        )
    ]
    assert names == ["Store.add", "Store.add.check"]


def test_an_attribute_of_the_object_is_an_input_too() -> None:
    found = only("class A:\n    def total(self):\n        return sum(self.prices)\n")
    assert (found.time, found.variables) == ("O(n)", {"n": "self.prices"})


RECURSIONS = {
    "one call, a step smaller": ("def f(n):\n    return f(n - 1) if n else 0\n", "n"),
    "two calls, a step smaller": ("def f(n):\n    return f(n - 1) + f(n - 2)\n", "exponential"),
    "one call, half": ("def f(n):\n    return f(n // 2) if n else 0\n", "log n"),
    "two calls, half": ("def f(n):\n    return f(n // 2) + f(n // 2) if n else 0\n", "n"),
    "four calls, half": (
        "def f(n):\n    return f(n//2) + f(n//2) + f(n//2) + f(n//2) if n else 0\n",
        "n^2",
    ),
    "two branches, one call each": (
        "def f(n):\n    if n % 2:\n        return f(n - 1)\n    return f(n // 2)\n",
        "log n",
    ),
    "the parts of a tree": (
        "def f(node):\n    if node:\n        f(node.left)\n        f(node.right)\n",
        "n",
    ),
    "kept results": (
        "from functools import cache\n@cache\ndef f(n):\n    return f(n - 1) + f(n - 2)\n",
        "n",
    ),
    "kept results, by hand": (
        "def f(n, known):\n    if n in known:\n        return known[n]\n"
        "    known[n] = f(n - 1, known) + f(n - 2, known)\n    return known[n]\n",
        "n",
    ),
    "marks what it has visited": (
        "def f(place, graph, seen: set):\n    seen.add(place)\n    for other in graph[place]:\n"
        "        if other not in seen:\n            f(other, graph, seen)\n",
        "n",
    ),
}


@pytest.mark.parametrize("name", RECURSIONS)
def test_recursion(name: str) -> None:
    code, expected = RECURSIONS[name]
    assert only(code).growth_class == expected


def test_recursion_is_explained() -> None:
    found = only("def f(n):\n    if n < 2:\n        return n\n    return f(n - 1) + f(n - 2)\n")
    assert found.time == "O(2^n)"
    assert found.reasons == (
        Reason(
            4,
            "calls itself 2 times on arguments a step smaller, so the calls multiply at each level",
        ),
    )


@pytest.mark.parametrize(
    "code",
    [
        "",
        "x = [f(y) for y in z]\n",
        "def f(): ...\n",
        "def f(x):\n    x = x + [x]\n    while x:\n        x = [x, *x]\n    return x\n",
        "def f(n):\n    return g(n)\ndef g(n):\n    return f(n)\n",
        "class A:\n    def f(self):\n        return self.f(*self.g)\n",
        "def f(*a, **k):\n    return [*a, *k, *f(*a, **k)]\n",
        "async def f(a):\n    async for x in a:\n        yield [y async for y in x]\n",
        "def f(a):\n    match a:\n        case [x, *rest]:\n            return f(rest)\n",
        "def f(a):\n    for a in a:\n        a += a\n    while True:\n        pass\n",
        "def f(a, b=lambda x: sorted(x)):\n    global c\n    c = a\n    del a[0], c\n",
        "def f(n):\n    return " + "f(n-1) + " * 60 + "0\n",
    ],
)
def test_any_code_gets_an_answer(code: str) -> None:
    assert all(found.time.startswith("O(") for found in estimate(code))


@pytest.mark.parametrize("code", ["def f(:\n", "x = 1\0", "(" * 9_999, "x = 1\n" * 400_000])
def test_what_cannot_be_analysed_is_an_error(code: str) -> None:
    with pytest.raises(AnalysisError):
        estimate(code)


def test_deep_and_long_code_is_bounded() -> None:
    deep = "def f(a):\n" + "".join(f"{' ' * (n + 4)}for x{n} in a:\n" for n in range(18))
    long = "".join(
        f"def f{n}(a, b):\n    for x in a:\n        if x in b:\n            f{n + 1}(a, b)\n"
        for n in range(400)
    )
    names = "def f(a):\n" + "".join(
        f"    x{n} = x{n - 1} + x{n // 2} + a\n" for n in range(1, 2_000)
    )
    start = time.process_time()
    for code in (deep + " " * 30 + "pass\n", long, names):
        assert estimate(code)
    assert time.process_time() - start < 20


def test_the_same_code_gets_the_same_answer() -> None:
    code = (Path(__file__).parent / "programs" / "quadratic.py").read_text(encoding="utf-8")
    assert estimate(code) == estimate(code)


SIZES = st.sampled_from(["a", "b", "c"]).map(variable)
GROWTHS = st.recursive(
    SIZES | st.just(ONE),
    lambda inner: (
        st.tuples(inner, inner).map(lambda p: p[0] + p[1])
        | st.tuples(inner, inner).map(lambda p: p[0] * p[1])
        | inner.map(lambda g: g.log)
    ),
    max_leaves=6,
)


@given(GROWTHS, GROWTHS, GROWTHS)
def test_growths_add_and_multiply_like_numbers(a: object, b: object, c: object) -> None:
    assert a + b == b + a  # type: ignore[operator]
    assert a * b == b * a  # type: ignore[operator]
    assert a + a == a  # type: ignore[operator]
    assert (a + b).dominates(a)  # type: ignore[operator]
    assert a * (b + c) == a * b + a * c  # type: ignore[operator]
