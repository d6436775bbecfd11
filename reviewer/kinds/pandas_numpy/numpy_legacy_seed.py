"""np.random.seed and the functions of the global generator."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ..facts import Facts
from ..kind import Bad, Good, KindCode, Match

_LEGACY = (
    "seed",
    "rand",
    "randn",
    "randint",
    "random",
    "choice",
    "shuffle",
    "permutation",
    "normal",
    "uniform",
    "random_sample",
    "binomial",
    "poisson",
    "exponential",
    "standard_normal",
    "beta",
    "gamma",
    "multivariate_normal",
    "RandomState",
)


_OLD_CLASS = (
    "`RandomState` is the frozen generator of numpy before 1.17: slower, with weaker methods. Make "
    "the present one with `rng = np.random.default_rng(seed)`."
)


def detect(node: ast.Call, facts: Facts) -> Iterator[Match]:
    """A call of a legacy function of numpy.random."""
    name = facts.called(node)
    if name is None or not name.startswith("numpy.random."):
        return
    function = name.removeprefix("numpy.random.")
    if function not in _LEGACY:
        return
    around = facts.function(node)
    yield Match(
        node=node,
        core=node,
        names=(function,),
        # the set-up of a test run seeds the shared generator on purpose
        # nor is a generator of one's own shared
        confidence=0.45
        if function == "RandomState" or (around is not None and around.name == "setup_module")
        else 0.9,
        message=_OLD_CLASS
        if function == "RandomState"
        else f"`{facts.text(node.func)}` works on one generator that the whole program shares, "
        f"so any other call changes the numbers. Make your own with "
        f"`rng = np.random.default_rng(seed)` and pass it on.",
    )


KIND = KindCode(
    id="numpy-legacy-seed",
    detect=detect,
    calls=_LEGACY,
    bad=(
        Bad("import numpy as np\nnp.random.seed(0)\n", lines=(2, 2), core=2, names=("seed",)),
        Bad(
            "import numpy as np\nnoise = np.random.randn(100)\n",
            lines=(2, 2),
            core=2,
            names=("randn",),
        ),
        Bad(
            "from numpy import random\nrng = random.RandomState(0)\n",
            lines=(2, 2),
            core=2,
            names=("RandomState",),
        ),
    ),
    good=(
        Good("import numpy as np\n\ndef f(rng: np.random.RandomState): ...\n"),
        Good("import numpy as np\nrng = np.random.default_rng(0)\nnoise = rng.normal(size=9)\n"),
        Good("import random\nrandom.seed(0)\n"),
    ),
)
