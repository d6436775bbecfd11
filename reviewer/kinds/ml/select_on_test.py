"""A model or threshold is chosen by its score on the test rows."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ..facts import Facts
from ..facts.expressions import expression_call, method_call, walk
from ..kind import Bad, Good, KindCode, Match
from ._experiment import METRICS, part


def detect(node: ast.Call, facts: Facts) -> Iterator[Match]:
    """A metric of test rows in a loop that fits models and keeps the best."""
    name = getattr(node.func, "attr", getattr(node.func, "id", ""))
    if name == "score" and len(node.args) != 2:
        return
    if not any(part(argument, facts) == "test" for argument in node.args):
        return
    loop: ast.AST | None = facts.loop(node) or _choice(node, facts)
    if loop is None or not (
        isinstance(loop, ast.Call) or _chooses(loop, node, facts) or _chooses_after(node, facts)
    ):
        return
    yield Match(
        node=loop,
        core=node,
        confidence=0.8,
        message=f"`{facts.text(node)}` decides on the test rows which candidate wins, so its score "
        f"there is the best of several draws, not an honest estimate. Choose on a validation part "
        f"or by cross-validation, and use the test rows once at the end.",
    )


def _chooses(loop: ast.AST, node: ast.Call, facts: Facts) -> bool:
    """Whether the loop keeps the best: `if score > best: best = score`."""
    for child in walk(loop):
        if (
            isinstance(child, ast.If)
            and isinstance(child.test, ast.Compare)
            and any(isinstance(op, ast.Gt | ast.Lt | ast.GtE | ast.LtE) for op in child.test.ops)
        ):
            words = facts.text(child.test, 200).lower()
            if "best" in words or "score" in words or "acc" in words:
                return True
        if (
            isinstance(child, ast.Call)
            and facts.is_builtin(child, "max", "min")
            and "best" in facts.text(facts.statement(child), 200).lower()
        ):
            return True
    return False


def _choice(node: ast.Call, facts: Facts) -> ast.Call | None:
    """The `max(models, key=lambda model: ...)` whose key the metric is."""
    around = facts.enclosing(node)
    argument = facts.parent(around)
    call = facts.parent(argument) if isinstance(argument, ast.keyword) else None
    if isinstance(around, ast.Lambda) and facts.is_builtin(call, "max", "min", "sorted"):
        return call
    return None


def _chooses_after(node: ast.Call, facts: Facts) -> bool:
    """Whether a max over what the loop collected names the winner."""
    statement = facts.statement(node)
    stored: str | None = None
    if isinstance(statement, ast.Assign):
        target = statement.targets[0]
        while isinstance(target, ast.Subscript | ast.Attribute):
            target = target.value
        stored = getattr(target, "id", None)
        if isinstance(statement.value, ast.DictComp | ast.ListComp):
            stored = getattr(statement.targets[0], "id", None)
    elif (call := expression_call(statement)) is not None:
        stored = getattr(method_call(call, "append"), "id", None)
    if stored is None:
        return False
    return any(
        call.args and stored in {n.id for n in ast.walk(call) if isinstance(n, ast.Name)}
        for name in ("max", "min", "argmax", "argmin")
        for call in facts.calls_of(name)
        if call.lineno > node.lineno
    )


KIND = KindCode(
    id="select-on-test",
    detect=detect,
    calls=(*sorted(METRICS), "score"),
    bad=(
        Bad(
            """\
best_score, best_depth = 0.0, None
for depth in depths:
    model = Tree(max_depth=depth, random_state=0).fit(X_train, y_train)
    score = model.score(X_test, y_test)
    if score > best_score:
        best_score, best_depth = score, depth
""",
            lines=(2, 6),
            core=4,
        ),
        Bad(
            """\
scores = {}
for depth in depths:
    model = Tree(max_depth=depth).fit(X_train, y_train)
    scores[depth] = model.score(X_test, y_test)
best = max(scores, key=scores.get)
""",
            lines=(2, 4),
            core=4,
        ),
        Bad(
            """\
def pick(models, X_test, y_test):
    return max(models, key=lambda model: model.score(X_test, y_test))
""",
            lines=(2, 2),
            core=2,
        ),
        Bad(
            """\
scores = []
for t in thresholds:
    scores.append(f1_score(y_test, p_test > t))
best = thresholds[np.argmax(scores)]
""",
            lines=(2, 3),
            core=3,
        ),
    ),
    good=(
        Good("""\
for depth in depths:
    model = Tree(max_depth=depth).fit(X_train, y_train)
    score = model.score(X_valid, y_valid)
    if score > best_score:
        best_score, best = score, model
print(best.score(X_test, y_test))
"""),
        Good("for name, model in models.items():\n    print(name, model.score(X_test, y_test))\n"),
    ),
)
