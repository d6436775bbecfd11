"""A split, model or shuffle without random_state gives another result in every run."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..facts import Facts
from ..facts.expressions import constant, keyword, method_call, same
from ..kind import Bad, Good, Injection, KindCode, Match

if TYPE_CHECKING:
    from ..rewriting.editor import Editor
_ALWAYS = (
    "train_test_split",
    "RandomForestClassifier",
    "RandomForestRegressor",
    "ExtraTreesClassifier",
    "ExtraTreesRegressor",
    "GradientBoostingClassifier",
    "GradientBoostingRegressor",
    "MLPClassifier",
    "MLPRegressor",
    "KMeans",
    "MiniBatchKMeans",
    "SGDClassifier",
    "SGDRegressor",
    "BaggingClassifier",
    "BaggingRegressor",
    "IsolationForest",
    "RandomizedSearchCV",
    "ShuffleSplit",
    "StratifiedShuffleSplit",
    "GroupShuffleSplit",
    "TSNE",
    "NMF",
    "GaussianMixture",
    "SMOTE",
    "ADASYN",
    "RandomOverSampler",
    "RandomUnderSampler",
)
_IF_SHUFFLED = ("KFold", "StratifiedKFold")


def detect(node: ast.Call, facts: Facts) -> Iterator[Match]:
    """A known stochastic call without a seed, in a module that sets no global one."""
    name = str(facts.called(node) or getattr(node.func, "id", "")).rpartition(".")[2]
    if getattr(node.func, "attr", "") == "sample" or name == "default_rng":
        yield from _of_data(node, name, facts)
        return
    if name in _IF_SHUFFLED:
        if constant(keyword(node, "shuffle")) is not True:
            return
    elif name not in _ALWAYS or constant(keyword(node, "shuffle")) is False:
        return
    seed = keyword(node, "random_state")
    if (seed is not None and constant(seed) is not None) or _spreads(node):
        return
    given = keyword(node, "init")
    if given is not None and constant(given) is ...:
        return  # KMeans from given centres draws nothing
    if facts.is_test_module:
        return
    if facts.calls_of("seed") or facts.calls_of("seed_everything"):
        return
    yield Match(
        node=facts.construct(node),
        core=node,
        names=(name,),
        confidence=0.85,
        message=f"`{name}` draws at random and has no `random_state`, so every run gives another "
        f"result and no change can be told from chance. Pass `random_state=`.",
        parts={"seed": seed},
    )


def _of_data(node: ast.Call, name: str, facts: Facts) -> Iterator[Match]:
    """`df.sample(frac=0.8)`, and a generator without seed that draws the rows of a split."""
    if facts.is_test_module or facts.calls_of("seed") or _spreads(node):
        return
    if name == "default_rng":
        holder = facts.statement(node)
        rng = holder.targets[0] if isinstance(holder, ast.Assign) else None
        divides = any(
            same(method_call(call, word), rng)
            for word in ("permutation", "shuffle", "choice")
            for call in facts.calls_of(word)
        )
        if node.args or node.keywords or not divides or facts.is_optional(holder):
            return
        message = "`default_rng()` starts anywhere, so every run gives another result and no "
        message += "change can be told from chance. Pass a seed."
    else:
        assert isinstance(node.func, ast.Attribute)
        if facts.head(node.func.value) not in ("DataFrame", "Series"):
            return
        if keyword(node, "random_state") is not None or keyword(node, "frac") is None:
            return
        message = f"`{facts.text(node)}` draws other rows in every run, so no result can be "
        message += "repeated and no change told from chance. Pass `random_state=`."
    yield Match(
        node=facts.construct(node),
        core=node,
        names=(name or "sample",),
        confidence=0.75,
        message=message,
        parts={"seed": None, "generator": name == "default_rng"},
    )


def _spreads(node: ast.Call) -> bool:
    """Whether `**options` may hold the seed."""
    return any(argument.arg is None for argument in node.keywords)


def repair(match: Match, facts: Facts, edit: Editor) -> None:
    """random_state=0."""
    if match.parts.get("generator"):
        edit.add_argument(match.core, "0")
        return
    if match.parts["seed"] is not None:
        edit.replace(match.parts["seed"], "0")
    else:
        edit.add_argument(match.core, "random_state=0")


def find_seeds(node: ast.Call, facts: Facts) -> Iterator[Match]:
    """A known stochastic call with a constant seed."""
    seed = keyword(node, "random_state")
    if seed is not None and isinstance(constant(seed), int):
        yield Match(node=node, core=node, message="")


def inject(match: Match, facts: Facts, edit: Editor) -> None:
    """Drop the seed."""
    edit.drop_argument(match.node, "random_state")


KIND = KindCode(
    id="no-seed",
    detect=detect,
    calls=(*_ALWAYS, *_IF_SHUFFLED, "sample", "default_rng"),
    repair=repair,
    safety="safe",
    inject=Injection(find_seeds, inject, calls=_ALWAYS),
    bad=(
        Bad(
            "train, test = train_test_split(df, test_size=0.2)\n",
            lines=(1, 1),
            core=1,
            names=("train_test_split",),
            repaired="train, test = train_test_split(df, test_size=0.2, random_state=0)\n",
        ),
        Bad(
            "from sklearn.ensemble import RandomForestClassifier\n"
            "model = RandomForestClassifier()\n",
            lines=(2, 2),
            core=2,
            names=("RandomForestClassifier",),
            repaired="from sklearn.ensemble import RandomForestClassifier\n"
            "model = RandomForestClassifier(random_state=0)\n",
        ),
        Bad(
            "from sklearn.ensemble import ExtraTreesRegressor as Trees\nmodel = Trees(50)\n",
            lines=(2, 2),
            core=2,
            names=("ExtraTreesRegressor",),
            repaired="from sklearn.ensemble import ExtraTreesRegressor as Trees\n"
            "model = Trees(50, random_state=0)\n",
        ),
        Bad(
            "import numpy as np\nrng = np.random.default_rng()\nrows = rng.permutation(n)\n",
            lines=(2, 2),
            core=2,
            names=("default_rng",),
            repaired="import numpy as np\nrng = np.random.default_rng(0)\n"
            "rows = rng.permutation(n)\n",
        ),
        Bad(
            "train = df.sample(frac=0.8)\n",
            lines=(1, 1),
            core=1,
            names=("sample",),
            repaired="train = df.sample(frac=0.8, random_state=0)\n",
        ),
    ),
    good=(
        Good("train = df.sample(frac=0.8, random_state=1)\nfew = df.sample(5)\n"),
        Good(
            "import numpy as np\n\ndef order(n, rng=None):\n    if rng is None:\n"
            "        rng = np.random.default_rng()\n    return rng.permutation(n)\n"
        ),
        Good(
            "train, test = train_test_split(df, test_size=0.2, random_state=7)\n",
            injected="train, test = train_test_split(df, test_size=0.2)\n",
        ),
        Good("import numpy as np\nnp.random.seed(0)\ntrain, test = train_test_split(df)\n"),
        Good("folds = KFold(5)\n"),
        Good("train, test = train_test_split(df, shuffle=False)\n"),
    ),
)
