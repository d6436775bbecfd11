"""pickle, joblib or torch.load of a file can run any code."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..facts import Facts
from ..facts.expressions import constant, keyword
from ..kind import Bad, Good, Injection, KindCode, Match

if TYPE_CHECKING:
    from ..rewriting.editor import Editor

_LOADS = (
    "pickle.load",
    "pickle.loads",
    "joblib.load",
    "torch.load",
    "cloudpickle.load",
    "dill.load",
    "dill.loads",
    "pandas.read_pickle",
)


_TRUSTED = ("dump", "dumps", "hexdigest", "digest", "compare_digest", "verify")


def detect(node: ast.Call, facts: Facts) -> Iterator[Match]:
    """A load of pickled data; torch.load with weights_only is safe."""
    name = facts.called(node)
    if name not in _LOADS or constant(keyword(node, "weights_only")) is True:
        return
    source = facts.value(node.args[0]) or node.args[0] if node.args else None
    if (facts.called(source) or "").endswith(".dumps") or facts.is_test_module:
        return  # its own data, there and back
    better = (
        "`weights_only=True`"
        if name == "torch.load"
        else "a plain format, such as JSON, safetensors or ONNX"
    )
    yield Match(
        node=facts.construct(node),
        core=node,
        names=(name,),
        # what the module itself writes is a cache of its own; a digest may have been compared
        confidence=0.45 if any(map(facts.calls_of, _TRUSTED)) else 0.75,
        message=f"`{facts.text(node)}` runs whatever code the file holds. Load only what you made "
        f"yourself; for files of others use {better}.",
    )


def repair(match: Match, facts: Facts, edit: Editor) -> None:
    """weights_only=True, where the loader has it."""
    call = match.core
    assert isinstance(call, ast.Call)
    if match.names != ("torch.load",) or keyword(call, "weights_only") is not None:
        edit.refuse("this loader has no safe mode")
    edit.add_argument(call, "weights_only=True")


def find_safe(node: ast.Call, facts: Facts) -> Iterator[Match]:
    """`torch.load(path, weights_only=True)`"""
    if facts.called(node) == "torch.load" and constant(keyword(node, "weights_only")) is True:
        yield Match(node=node, core=node, message="")


def inject(match: Match, facts: Facts, edit: Editor) -> None:
    """Load whatever the file holds."""
    edit.replace(keyword(match.node, "weights_only"), "False")  # type: ignore[arg-type]


KIND = KindCode(
    id="unsafe-model-load",
    detect=detect,
    calls=("load", "loads", "read_pickle"),
    repair=repair,
    condition="the file holds tensors and plain values only",
    inject=Injection(find_safe, inject, calls=("load",)),
    bad=(
        Bad(
            "import pickle\nmodel = pickle.load(upload)\n",
            lines=(2, 2),
            core=2,
            names=("pickle.load",),
        ),
        Bad(
            "import torch\nstate = torch.load(path)\n",
            lines=(2, 2),
            core=2,
            names=("torch.load",),
            repaired="import torch\nstate = torch.load(path, weights_only=True)\n",
        ),
    ),
    good=(
        Good("import pickle\ncopy = pickle.loads(pickle.dumps(model))\n"),
        Good("import json\nmodel = json.load(upload)\n"),
        Good(
            "import torch\nstate = torch.load(path, weights_only=True)\n",
            injected="import torch\nstate = torch.load(path, weights_only=False)\n",
        ),
    ),
)
