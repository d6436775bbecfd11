"""What the facts know of names: types, loops, changes, qualified names."""

from __future__ import annotations

import ast

import pytest

from reviewer.kinds.facts import Facts


def facts_of(code: str) -> Facts:
    return Facts(ast.parse(code), code, {ast.Name: (), ast.Call: ()})


def last_name(facts: Facts, name: str) -> ast.Name:
    found = [node for node in facts.nodes if isinstance(node, ast.Name) and node.id == name]
    return max(found, key=lambda node: (node.lineno, node.col_offset))


@pytest.mark.parametrize(
    ("code", "head"),
    [
        ("xs = []\nxs", "list"),
        ("xs: list[int] | None = None\nxs", "list"),
        ("xs = sorted(ys)\nxs", "list"),
        ("xs = {1, 2}\nxs", "set"),
        ("xs = list(ys)\nxs = set(xs)\nxs", "set"),
        ("if a:\n    xs = []\nelse:\n    xs = {}\nxs", ""),
        ("def f(xs: 'list[str]'):\n    xs", "list"),
        ("def f(xs):\n    xs.append(1)\n    xs", "list"),
        ("def f(xs):\n    xs", ""),
        ("def f(*xs):\n    xs", "tuple"),
        ("def f(**xs):\n    xs", "dict"),
        ("from collections import deque as queue\nxs = queue()\nxs", "deque"),
        ("import numpy as np\nxs = np.zeros(3)\nxs", "ndarray"),
        ("import pandas as pd\ndf = pd.read_csv('a')\nxs = df['a']\nxs", "Series"),
        ("table: dict[str, list[int]] = {}\nfor k, xs in table.items():\n    xs", "list"),
        ("rows: list[list[int]] = []\nfor xs in rows:\n    xs", "list"),
        ("def load() -> list[int]: ...\nxs = load()\nxs", "list"),
        ("list = print\nxs = list()\nxs", ""),
        ("xs = xs + 1\nxs", ""),
    ],
)
def test_the_type_of_a_name(code: str, head: str) -> None:
    facts = facts_of(code)
    assert facts.head(last_name(facts, "xs")) == head


def test_the_type_of_an_attribute_of_self() -> None:
    facts = facts_of(
        "class A:\n    def __init__(self):\n        self.xs = []\n"
        "    def f(self):\n        print(self.xs)\n"
    )
    call = next(node for node in facts.nodes if isinstance(node, ast.Call))
    assert facts.head(call.args[0]) == "list"


@pytest.mark.parametrize(
    ("code", "loops"),
    [
        ("for i in here: pass", 0),
        ("for i in xs: here", 1),
        ("while here: pass", 1),
        ("[x for x in here]", 0),
        ("[here for x in xs]", 1),
        ("[x for x in xs for y in here]", 1),
        ("for i in xs:\n    for j in here: pass", 1),
        ("for i in xs:\n    def f(): here", 0),
        ("for i in xs: pass\nelse: here", 0),
    ],
)
def test_how_many_loops_evaluate_a_name_again(code: str, loops: int) -> None:
    facts = facts_of(code)
    assert len(list(facts.loops(last_name(facts, "here")))) == loops


@pytest.mark.parametrize(
    ("code", "grows"),
    [
        ("for i in xs: here", True),
        ("for i in (1, 2, 3): here", False),
        ("for i in range(3): here", False),
        ("for i in range(n): here", True),
        ("SIZES = [1, 2]\nfor i in SIZES: here", False),
        ("sizes = [1, 2]\nsizes.append(n)\nfor i in sizes: here", True),
        ("for i in xs:\n    if i:\n        here\n        break", False),
        ("for i in xs:\n    if i:\n        raise ValueError(here)", False),
    ],
)
def test_whether_a_loop_makes_many_passes(code: str, grows: bool) -> None:
    facts = facts_of(code)
    assert (facts.growing_loop(last_name(facts, "here")) is not None) is grows


@pytest.mark.parametrize(
    ("body", "effects"),
    [
        ("xs.append(1)", {"mutate"}),
        ("xs[0] = 1", {"mutate"}),
        ("xs[0].append(1)", {"mutate"}),
        ("xs = []", {"bind"}),
        ("xs += [1]", {"bind"}),
        ("f(xs)", {"pass"}),
        ("len(xs)", set()),
        ("xs.strange()", {"call"}),
        ("del xs[0]", {"mutate"}),
        ("ys.append(1)", set()),
    ],
)
def test_how_a_loop_changes_a_name(body: str, effects: set[str]) -> None:
    facts = facts_of(f"xs = load()\nfor i in ys:\n    {body}\nxs.append(2)\n")
    assert facts.effects("xs", facts.tree.body[1]) == effects


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("import numpy as np\nnp.random.seed(0)", "numpy.random.seed"),
        ("from os import path\npath.join('a')", "os.path.join"),
        ("sorted(x)", "sorted"),
        ("sorted = f\nsorted(x)", None),
        ("def f(np):\n    np.zeros(1)", None),
        ("np.zeros(1)", "numpy.zeros"),
    ],
)
def test_the_full_name_of_what_is_called(code: str, name: str | None) -> None:
    facts = facts_of(code)
    assert facts.called(next(node for node in facts.nodes if isinstance(node, ast.Call))) == name


def test_text_counts_characters_where_the_tree_counts_bytes() -> None:
    facts = facts_of("größe = 'ä'; f(größe, 'ü')")
    call = next(node for node in facts.nodes if isinstance(node, ast.Call))
    assert facts.text(call) == "f(größe, 'ü')"
