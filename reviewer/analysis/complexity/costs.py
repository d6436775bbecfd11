"""What one expression or call costs beyond a single step, and why, in words."""

from __future__ import annotations

import ast

from ...kinds.facts import HASHED, Facts
from ...kinds.facts.expressions import COMPREHENSIONS, constant, is_zero, path_of, same
from .growth import Growth
from .sizes import Sizes

Cost = tuple[Growth, str]

_SCANS = frozenset("index count remove copy reverse".split())
_READS = frozenset(
    "split rsplit splitlines replace strip lstrip rstrip lower upper casefold title find rfind "
    "encode decode translate startswith_any swapcase capitalize isdigit isalpha".split()
)
_SETS = frozenset(
    "union intersection difference symmetric_difference issubset issuperset isdisjoint "
    "difference_update intersection_update update extend extendleft".split()
)
_WHOLE = frozenset(
    "sum min max list tuple set frozenset dict any all bytes collections.Counter "
    "collections.deque copy.copy copy.deepcopy heapq.heapify statistics.mean statistics.fmean "
    "statistics.stdev math.fsum math.prod random.shuffle functools.reduce".split()
)
_SORTS = frozenset({"sorted", "statistics.median", "numpy.sort", "numpy.argsort", "numpy.unique",
                    "numpy.median", "numpy.percentile", "numpy.quantile"})  # fmt: skip
_FRAME_SORTS = frozenset({"sort_values", "sort_index", "median", "quantile", "rank"})
_LINEAR_ALGEBRA = frozenset(
    "inv solve svd eig eigh eigvals det qr cholesky lstsq pinv matrix_rank".split()
)
_ARRAYS = frozenset({"ndarray", "DataFrame", "Series"})


def cost(node: ast.AST, sizes: Sizes) -> Cost | None:
    """The cost of evaluating `node` itself, its parts aside; None for a single step."""
    found: Cost | None = None
    if isinstance(node, ast.Compare):
        found = _comparison(node, sizes)
    elif isinstance(node, ast.Call):
        found = _call(node, sizes)
    elif isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Slice):
        found = _slice(node, sizes)
    elif isinstance(node, ast.BinOp):
        found = _operation(node, sizes)
    elif isinstance(node, ast.AugAssign):
        found = _augmented(node, sizes)
    elif isinstance(node, ast.Delete):
        found = _deletion(node, sizes)
    elif isinstance(node, ast.Starred) and isinstance(node.ctx, ast.Load):
        found = sizes.size(node.value), f"unpacks `{sizes.facts.text(node.value, 40)}`"
    return None if found is None or found[0].is_constant else found


def _comparison(node: ast.Compare, sizes: Sizes) -> Cost | None:
    facts = sizes.facts
    left = node.left
    for op, right in zip(node.ops, node.comparators, strict=True):
        if isinstance(op, ast.In | ast.NotIn):
            head = facts.head(right)
            if head in HASHED or head == "range" or facts.is_small(right):
                continue
            if not head and _used_as_mapping(right, left, facts):
                continue
            name = facts.text(right, 40)
            kind = f"the {head} " if head else "all of "
            also = "" if head else ", unless it is a set or dict"
            return sizes.size(right), f"`in` may walk through {kind}`{name}`{also}"
        if isinstance(op, ast.Eq | ast.NotEq):
            heads = {facts.head(left), facts.head(right)}
            if sizes.is_field(left) or sizes.is_field(right):
                continue
            if heads & {"list", "str", "tuple", "dict", "set"} and isinstance(
                right, ast.Name | ast.Subscript | ast.Call
            ):
                return sizes.size(left), f"compares `{facts.text(left, 40)}` item by item"
        left = right
    return None


def _used_as_mapping(container: ast.expr, key: ast.expr, facts: Facts) -> bool:
    """Whether the code also looks the tested key up in the container."""
    path = path_of(container)
    function = facts.enclosing(container)
    return path is not None and any(
        isinstance(node, ast.Subscript) and path_of(node.value) == path and same(node.slice, key)
        for node in ast.walk(function)
    )


def _slice(node: ast.Subscript, sizes: Sizes) -> Cost | None:
    assert isinstance(node.slice, ast.Slice)
    if sizes.facts.head(node.value) in _ARRAYS and isinstance(node.ctx, ast.Load):
        return None
    text = sizes.facts.text(node, 40)
    if isinstance(node.ctx, ast.Load):
        return sizes.slice_size(node.value, node.slice), f"the slice `{text}` copies its items"
    return sizes.size(node.value), f"changing the slice `{text}` moves the items behind it"


def _operation(node: ast.BinOp, sizes: Sizes) -> Cost | None:
    facts = sizes.facts
    if isinstance(node.op, ast.MatMult):
        return sizes.size(node.left) * sizes.size(node.right), "multiplies matrices"
    heads = {facts.head(node.left), facts.head(node.right)}
    if heads & _ARRAYS:
        if any(_is_expanded(side) for side in (node.left, node.right)):
            return sizes.size(node.left) * sizes.size(
                node.right
            ), "pairs every item with every other"
        return sizes.size(node.left) + sizes.size(node.right), "works on all items of the array"
    if isinstance(node.op, ast.Add) and heads & {"list", "str", "tuple", "bytes"}:
        joined = sizes.size(node.left) + sizes.size(node.right)
        return joined, f"`{facts.text(node, 40)}` copies both sides"
    if isinstance(node.op, ast.Mult) and heads & {"list", "str", "tuple", "bytes"}:
        return sizes.size(node), f"`{facts.text(node, 40)}` makes all its items"
    if isinstance(node.op, ast.BitOr | ast.BitAnd | ast.Sub) and heads & {
        "set",
        "frozenset",
        "dict",
    }:
        return sizes.size(node.left) + sizes.size(node.right), "goes through both sides"
    return None


def _is_expanded(node: ast.expr) -> bool:
    """Whether an array gets a new axis: `a[:, None]`."""
    return isinstance(node, ast.Subscript) and any(
        (isinstance(part, ast.Constant) and part.value is None)
        or (isinstance(part, ast.Attribute) and part.attr == "newaxis")
        for part in ast.walk(node.slice)
    )


def _augmented(node: ast.AugAssign, sizes: Sizes) -> Cost | None:
    facts = sizes.facts
    head = facts.head(node.target)
    if head in ("str", "bytes", "tuple") and isinstance(node.op, ast.Add):
        text = facts.text(node.target, 30)
        return sizes.size(node.target), f"`+=` may copy all of the {head} `{text}` so far"
    if head in ("list", "set", "dict"):
        return sizes.size(node.value), f"adds each item of `{facts.text(node.value, 40)}`"
    return None


def _deletion(node: ast.Delete, sizes: Sizes) -> Cost | None:
    for target in node.targets:
        if isinstance(target, ast.Subscript) and sizes.facts.head(target.value) == "list":
            if constant(target.slice) == -1:
                continue
            text = sizes.facts.text(target.value, 40)
            return sizes.size(target.value), f"moves the items of `{text}` behind the gap"
    return None


def _call(node: ast.Call, sizes: Sizes) -> Cost | None:
    facts = sizes.facts
    name = facts.called(node) or ""
    args = node.args
    if name:
        found = _function(name, node, sizes)
        if found is not None:
            return found
        if name in _WHOLE and len(args) == 1:
            if isinstance(args[0], (*COMPREHENSIONS, ast.Starred)) or _is_lazy(args[0], facts):
                return None
            text = facts.text(args[0], 40)
            return sizes.size(args[0]), f"`{name}()` goes through all of `{text}`"
        if name.startswith("numpy."):
            return _numpy(name[6:], node, sizes)
        if name.startswith("re.") and args:
            return sizes.size(args[-1]), f"`{name}()` reads all of `{facts.text(args[-1], 40)}`"
        return None
    return _method(node, sizes) if isinstance(node.func, ast.Attribute) else None


def _is_lazy(node: ast.expr, facts: Facts) -> bool:
    return facts.is_builtin(node, "map", "filter")


def _function(name: str, node: ast.Call, sizes: Sizes) -> Cost | None:
    args = node.args
    if not args:
        return None
    if name in _SORTS:
        size = sizes.size(args[0])
        return size * size.log, f"`{name}()` sorts `{sizes.facts.text(args[0], 40)}`"
    if name in ("heapq.heappush", "heapq.heappop", "heapq.heapreplace", "heapq.heappushpop"):
        return sizes.size(args[0]).log, f"`{name}()` moves along one branch of the heap"
    if name in ("heapq.nlargest", "heapq.nsmallest") and len(args) > 1:
        few = sizes.size(args[0])
        text = sizes.facts.text(args[1], 40)
        return sizes.size(args[1]) * few.log, f"`{name}()` keeps a heap over all of `{text}`"
    if name.startswith("bisect.bisect"):
        return sizes.size(args[0]).log, f"`{name}()` halves what is left at each step"
    if name.startswith("bisect.insort"):
        text = sizes.facts.text(args[0], 40)
        return sizes.size(args[0]), f"`{name}()` moves the items of `{text}` behind the place"
    if name in ("itertools.product", "itertools.combinations", "itertools.permutations"):
        whole = isinstance(sizes.facts.parent(node), ast.Call)
        return (sizes.size(node), f"`{name}()` gives every combination") if whole else None
    return None


def _numpy(name: str, node: ast.Call, sizes: Sizes) -> Cost | None:
    if not node.args or name.startswith("random"):
        return None
    if name.removeprefix("linalg.") in _LINEAR_ALGEBRA:
        return sizes.size(node.args[0]) ** 3.0, f"`numpy.{name}()` is cubic in the matrix's side"
    if name.endswith("outer"):
        return sizes.size(node), f"`numpy.{name}()` pairs every item with every other"
    size = sizes.size(node.args[0])
    return size, f"`numpy.{name}()` goes through the whole array"


def _method(node: ast.Call, sizes: Sizes) -> Cost | None:
    assert isinstance(node.func, ast.Attribute)
    facts, receiver, method = sizes.facts, node.func.value, node.func.attr
    head = facts.head(receiver)
    name = facts.text(receiver, 40)
    size = sizes.size(receiver)
    if head in _ARRAYS:
        if method in _FRAME_SORTS or method == "sort":
            return size * size.log, f"`{method}()` sorts `{name}`"
        return size, f"`{method}()` goes through all of `{name}`"
    if method == "join" and node.args:
        if isinstance(node.args[0], COMPREHENSIONS):
            return None
        return sizes.size(node.args[0]), f"`join()` reads all of `{facts.text(node.args[0], 40)}`"
    if method == "sort" and head in ("list", ""):
        return size * size.log, f"`sort()` sorts `{name}`"
    if method in _SETS and node.args:
        total = sizes.size(node.args[0])
        if method not in ("update", "extend", "extendleft"):
            total = total + size
        return total, f"`{method}()` goes through `{facts.text(node.args[0], 40)}`"
    if head in HASHED and method not in ("copy", "most_common"):
        return None
    if method == "pop":
        if head in ("list", "") and node.args and constant(node.args[0]) != -1:
            return (
                (size, f"`pop(0)` moves all items of `{name}`") if is_zero(node.args[0]) else None
            )
        return None
    if method == "insert" and head in ("list", "deque", "") and len(node.args) == 2:
        return size, f"`insert()` moves the items of `{name}` behind the place"
    if method == "most_common":
        return size * size.log, f"`most_common()` sorts `{name}`"
    if method in _SCANS and (head or node.args or method in ("copy", "reverse")):
        return size, f"`{method}()` walks through `{name}`"
    if method in _READS and not sizes.is_field(receiver) and head in ("str", "bytes", ""):
        return size, f"`{method}()` reads all of `{name}`"
    return None
