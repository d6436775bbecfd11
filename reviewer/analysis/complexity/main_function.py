"""What a module as a whole costs: its main function's estimate, where it can be trusted.

An upper estimate may be too high, and a call out of the module counts as one step. So only plain
code is trusted: few loops over named inputs, and calls whose cost is known. A test
holds what is trusted to the rubrics that state a time.
"""

from __future__ import annotations

import ast
import builtins
import collections
import sys

from ...kinds.facts import Facts
from ...kinds.facts.expressions import walk
from .estimate import Estimates, FunctionComplexity
from .functions import Function, called_function, parameters
from .growth import Growth

# Beyond these, upper estimates are often too high: inner loops end early or share their items.
MOST_POWER = 2.0
MOST_TERMS = 2

_BUILTIN_TYPES = (
    str, bytes, int, float, list, tuple, dict, set, frozenset,
    collections.deque, collections.Counter, collections.defaultdict,
)  # fmt: skip
_METHODS = frozenset(name for kind in _BUILTIN_TYPES for name in dir(kind))
_FUNCTIONS = frozenset(dir(builtins))


def main_function(code: str) -> FunctionComplexity | None:
    """The estimate of the most expensive public function of `code`.

    Of several that cost the same, it is the first that no other of them calls. None where there
    is none, where they cost the same in different ways, or where the estimate is not to be
    trusted. Raises AnalysisError as `estimate` does.
    """
    estimates = Estimates.of(code)
    facts = estimates.facts
    public = [(name, node) for name, node in estimates.functions if _is_public(name, node, facts)]
    if not public or not _imports_standard_library_alone(facts.tree):
        return None
    growths = {node: estimates.estimator.estimate(node).growth for _, node in public}
    highest = max(growth.order for growth in growths.values())
    dearest = [(name, node) for name, node in public if growths[node].order == highest]
    called = {callee for _, node in dearest for callee in _reached(node, facts) - {node}}
    outer = [(name, node) for name, node in dearest if node not in called] or dearest
    if len({_shape(growths[node]) for _, node in outer}) > 1:
        return None
    name, node = outer[0]
    return estimates.complexity(name, node) if _is_trusted(node, estimates) else None


def _is_public(name: str, node: Function, facts: Facts) -> bool:
    scope = facts.scopes[node].parent
    nested = scope is not None and scope.function is not None
    return not nested and not any(part.startswith("_") for part in name.split("."))


def _is_trusted(function: Function, estimates: Estimates) -> bool:
    growth = estimates.estimator.estimate(function).growth
    exponentials, power, log = growth.order
    known = set(parameters(function))
    known |= {item.arg for item in function.args.kwonlyargs}
    return (
        not exponentials
        and (power > 0 or log > 0)
        and power <= MOST_POWER
        and len(growth.terms) <= MOST_TERMS
        and all(name in known or _is_own(name) for name in growth.variables)
        and all(_is_plain(node, estimates) for node in _reached(function, estimates.facts))
    )


def _is_own(name: str) -> bool:
    owner, _, attribute = name.partition(".")
    return owner == "self" and attribute.isidentifier()


def _is_plain(function: Function, estimates: Estimates) -> bool:
    """Whether a function does not recur, calls what has a known cost, and grows no string, which
    Python may or may not copy."""
    facts = estimates.facts
    if estimates.estimator.estimate(function).recursion is not None:
        return False
    return not any(
        (isinstance(node, ast.Call) and not _is_known(node, facts))
        or (isinstance(node, ast.AugAssign) and facts.head(node.target) == "str")
        for node in walk(function)
    )


def _is_known(call: ast.Call, facts: Facts) -> bool:
    """Whether a call is of a function of the module, a builtin or the standard library."""
    if called_function(call, facts) is not None or facts.called(call) is not None:
        return True
    func = call.func
    if isinstance(func, ast.Attribute):
        return func.attr in _METHODS
    if not isinstance(func, ast.Name):
        return False
    return any(binding.how == "class" for binding in facts.bindings(func))


def _reached(function: Function, facts: Facts) -> set[Function]:
    """The function and those of the module that it calls, however indirectly."""
    found: set[Function] = set()
    pending = [function]
    while pending:
        node = pending.pop()
        if node in found:
            continue
        found.add(node)
        calls = (called_function(n, facts) for n in walk(node) if isinstance(n, ast.Call))
        pending += [callee for callee in calls if callee is not None]
    return found


def _imports_standard_library_alone(tree: ast.Module) -> bool:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [node.module or ""] if not node.level else [""]
        else:
            continue
        if any(name.partition(".")[0] not in sys.stdlib_module_names for name in names):
            return False
    return True


def _shape(growth: Growth) -> frozenset[tuple[tuple[int, float, int], ...]]:
    """A growth without the names of its sizes."""
    return frozenset(tuple(sorted(powers for _, powers in term)) for term in growth.terms)
