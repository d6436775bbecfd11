"""lru_cache or cache on a method keeps every instance alive."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ..facts import Facts
from ..facts.expressions import keyword
from ..kind import Bad, Good, KindCode, Match

_CACHES = ("functools.lru_cache", "functools.cache")


def detect(node: ast.FunctionDef, facts: Facts) -> Iterator[Match]:
    """A method with `self`, in a class, decorated with a cache of the module functools."""
    if not isinstance(facts.parent(node), ast.ClassDef) or not node.args.args:
        return
    names = [facts.qualified(_bare(decorator)) for decorator in node.decorator_list]
    if "staticmethod" in names or "classmethod" in names or "property" in names:
        return
    for decorator, name in zip(node.decorator_list, names, strict=True):
        if name in _CACHES:
            yield Match(
                node=decorator,
                core=decorator,
                until=node,
                names=(node.name,),
                confidence=0.45 if _is_bounded(decorator) else 0.95,
                message=f"The cache of `{node.name}` belongs to the class and has `self` in its "
                f"keys, so every instance stays alive as long as its results do. "
                f"Use `functools.cached_property`, or keep the cache in the instance.",
                parts={"function": node},
            )


def _is_bounded(decorator: ast.expr) -> bool:
    """Whether the cache drops old results, and so the instances, after a while."""
    size = keyword(decorator, "maxsize") if isinstance(decorator, ast.Call) else None
    return size is not None and not (isinstance(size, ast.Constant) and size.value is None)


def _bare(node: ast.expr) -> ast.expr:
    return node.func if isinstance(node, ast.Call) else node


KIND = KindCode(
    id="cache-on-method",
    detect=detect,
    on=(ast.FunctionDef,),
    bad=(
        Bad(
            """\
from functools import lru_cache

class Report:
    @lru_cache(maxsize=None)
    def rows(self):
        return load(self.path)
""",
            lines=(4, 6),
            core=4,
            names=("rows",),
        ),
        Bad(
            """\
import functools

class Rates:
    @functools.cache
    def of(self, day):
        return fetch(self.url, day)
""",
            lines=(4, 6),
            core=4,
            names=("of",),
        ),
    ),
    good=(
        Good("""\
from functools import cached_property

class Report:
    @cached_property
    def rows(self):
        return load(self.path)
"""),
        Good("""\
from functools import cache

class Report:
    @staticmethod
    @cache
    def rows(path):
        return load(path)
"""),
        Good("""\
from functools import cache

@cache
def rows(path):
    return load(path)
"""),
    ),
)
