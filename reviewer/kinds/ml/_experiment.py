"""What scikit-learn code says of its data: which part a name holds, what fits and what scores."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from ..facts import Facts

SCALERS = frozenset(
    "StandardScaler MinMaxScaler RobustScaler MaxAbsScaler Normalizer PowerTransformer "
    "QuantileTransformer".split()
)
ENCODERS = frozenset(
    "OneHotEncoder OrdinalEncoder TargetEncoder SimpleImputer KNNImputer IterativeImputer "
    "PCA TruncatedSVD KBinsDiscretizer TfidfVectorizer CountVectorizer PolynomialFeatures".split()
)
SELECTORS = frozenset(
    "SelectKBest SelectPercentile RFE RFECV SelectFromModel VarianceThreshold SelectFpr "
    "SequentialFeatureSelector".split()
)
METRICS = frozenset(
    "accuracy_score f1_score precision_score recall_score roc_auc_score average_precision_score "
    "log_loss mean_squared_error mean_absolute_error r2_score balanced_accuracy_score "
    "root_mean_squared_error mean_absolute_percentage_error matthews_corrcoef".split()
)
_PART = re.compile(r"(?:^|_)(train|test|holdout|valid|validation|val|tr|te)(?:_|$|\d)", re.I)


def class_name(node: ast.AST | None, facts: Facts) -> str:
    """The class that an expression is an instance of, by its constructor; "" where unknown."""
    if isinstance(node, ast.Name):
        node = facts.value(node)
    if not isinstance(node, ast.Call):
        return ""
    name = facts.called(node)
    return name.rpartition(".")[2] if name else getattr(node.func, "id", "")


def part(node: ast.AST | None, facts: Facts) -> str:
    """Whether an expression holds "train" or "test" rows: by the split it comes from, else by its
    name; "" where neither tells. Validation parts count as neither."""
    while isinstance(node, ast.Subscript | ast.Attribute):
        node = node.value
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args:
        return part(node.args[0], facts)  # model.predict(X_test), scaler.transform(X_test)
    if not isinstance(node, ast.Name):
        return ""
    for binding in facts.bindings(node)[:40]:
        if binding.how == "unpack" and is_split(binding.value, facts):
            target = facts.parent(binding.node)
            if isinstance(target, ast.Tuple):
                position = next(i for i, item in enumerate(target.elts) if item is binding.node)
                return "test" if position % 2 else "train"
    found = _PART.search(node.id)
    word = found.group(1).lower() if found else ""
    return {"train": "train", "tr": "train", "test": "test", "te": "test", "holdout": "test"}.get(
        word, ""
    )


def is_split(node: ast.AST | None, facts: Facts) -> bool:
    """Whether the node calls train_test_split."""
    return isinstance(node, ast.Call) and (
        (facts.called(node) or "").endswith(".train_test_split")
        or (getattr(node.func, "id", "") == "train_test_split")
    )


def calls_around(node: ast.AST, facts: Facts, *names: str) -> Iterator[ast.Call]:
    """The calls of functions or methods of these names, in the function (or module) of `node`."""
    home = facts.enclosing(node)
    for name in names:
        for call in facts.calls_of(name):
            if facts.enclosing(call) is home:
                yield call


def metric_calls(node: ast.AST, facts: Facts) -> Iterator[ast.Call]:
    """The calls of metrics, and of `model.score`, in the function of `node`."""
    yield from calls_around(node, facts, *sorted(METRICS))
    for call in calls_around(node, facts, "score"):
        if len(call.args) == 2:
            yield call


def after(one: ast.AST, other: ast.AST) -> bool:
    """Whether `one` stands after `other` in the text."""
    return (one.lineno, one.col_offset) > (other.lineno, other.col_offset)  # type: ignore[attr-defined]


def fitted_before_split(
    node: ast.Call, facts: Facts, classes: frozenset[str]
) -> tuple[ast.Call, ast.expr] | None:
    """For a `fit` or `fit_transform` of one of the classes on rows that are split later on: the
    split and the rows."""
    if not isinstance(node.func, ast.Attribute) or not node.args:
        return None
    if class_name(node.func.value, facts) not in classes or part(node.args[0], facts):
        return None
    rows = node.args[0]
    while isinstance(rows, ast.Subscript | ast.Attribute):
        rows = rows.value
    results = {rows.id} if isinstance(rows, ast.Name) else set()
    statement = facts.statement(node)
    if isinstance(statement, ast.Assign):
        for target in statement.targets:
            while isinstance(target, ast.Subscript | ast.Attribute):
                target = target.value
            if isinstance(target, ast.Name):
                results.add(target.id)
    for split in calls_around(node, facts, "train_test_split"):
        used = {
            name.id
            for argument in split.args
            for name in ast.walk(argument)
            if isinstance(name, ast.Name)
        }
        if after(split, node) and results & used:
            return split, node.args[0]
    return None
