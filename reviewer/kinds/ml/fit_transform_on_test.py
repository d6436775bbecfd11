"""A transformer is fitted again on the test part."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..facts import Facts
from ..kind import Bad, Good, Injection, KindCode, Match
from ._experiment import ENCODERS, SCALERS, SELECTORS, class_name, part

if TYPE_CHECKING:
    from ..rewriting.editor import Editor


def detect(node: ast.Call, facts: Facts) -> Iterator[Match]:
    """`fit_transform` of test rows; `fit` too where the class is a known transformer."""
    if (
        not isinstance(node.func, ast.Attribute)
        or not node.args
        or part(node.args[0], facts) not in ("test", "valid")
    ):
        return
    if (
        node.func.attr == "fit"
        and class_name(node.func.value, facts) not in SCALERS | ENCODERS | SELECTORS
    ):
        return
    rows = facts.text(node.args[0])
    yield Match(
        node=facts.construct(node),
        core=node,
        names=(rows,) if rows.isidentifier() else (),
        confidence=0.9,
        message=f"`{facts.text(node)}` learns new parameters from held-out rows, so the model "
        f"meets other numbers than it was trained on, and the score knows those rows. "
        f"Use `transform` with what was fitted on the training rows.",
    )


def repair(match: Match, facts: Facts, edit: Editor) -> None:
    """transform for fit_transform."""
    call = match.core
    assert isinstance(call, ast.Call)
    assert isinstance(call.func, ast.Attribute)
    if call.func.attr != "fit_transform" or isinstance(call.func.value, ast.Call):
        edit.refuse("there is no fitted transformer to use")
    edit.replace(call.func, "{receiver}.transform", receiver=call.func.value)


def find_transforms(node: ast.Call, facts: Facts) -> Iterator[Match]:
    """`scaler.transform(X_test)`."""
    if (
        isinstance(node.func, ast.Attribute)
        and node.args
        and part(node.args[0], facts) == "test"
        and class_name(node.func.value, facts) in SCALERS | ENCODERS
    ):
        yield Match(node=node, core=node, message="")


def inject(match: Match, facts: Facts, edit: Editor) -> None:
    """Fit again."""
    call = match.node
    assert isinstance(call, ast.Call)
    assert isinstance(call.func, ast.Attribute)
    edit.replace(call.func, "{receiver}.fit_transform", receiver=call.func.value)


KIND = KindCode(
    id="fit-transform-on-test",
    detect=detect,
    calls=("fit_transform", "fit"),
    repair=repair,
    safety="safe",
    inject=Injection(find_transforms, inject, calls=("transform",)),
    bad=(
        Bad(
            "X_train = scaler.fit_transform(X_train)\nX_test = scaler.fit_transform(X_test)\n",
            lines=(2, 2),
            core=2,
            names=("X_test",),
            repaired="X_train = scaler.fit_transform(X_train)\nX_test = scaler.transform(X_test)\n",
        ),
        Bad(
            "from sklearn.decomposition import PCA\nclass Reduce:\n"
            "    def run(self, x_tr, x_val):\n"
            "        self.pca = PCA(5)\n        self.pca.fit(x_tr)\n        self.pca.fit(x_val)\n",
            lines=(6, 6),
            core=6,
            names=("x_val",),
        ),
    ),
    good=(
        Good(
            "from sklearn.decomposition import PCA\nclass Reduce:\n    def run(self, x_val):\n"
            "        self.pca = PCA(5)\n        return self.pca.transform(x_val)\n"
        ),
        Good(
            "from sklearn.preprocessing import StandardScaler\nscaler = StandardScaler()\n"
            "X_train = scaler.fit_transform(X_train)\nX_test = scaler.transform(X_test)\n",
            injected="from sklearn.preprocessing import StandardScaler\n"
            "scaler = StandardScaler()\n"
            "X_train = scaler.fit_transform(X_train)\nX_test = scaler.fit_transform(X_test)\n",
        ),
        Good("model.fit(X_train, y_train)\n"),
    ),
)
