"""A split of classes without stratify."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..facts import Facts
from ..facts.expressions import constant, keyword
from ..kind import Bad, Good, Injection, KindCode, Match
from ._experiment import is_split

if TYPE_CHECKING:
    from ..rewriting.editor import Editor


def detect(node: ast.Call, facts: Facts) -> Iterator[Match]:
    """train_test_split of X and y without stratify, in a module that trains a classifier."""
    if not is_split(node, facts) or len(node.args) < 2 or keyword(node, "stratify") is not None:
        return
    if constant(keyword(node, "shuffle")) is False or any(
        argument.arg is None for argument in node.keywords
    ):
        return
    if not _classifies(facts) or facts.is_test_module:
        return
    yield Match(
        node=facts.construct(node),
        core=node,
        confidence=0.6,
        message="By chance the classes may fall unevenly into the two parts, a rare one even into "
        "one alone. `stratify=y` keeps their shares.",
    )


def _classifies(facts: Facts) -> bool:
    """Whether the module names a classifier or a metric of classes."""
    names = {
        name for name, bindings in facts.module.bindings.items() if bindings[0].how == "import"
    }
    words = (
        "Classifier",
        "LogisticRegression",
        "SVC",
        "accuracy_score",
        "f1_score",
        "roc_auc_score",
        "GaussianNB",
        "classification_report",
    )
    return any(word in name for name in names for word in words)


def repair(match: Match, facts: Facts, edit: Editor) -> None:
    """stratify= the labels."""
    call = match.core
    assert isinstance(call, ast.Call)
    edit.add_argument(call, f"stratify={edit.code(call.args[1])}")


def find_stratified(node: ast.Call, facts: Facts) -> Iterator[Match]:
    """A split with stratify."""
    if is_split(node, facts) and keyword(node, "stratify") is not None:
        yield Match(node=node, core=node, message="")


def inject(match: Match, facts: Facts, edit: Editor) -> None:
    """Leave it out."""
    assert isinstance(match.node, ast.Call)
    edit.drop_argument(match.node, "stratify")


_HEAD = "from sklearn.svm import SVC\n"
KIND = KindCode(
    id="no-stratify",
    detect=detect,
    calls=("train_test_split",),
    repair=repair,
    condition="each class has at least two rows",
    inject=Injection(find_stratified, inject, calls=("train_test_split",)),
    bad=(
        Bad(
            _HEAD + "a, b, c, d = train_test_split(X, y, random_state=0)\n",
            lines=(2, 2),
            core=2,
            repaired=_HEAD + "a, b, c, d = train_test_split(X, y, random_state=0, stratify=y)\n",
        ),
    ),
    good=(
        Good(
            _HEAD + "a, b, c, d = train_test_split(X, y, random_state=0, stratify=y)\n",
            injected=_HEAD + "a, b, c, d = train_test_split(X, y, random_state=0)\n",
        ),
        Good("from sklearn.linear_model import Ridge\na, b, c, d = train_test_split(X, y)\n"),
    ),
)
