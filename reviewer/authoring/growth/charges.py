"""What calls into C cost, in elements touched: code that Python's line tracing cannot see.

The costs are those of CPython (https://wiki.python.org/moin/TimeComplexity). Text costs one for
each CHARACTERS it is long, as it is copied and compared in blocks. What is called in the standard
library, in NumPy and in pandas goes once through what it is given and what it gives back.
"""

from __future__ import annotations

import bisect
import builtins
import heapq
import operator
import sys
from collections import Counter, OrderedDict, defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Sized
from math import log2
from typing import Any

CHARACTERS = 32
_TEXTS = (str, bytes, bytearray)
SIZED: tuple[type[Sized], ...] = (
    list, tuple, dict, set, frozenset, deque, range, *_TEXTS,
    type({}.keys()), type({}.values()), type({}.items()),
)  # fmt: skip

# Calls that read their first argument to the end, or as far as they need.
_READERS: tuple[Any, ...] = (
    sum, min, max, any, all, sorted, list, tuple, set, frozenset, dict, deque, Counter,
    OrderedDict, bytes, bytearray, dict.fromkeys,
)  # fmt: skip
_READING_METHODS = {
    list: {"extend"},
    deque: {"extend", "extendleft"},
    set: {"update", "difference_update", "intersection_update", "symmetric_difference_update"},
    dict: {"update"},
    str: {"join"},
    bytes: {"join"},
}
_CONSTANT: tuple[Any, ...] = (
    len, isinstance, issubclass, id, hash, getattr, setattr, hasattr, delattr, next, iter, type,
    bool, int, float, complex, abs, round, divmod, pow, ord, chr, callable, print, enumerate, zip,
    map, filter, reversed, range, slice, defaultdict, object, super, property, repr, format,
)  # fmt: skip
_CONSTANT_METHODS = {
    list: {"append"},
    dict: {"get", "setdefault", "pop", "popitem", "keys", "values", "items", "move_to_end"},
    set: {"add", "discard", "remove", "pop"},
    deque: {"append", "appendleft", "pop", "popleft"},
}
_LOG = (bisect.bisect_left, bisect.bisect_right, heapq.heappush, heapq.heappop,
        heapq.heapreplace, heapq.heappushpop)  # fmt: skip
_INSORT = (bisect.insort_left, bisect.insort_right)
_ARRAY_LIBRARIES = ("numpy", "pandas")
COUNTABLE = frozenset({*sys.stdlib_module_names, *_ARRAY_LIBRARIES})
"""The modules whose costs this module knows."""


def size(value: object) -> int:
    """Elements of a container or array, blocks of a text; 0 for anything else."""
    if isinstance(value, _TEXTS):
        return len(value) // CHARACTERS
    if isinstance(value, SIZED):
        return len(value)
    elements = getattr(value, "size", 0) if _is_array(value) else 0
    return int(elements) if isinstance(elements, int) else 0


def _is_array(value: object) -> bool:
    return _root(type(value)) in _ARRAY_LIBRARIES


def _root(thing: object) -> str:
    return str(getattr(thing, "__module__", None) or "").partition(".")[0]


def _halvings(count: int) -> float:
    """Steps of a search by halves among `count` things, at least 1."""
    return max(1.0, log2(count + 1))


class Meter:
    """Counts operations. `spent` is what was counted so far; `operators` is for rewritten code,
    which knows the meter and nothing else of ours."""

    operators = operator

    def __init__(self) -> None:
        self.spent = 0

    def each(self, items: Iterable[Any]) -> Iterator[Any]:
        """The items, one operation for each that is taken."""
        for item in items:
            self.spent += 1
            yield item

    def call(self, function: Callable[..., Any], /, *args: Any, **keywords: Any) -> Any:
        """Call `function` and charge what tracing does not see of it."""
        if not _is_native(function):
            result = function(*args, **keywords)
            self.spent += _library_cost(function, (*args, *keywords.values(), result))
            return result
        owner, name = getattr(function, "__self__", None), getattr(function, "__name__", "")
        if args and _reads(function, owner, name, len(args)):
            return self._read(function, *args, **keywords)
        self.spent += 1 + _native_cost(function, owner, name, args)
        return function(*args, **keywords)

    def _read(self, function: Callable[..., Any], first: Any, *args: Any, **keywords: Any) -> Any:
        """A call that goes through `first`, charged for the elements that it takes."""
        self.spent += 1
        whole = first
        if isinstance(first, _TEXTS) or hasattr(first, "keys"):
            self.spent += size(first)
        elif function is sorted:
            first = list(first)
            self.spent += round(len(first) * _halvings(len(first)))
        elif _is_iterable(first):
            first = self.each(first)
        result = function(first, *args, **keywords)
        if function is sum and isinstance(result, list | tuple):
            # each addition copies what was added up so far
            self.spent += len(result) * size(whole) // 2
        return result

    def contains(self, item: Any, items: Any) -> bool:
        """`item in items`, charged for the search."""
        found: bool = item in items
        if isinstance(items, list | tuple | deque):
            self.spent += 1 + (_index(items, item) if found else len(items))
        elif isinstance(items, _TEXTS):
            self.spent += 1 + size(items)
        elif isinstance(items, type({}.values())):
            self.spent += 1 + len(items)
        return found

    def copied(self, value: Any) -> Any:
        """A new container, charged for being filled."""
        if getattr(value, "base", None) is None:  # a view of an array holds nothing of its own
            self.spent += size(value)
        return value

    def item(self, holder: Any, key: Any) -> Any:
        """`holder[key]`: free, but for choosing from an array with an array."""
        value = holder[key]
        if _is_array(holder):
            self.spent += size(key) + size(value)
        return value

    def operate(self, operation: Callable[[Any, Any], Any], left: Any, right: Any) -> Any:
        """A binary operation or comparison, charged where it goes through containers."""
        result = operation(left, right)
        if isinstance(result, bool):
            self.spent += min(size(left), size(right))
        else:
            self.spent += max(size(left), size(right), size(result)) if size(result) else 0
        return result

    def grow(self, operation: Callable[[Any, Any], Any], left: Any, right: Any) -> Any:
        """`left += right` and the like. A text is made anew, as the language has it."""
        texts = isinstance(left, (*_TEXTS, tuple))
        if isinstance(left, list | deque) and not isinstance(right, SIZED) and _is_iterable(right):
            right = self.each(right)
        else:
            self.spent += size(right)
        result = operation(left, right)
        if texts:
            self.spent += size(result)
        return result

    def delete(self, holder: Any, key: Any) -> None:
        """`del holder[key]`: what stands behind it in a list moves up."""
        if isinstance(holder, list | deque):
            self.spent += len(holder) - key if isinstance(key, int) and key >= 0 else len(holder)
        del holder[key]

    def put(self, value: Any, holder: Any, key: slice) -> None:
        """`holder[a:b] = value`."""
        holder[key] = value
        self.spent += size(holder)


def _is_native(function: Any) -> bool:
    """Whether the call runs no Python code that could be traced."""
    if isinstance(function, type):
        return function in _READERS or function.__module__ in ("builtins", "collections")
    return type(function).__name__ in (
        "builtin_function_or_method", "method-wrapper", "method_descriptor", "wrapper_descriptor",
    )  # fmt: skip


def _library_cost(function: Any, values: tuple[Any, ...]) -> int:
    """Elements that Python code of a known library is given and gives back; 0 for other code,
    whose lines are counted."""
    owner = getattr(function, "__self__", None)
    if getattr(function, "__name__", "") == "searchsorted":
        return round(_halvings(size(owner)))
    root = _root(function) or _root(type(function))
    if root not in COUNTABLE or root == "random":
        return 0
    return 1 + sum(map(_elements, (owner, *values)))


def _elements(value: object) -> int:
    """The size of a value, and of the arrays in a list."""
    inner = value if isinstance(value, list | tuple) and value and _is_array(value[0]) else ()
    return size(value) + sum(map(size, inner))


def _reads(function: Any, owner: Any, name: str, count: int) -> bool:
    if function in (min, max):
        return count == 1
    if any(function == reader for reader in _READERS):
        return True
    return any(
        isinstance(owner, sort) and name in names for sort, names in _READING_METHODS.items()
    )


def _native_cost(function: Any, owner: Any, name: str, args: tuple[Any, ...]) -> int:
    if isinstance(owner, list | deque):
        return _list_cost(owner, name, args)
    if function in _LOG or function in _INSORT:
        length = size(args[0]) if args else 0
        return round(_halvings(length)) + (length if function in _INSORT else 0)
    if any(isinstance(owner, sort) and name in names for sort, names in _CONSTANT_METHODS.items()):
        return 0
    if any(function is known for known in _CONSTANT):
        return 0
    own = 0 if owner is None or owner is builtins else size(owner)
    if name == "searchsorted":
        return round(_halvings(own))
    return own + len(args) + sum(map(size, args))


def _list_cost(owner: list[Any] | deque[Any], name: str, args: tuple[Any, ...]) -> int:
    length = len(owner)
    ends = isinstance(owner, deque)
    if name in ("append", "appendleft", "popleft", "__len__") or (name == "pop" and ends):
        return 0
    if name == "pop":
        position = args[0] if args and isinstance(args[0], int) else -1
        return length - position if position >= 0 else -position - 1
    if name == "insert":
        position = args[0] if args and isinstance(args[0], int) else 0
        return max(0, length - position) if position >= 0 else min(length, -position)
    if name == "index" and args:
        return _index(owner, args[0])
    if name == "sort":
        return round(length * _halvings(length))
    return length


def _index(items: Any, item: Any) -> int:
    for position, other in enumerate(items):
        if other is item or other == item:
            return position
    return len(items)


def _is_iterable(value: object) -> bool:
    return hasattr(value, "__iter__") or hasattr(value, "__getitem__")
