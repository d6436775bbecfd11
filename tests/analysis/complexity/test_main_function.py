"""Which function a module's time is that of, and when its estimate is trusted."""

from __future__ import annotations

from pathlib import Path

import pytest

from reviewer.analysis import AnalysisError, main_function
from reviewer.library import Library

PROGRAMS = Path(__file__).parent / "programs"
SCAN = "def known(items: list, others: list):\n    return [i for i in items if i in others]\n"


def answer(code: str) -> tuple[str, str] | None:
    found = main_function(code)
    return None if found is None else (found.name, found.time)


def test_the_most_expensive_public_function_is_the_main_one() -> None:
    code = "def first(items):\n    return sum(items)\n\n" + SCAN
    assert answer(code) == ("known", "O(n*m)")


def test_of_two_that_cost_the_same_it_is_the_one_that_calls_the_other() -> None:
    code = "def all_of(items: list, others: list):\n    return known(items, others)\n\n" + SCAN
    assert answer(code) == ("all_of", "O(n*m)")
    assert answer(SCAN + code.removesuffix(SCAN)) == ("all_of", "O(n*m)")


def test_methods_count_as_public_functions_do_and_nested_ones_do_not() -> None:
    code = (
        "class Book:\n    def __init__(self, pages: list):\n        self.pages = pages\n"
        "    def shared(self, names: list):\n"
        "        return [name for name in names if name in self.pages]\n"
    )
    found = main_function(code)
    assert found is not None
    assert (found.name, found.variables) == ("Book.shared", {"n": "names", "m": "self.pages"})
    nested = f"def outer(xs: list):\n    {SCAN.replace(chr(10), chr(10) + '    ')}\n    return xs\n"
    assert answer(nested) is None


@pytest.mark.parametrize(
    "code",
    [
        "",
        "x = sum(y)\n",
        SCAN.replace("known", "_known"),
        "def f(x):\n    return x\n",
        "def f(n):\n    return f(n - 1) + f(n - 2) if n > 1 else 1\n",
        "def f(xs):\n    return [(a, b, c) for a in xs for b in xs for c in xs]\n",
        "import numpy\n" + SCAN,
        "from .places import known\n" + SCAN,
        "def f(xs, work):\n    return [work(x) for x in xs]\n",
        "def f(xs, book):\n    return [book.look_up(x) for x in xs]\n",
        "def f(book):\n    return [entry for entry in book.fetch()]\n",
        "def f(xs):\n    text = ''\n    for x in xs:\n        text += str(x)\n    return text\n",
        SCAN + "def pairs(xs):\n    return [(x, y) for x in xs for y in xs]\n",
    ],
    ids=[
        "empty", "no function", "private", "constant", "recursive", "cubic", "a package",
        "a neighbour", "a function given", "a method of a stranger", "an unnamed size",
        "a string that grows", "two answers",
    ],
)  # fmt: skip
def test_what_may_be_wrong_is_not_answered(code: str) -> None:
    assert main_function(code) is None


@pytest.mark.parametrize("code", ["def f(:\n", "x = " + "(" * 9_999])
def test_what_cannot_be_analysed_is_an_error(code: str) -> None:
    with pytest.raises(AnalysisError):
        main_function(code)


def test_trusted_estimates_agree_with_the_rubrics(builtin: Library) -> None:
    """Where both answer, but for a rubric that also counts what reading the file costs."""
    from reviewer.matching.bigo import equivalent

    agreeing = {}
    for snippet_id in builtin.ids():
        snippet = builtin.snippet(snippet_id)
        key, found = snippet.rubric.complexity, main_function(snippet.code)
        if found is not None and key is not None and key.time is not None:
            agreeing[snippet_id] = equivalent(found.time, key.time, key.variables)
    assert len(agreeing) >= 5
    assert {name for name, agrees in agreeing.items() if not agrees} <= {"core/water-use-report"}
