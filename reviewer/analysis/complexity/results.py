"""How big the result of a call is."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from ...kinds.facts.expressions import constant, keyword, path_of, same
from .functions import arguments, called_function, parameters
from .growth import ONE, Growth, variable

if TYPE_CHECKING:
    from .sizes import Sizes

_AS_FIRST = frozenset(
    "list tuple set frozenset dict sorted reversed enumerate iter len abs int float round str "
    "bytes repr collections.deque collections.Counter collections.OrderedDict copy.copy "
    "copy.deepcopy itertools.accumulate itertools.groupby itertools.pairwise itertools.count "
    "dict.fromkeys math.ceil math.floor".split()
)
_SCALAR = frozenset("sum any all bool isinstance ord chr hash id float math.gcd print".split())
_SAME = frozenset(
    "copy items keys values split splitlines strip lstrip rstrip lower upper replace casefold "
    "join encode decode reverse most_common elements tolist to_list to_numpy iterrows itertuples "
    "sort_values reset_index dropna fillna head astype reshape ravel flatten union read "
    "readlines read_text read_bytes".split()
)


def result_size(call: ast.Call, sizes: Sizes) -> Growth:
    """The size of what a call gives."""
    facts, args = sizes.facts, call.args
    name = facts.called(call) or ""
    if name == "range":
        return _range(call, sizes)
    if name in _SCALAR:
        return ONE
    if name in ("min", "max"):
        return _total(args, sizes) if len(args) > 1 else ONE
    if name == "zip":
        parts = [sizes.size(argument) for argument in args]
        return ONE if not parts or any(p.is_constant for p in parts) else parts[0]
    if name in ("map", "filter", "itertools.takewhile", "itertools.dropwhile"):
        return sizes.size(args[-1]) if args else ONE
    if name in ("math.sqrt", "math.isqrt"):
        return sizes.size(args[0]) ** 0.5 if args else ONE
    if name.startswith("math.log") or name.endswith(".bit_length"):
        return sizes.size(args[0]).log if args else ONE
    if name == "itertools.chain.from_iterable" and args:
        return sizes.size(args[0]) * sizes.element_size(args[0], facts.text(args[0], 30) + "[...]")
    if name == "itertools.chain":
        return _total([getattr(a, "value", a) for a in args], sizes)
    if name.startswith("itertools.") and name[10:] in _COMBINE:
        return _combined(name[10:], call, sizes)
    if name in ("heapq.nlargest", "heapq.nsmallest", "random.sample", "itertools.repeat"):
        return sizes.size(args[0] if name.startswith("heapq") else args[-1]) if args else ONE
    if facts.head(call) == "file":
        return variable(f"lines of {facts.text(_file_of(call), 30)}")
    if name == "str" and args and facts.head(args[0]) in ("int", "float", "bool"):
        return sizes.size(args[0]).log
    if name in _AS_FIRST:
        return sizes.size(args[0]) if args else ONE
    if name.startswith("numpy."):
        return _array(name[6:], args, sizes)
    if isinstance(call.func, ast.Attribute) and called_function(call, facts) is None:
        return _method(call.func, args, sizes)
    return _returned(call, sizes)


def _returned(call: ast.Call, sizes: Sizes) -> Growth:
    """What a function of the module returns, in terms of the arguments; else their sizes."""
    function = called_function(call, sizes.facts)
    if function is None:
        return _total(call.args, sizes) if isinstance(call.func, ast.Name) else ONE
    scope = sizes.facts.scopes[function]
    given = arguments(call, function)
    filled = {name: sizes.size(value) for name, value in given.items()}
    missing = {name: ONE for name in parameters(function) if name not in filled}
    found = ONE
    for item in scope.returns:
        found = found + sizes.size(item.value)
    return found.substitute({**missing, **filled})


def _total(args: list[ast.expr], sizes: Sizes) -> Growth:
    total = ONE
    for argument in args:
        total = total + sizes.size(argument)
    return total


def _range(call: ast.Call, sizes: Sizes) -> Growth:
    args = call.args
    if not args:
        return ONE
    if len(args) == 1:
        return sizes.size(args[0])
    start, stop = args[0], args[1]
    if isinstance(stop, ast.BinOp) and isinstance(stop.op, ast.Add):
        if same(stop.left, start):
            return sizes.size(stop.right)
        if same(stop.right, start):
            return sizes.size(stop.left)
    step = constant(args[2]) if len(args) > 2 else 1
    if len(args) > 2 and path_of(args[2]) == path_of(start) and _counts(args[2], sizes):
        return sizes.size(stop).log  # n/1 + n/2 + n/3 + ... is n log n: log n for each on average
    return sizes.size(start) if isinstance(step, int) and step < 0 else sizes.size(stop)


def _file_of(call: ast.Call) -> ast.expr:
    """What names the file in `open(path)` and `path.open()`."""
    if isinstance(call.func, ast.Attribute) and not call.func.attr.startswith("fdopen"):
        return call.args[0] if call.args and call.func.attr != "open" else call.func.value
    return call.args[0] if call.args else call.func


def _counts(node: ast.expr, sizes: Sizes) -> bool:
    """Whether a name runs over a range."""
    return isinstance(node, ast.Name) and any(
        binding.how == "for" and sizes.facts.is_builtin(binding.value, "range")
        for binding in sizes.facts.bindings(node)
    )


_COMBINE = frozenset(
    {"combinations", "permutations", "product", "combinations_with_replacement", "islice"}
)


def _combined(name: str, call: ast.Call, sizes: Sizes) -> Growth:
    args = call.args
    if not args:
        return ONE
    if name == "islice":
        stop = args[1] if len(args) == 2 else args[2] if len(args) > 2 else args[0]
        known = constant(stop)
        return sizes.size(args[0]) if known is None or known is ... else ONE
    if name == "product":
        total = ONE
        for argument in args:
            if isinstance(argument, ast.Starred):
                return sizes.size(argument.value).exponential
            total = total * sizes.size(argument)
        repeat = keyword(call, "repeat")
        if repeat is None:
            return total
        times = constant(repeat)
        return total ** float(times) if isinstance(times, int) else sizes.size(repeat).exponential
    base = sizes.size(args[0])
    chosen = constant(args[1]) if len(args) > 1 else ...
    return base ** float(chosen) if isinstance(chosen, int) else base.exponential


def _array(name: str, args: list[ast.expr], sizes: Sizes) -> Growth:
    if not args:
        return ONE
    if name in ("outer", "subtract.outer", "add.outer", "multiply.outer", "meshgrid"):
        total = ONE
        for argument in args[:2]:
            total = total * sizes.size(argument)
        return total
    if name in ("mean", "sum", "min", "max", "std", "var", "median", "dot", "argmax", "argmin"):
        return ONE
    if name in ("zeros", "ones", "empty", "full") and isinstance(args[0], ast.Tuple):
        total = ONE
        for argument in args[0].elts:
            total = total * sizes.size(argument)
        return total
    return _total(args[:3], sizes)


def _method(func: ast.Attribute, args: list[ast.expr], sizes: Sizes) -> Growth:
    if func.attr == "join" and args:
        return sizes.size(args[0])
    if func.attr == "bit_length":
        return sizes.size(func.value).log
    if func.attr == "get":
        return sizes.element_size(func.value, sizes.facts.text(func.value, 30) + "[...]")
    if func.attr in ("pop", "popleft", "popitem"):
        return ONE
    if func.attr in _SAME:
        return sizes.size(func.value)
    return ONE
