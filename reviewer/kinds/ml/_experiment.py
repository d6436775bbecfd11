"""What scikit-learn code says of its data: which part a name holds, what fits and what scores."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from ..facts import Facts
from ..facts.expressions import method_call, path_of, walk, walk_scope

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
SIGNIFICANCE_TESTS = (
    "ttest_ind",
    "ttest_rel",
    "ttest_1samp",
    "mannwhitneyu",
    "wilcoxon",
    "pearsonr",
    "spearmanr",
    "chi2_contingency",
    "ks_2samp",
    "f_oneway",
    "kruskal",
    "fisher_exact",
    "shapiro",
    "kendalltau",
)
_PART = re.compile(r"(?:^|_)(train|test|holdout|valid|validation|val|tr|te)(?:_|$|\d)", re.I)

_PART_OF = {"train": "train", "tr": "train", "test": "test", "te": "test", "holdout": "test"}


def class_name(node: ast.AST | None, facts: Facts) -> str:
    """The class that an expression is an instance of, by its constructor; "" where unknown."""
    if isinstance(node, ast.Name):
        node = facts.value(node)
    elif isinstance(node, ast.Attribute):
        node = facts.attribute_value(node)
    if isinstance(node, ast.Call) and method_call(node, "fit") is not None:
        return class_name(method_call(node, "fit"), facts)  # `Scaler().fit(X)` is the scaler
    if not isinstance(node, ast.Call):
        return ""
    name = facts.called(node)
    return name.rpartition(".")[2] if name else getattr(node.func, "id", "")


def part(node: ast.AST | None, facts: Facts) -> str:
    """Whether an expression holds "train", "test" or "valid" rows: by the split it comes from, else
    by its name; "" where neither tells."""
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
    return _PART_OF.get(word, "valid" if word else "")


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
) -> tuple[ast.expr, ast.expr] | None:
    """For a `fit` or `fit_transform` of one of the classes on rows that are split later on: the
    split and the rows."""
    if not isinstance(node.func, ast.Attribute) or not node.args:
        return None
    if class_name(node.func.value, facts) not in classes or part(node.args[0], facts):
        return None
    if _is_cut(node.args[0]):
        return None
    results = sources(node.args[0]) | made_by(node, facts)
    split = split_of(results, node, facts)
    return (split, node.args[0]) if split is not None else None


def _is_cut(rows: ast.expr) -> bool:
    """Whether an expression takes some of the rows by position: `X[:cut]`, `df.iloc[cut:, 2]`."""
    for child in walk(rows):
        if isinstance(child, ast.Subscript):
            first = child.slice.elts[:1] if isinstance(child.slice, ast.Tuple) else [child.slice]
            if any(isinstance(s, ast.Slice) and (s.lower or s.upper) for s in first):
                return True
    return False


def sources(node: ast.AST) -> set[str]:
    """The variables an expression is made of; `self.X` counts as one."""
    found: set[str] = set()
    for part in walk(node):
        if isinstance(part, ast.Attribute) and getattr(part.value, "id", "") == "self":
            found.add(f"self.{part.attr}")
        elif isinstance(part, ast.Name) and part.id != "self":
            found.add(part.id)
    return found


def made_by(node: ast.AST, facts: Facts) -> set[str]:
    """The variables that the statement of `node` assigns to."""
    statement = facts.statement(node)
    targets = statement.targets if isinstance(statement, ast.Assign) else []
    return {name for target in targets for name in _stored(target)}


def _stored(target: ast.expr) -> set[str]:
    """The variables that an assignment to `target` changes."""
    if isinstance(target, ast.Tuple | ast.List):
        return {name for item in target.elts for name in _stored(item)}
    while isinstance(target, ast.Subscript):
        target = target.value
    return sources(target)


def split_of(names: set[str], node: ast.AST, facts: Facts) -> ast.expr | None:
    """What divides, after `node`, rows that are made of the variables `names`: a call of
    train_test_split, or a slice `X[:cut]` whose other half `X[cut:]` is taken too."""
    home = facts.enclosing(node)
    names = set(names)
    halves: dict[str, set[str]] = {}
    for part in walk_scope(home):
        if isinstance(part, ast.Assign) and after(part, node) and sources(part.value) & names:
            if any(is_split(child, facts) for child in walk(part.value)):
                continue
            names |= {name for target in part.targets for name in _stored(target)}
    for split in calls_around(node, facts, "train_test_split"):
        used = {name for argument in split.args for name in sources(argument)}
        if after(split, node) and used & names:
            return split
    for part in walk_scope(home):
        if (
            isinstance(part, ast.Subscript)
            and isinstance(part.slice, ast.Slice)
            and part.slice.step is None
            and sources(part.value) & names
            and after(part, node)
        ):
            low, high = part.slice.lower, part.slice.upper
            cut = low if high is None else high if low is None else None
            if isinstance(cut, ast.Name):
                sides = halves.setdefault(f"{facts.text(part.value)}[{cut.id}]", set())
                sides.add("high" if high is None else "low")
                if len(sides) == 2:
                    return part
    return None


def peeks(node: ast.Call, loop: ast.AST, facts: Facts) -> bool:
    """Whether the significance test `node` runs again on data that grow in `loop`."""
    return any(_grows(path_of(argument) or "", loop, facts) for argument in node.args)


def _grows(path: str, loop: ast.AST, facts: Facts) -> bool:
    return bool(path) and any(
        (isinstance(child, ast.AugAssign) and path_of(child.target) == path)
        or path_of(method_call(child, "append", "extend")) == path
        or (
            isinstance(child, ast.Assign)
            and path_of(child.targets[0]) == path
            and path in sources(child.value)
        )
        for child in walk(loop)
    )
