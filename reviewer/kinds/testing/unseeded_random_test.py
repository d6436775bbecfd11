"""A test draws random data without a seed."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..facts import Facts
from ..facts.expressions import constant, walk
from ..kind import Bad, Good, Injection, KindCode, Match

if TYPE_CHECKING:
    from ..rewriting.editor import Editor

_DRAWS = (
    "random",
    "randint",
    "choice",
    "choices",
    "shuffle",
    "sample",
    "uniform",
    "gauss",
    "rand",
    "randn",
    "normal",
    "permutation",
    "randrange",
    "default_rng",
)


_SET_UP = ("setUp", "setUpClass", "setup_method", "setup_module", "setup_function", "setup_class")


def detect(node: ast.Call, facts: Facts) -> Iterator[Match]:
    """A draw from the global generators, or from an unseeded one, in a test that sets no seed."""
    name = facts.called(node)
    if name is None or not facts.in_test(node):
        return
    package, _, function = name.rpartition(".")
    if package not in ("random", "numpy.random") or function not in _DRAWS:
        return
    if function == "default_rng" and (node.args or node.keywords):
        return
    if (function == "choice" and package == "") or _is_seeded(node, facts):
        return
    yield Match(
        node=facts.construct(node),
        core=node,
        names=(function,),
        confidence=0.8,
        message=f"`{facts.text(node)}` gives other data in every run, so a failure cannot be "
        f"repeated. Draw from a generator with a fixed seed.",
    )


def _is_seeded(node: ast.AST, facts: Facts) -> bool:
    function = facts.function(node)
    for call in facts.calls_of("seed"):
        around = facts.function(call)
        if (
            around is None
            or around.name in _SET_UP
            or any("fixture" in facts.text(d) for d in around.decorator_list)
        ):
            return True
    for region in (function, facts.tree):
        for child in walk(region) if region is function and region is not None else facts.tree.body:
            inner = child.value if isinstance(child, ast.Expr) else child
            if isinstance(inner, ast.Call) and facts.called(inner) in (
                "random.seed",
                "numpy.random.seed",
            ):
                return True
    return False


def find_seeds(node: ast.Call, facts: Facts) -> Iterator[Match]:
    """`np.random.default_rng(seed)` in a test."""
    if facts.called(node) != "numpy.random.default_rng" or not facts.in_test(node):
        return
    if node.args and isinstance(constant(node.args[0]), int):
        yield Match(node=node, core=node, message="")


def inject(match: Match, facts: Facts, edit: Editor) -> None:
    """No seed."""
    call = match.node
    assert isinstance(call, ast.Call)
    edit.replace(call, f"{edit.code(call.func)}()")


KIND = KindCode(
    id="unseeded-random-test",
    detect=detect,
    calls=_DRAWS,
    inject=Injection(find_seeds, inject, calls=("default_rng",)),
    bad=(
        Bad(
            "import random\n\ndef test_sort():\n    xs = [random.random() for _ in range(9)]\n"
            "    assert sort(xs) == sorted(xs)\n",
            lines=(4, 4),
            core=4,
            names=("random",),
        ),
        Bad(
            "import numpy as np\n\ndef test_mean():\n    x = np.random.randn(10)\n"
            "    assert mean(x) == x.mean()\n",
            lines=(4, 4),
            core=4,
            names=("randn",),
        ),
    ),
    good=(
        Good(
            "import numpy as np\n\nclass TestFit:\n    def setup_method(self):\n"
            "        np.random.seed(0)\n\n    def test_fit(self):\n"
            "        assert fit(np.random.normal(size=9))\n"
        ),
        Good(
            """\
import numpy as np

def test_mean():
    rng = np.random.default_rng(7)
    assert abs(mean(rng.normal(size=100))) < 1
""",
            injected="""\
import numpy as np

def test_mean():
    rng = np.random.default_rng()
    assert abs(mean(rng.normal(size=100))) < 1
""",
        ),
        Good(
            "import random\n\ndef test_sort():\n    rng = random.Random(7)\n"
            "    xs = [rng.random() for _ in range(9)]\n    assert sort(xs) == sorted(xs)\n"
        ),
        Good(
            "import random\n\ndef test_sort():\n    random.seed(1)\n"
            "    assert sort([random.random()])\n"
        ),
        Good(
            "import numpy as np\n\ndef test_mean():\n    rng = np.random.default_rng(0)\n"
            "    assert mean(rng.normal(size=3))\n"
        ),
    ),
)
