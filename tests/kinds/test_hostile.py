"""Input of strangers: deep, huge or odd code gives findings or a clean error, soon."""

from __future__ import annotations

import ast
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewer.kinds import AnalysisError, detect, kind_ids, load, parse

DEEP = {
    "parentheses": "(" * 5_000 + "1" + ")" * 5_000,
    "lists": "[" * 5_000 + "]" * 5_000,
    "unary": "x = " + "-" * 5_000 + "1",
    "not": "x = " + "not " * 5_000 + "1",
    "sum": "x = " + " + ".join(["1"] * 5_000),
    "attributes": "x = a" + ".b" * 5_000,
    "calls": "x = f" + "()" * 5_000,
    "subscripts": "x = a" + "[0]" * 5_000,
    "comparison": "x = " + "(a == " * 1_000 + "1" + ")" * 1_000,
    "lambda": "x = " + "lambda: " * 1_000 + "1",
    "conditional": "x = " + "1 if a else " * 2_000 + "2",
    "elif": "if a:\n    pass\n" + "elif b:\n    pass\n" * 3_000,
    "blocks": "\n".join("    " * n + "if x:" for n in range(99)) + "\n" + "    " * 99 + "pass",
    "functions": "\n".join(" " * n + "def f():" for n in range(98)) + "\n" + " " * 98 + "pass",
    "strings": "x = " + '"a" ' * 20_000,
    "huge": "x = 1\n" * 400_000,
    "null": "x = 1\0",
    "bad indentation": "  x = 1\n y = 2",
    "surrogate": "x = '\ud800'",
}


def analysed(code: str) -> bool:
    """Whether the code was analysed; False where it was refused cleanly."""
    try:
        detect(parse(code), code)
    except AnalysisError:
        return False
    return True


@pytest.mark.parametrize("name", DEEP)
def test_deep_or_huge_code_gives_findings_or_a_clean_error(name: str) -> None:
    start = time.process_time()
    analysed(DEEP[name])
    assert time.process_time() - start < 5.0


@pytest.mark.parametrize(
    "name", ["parentheses", "lists", "sum", "attributes", "elif", "huge", "null", "surrogate"]
)
def test_what_is_beyond_the_bounds_is_refused(name: str) -> None:
    assert not analysed(DEEP[name])


def test_the_error_names_the_line_of_the_syntax_error() -> None:
    with pytest.raises(AnalysisError) as caught:
        parse("x = 1\ny = = 2\n")
    assert caught.value.line == 2
    assert str(caught.value).startswith("line 2: not valid Python")


def test_a_deep_expression_within_the_bounds_is_analysed_by_every_detector() -> None:
    for code in (
        "x = " + "(a == " * 70 + "1" + ")" * 70,
        "for q in y:\n    x = " + " + ".join(f"a.index({n})" for n in range(200)),
        "if a == 1:\n    pass\n" + "elif a in b:\n    c.pop(0)\n" * 120,
    ):
        assert analysed(code)


def test_a_long_flat_module_takes_time_in_proportion_to_its_length() -> None:
    def cost(lines: int) -> float:
        code = "for x in y:\n    if x not in z:\n        z.append(x)\n        q.pop(0)\n" * lines
        tree = parse(code)
        start = time.process_time()
        detect(tree, code)
        return time.process_time() - start

    small, large = min(cost(250) for _ in range(3)), cost(2_000)
    assert large < 8 * small * 4


EXAMPLES = [bad.code for kind_id in kind_ids() for bad in load(kind_id).bad] + [
    good.code for kind_id in kind_ids() for good in load(kind_id).good
]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(EXAMPLES), min_size=1, max_size=4), st.randoms())
def test_no_detector_fails_on_mixed_and_broken_code(parts: list[str], random: object) -> None:
    lines = "".join(parts).splitlines(keepends=True)
    random.shuffle(lines)  # type: ignore[attr-defined]
    kept: list[str] = []
    for line in lines:
        try:
            ast.parse("".join([*kept, line.lstrip()]))
        except SyntaxError:
            continue
        kept.append(line.lstrip())
    analysed("".join(kept))


LONG = {
    "one loop of many tests and changes": "xs = []\nfor y in z:\n"
    + "    if y in xs: xs.append(y)\n" * 4_000,
    "many functions with the same names": "def f(xs):\n    n = sum(xs)\n    return n\n" * 4_000,
    "many loops over one list": "xs = []\n" + "for x in xs:\n    xs.append(x)\n" * 4_000,
    "many calls of one name": "for x in y:\n" + "    x = f(x.index(x), x.count(x))\n" * 4_000,
    "many lambdas": "fs = [\n" + "    lambda x: x.pop(0),\n" * 8_000 + "]\n",
    "many rebindings": "x = []\n" + "x = x + [1]\n" * 8_000,
    "many splits": "a, b = train_test_split(x, y)\nx = s.fit_transform(x)\n" * 2_000,
    "many tests": "def test_f():\n    assert f(1) == 0.3\n    random.random()\n" * 3_000,
}


@pytest.mark.parametrize("name", LONG)
def test_long_code_of_one_shape_is_analysed_soon(name: str) -> None:
    start = time.process_time()
    assert analysed(LONG[name])
    assert time.process_time() - start < 10.0
