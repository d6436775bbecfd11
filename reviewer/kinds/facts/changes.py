"""Where variables and attributes of a module get new values, or change in place."""

from __future__ import annotations

import ast
from bisect import bisect_left

from .gather import Gathered, Place
from .structure import Structure, extent


class Changes(Structure):
    """The changes in one module, by dotted path: `xs`, `self.rows`."""

    def __init__(self, tree: ast.Module, code: str, gathered: Gathered) -> None:
        super().__init__(tree, code, gathered.parents)
        self._effects = gathered.effects
        self._changers = gathered.changers
        for effects in self._effects.values():
            effects.sort()
        self._effects_in: dict[tuple[str, ast.AST], frozenset[str]] = {}

    def effects(self, path: str, region: ast.AST) -> frozenset[str]:
        """How the variable or attribute `path` may change inside `region`: bind, mutate, pass,
        call."""
        key = (path, region)
        if key not in self._effects_in:
            parts = path.split(".")
            found = {how for _, how in self._effects_between(path, region)}
            for length in range(1, len(parts)):
                prefix = ".".join(parts[:length])
                if any(how == "bind" for _, how in self._effects_between(prefix, region)):
                    found.add("bind")
            self._effects_in[key] = frozenset(found)
        return self._effects_in[key]

    def _effects_between(self, path: str, region: ast.AST) -> list[tuple[Place, str]]:
        effects = self._effects.get(path, [])
        start, end = extent(region)
        return effects[bisect_left(effects, (start, "")) : bisect_left(effects, (end, ""))]

    def all_effects(self, path: str, region: ast.AST, how: str) -> list[Place]:
        """Where inside `region` the variable or attribute changes in the way `how`."""
        return [place for place, kind in self._effects_between(path, region) if kind == how]

    def changing_calls(self, path: str, region: ast.AST) -> list[ast.AST]:
        """The method calls and subscripts inside `region` that change `path` in place."""
        return [
            node
            for place in self.all_effects(path, region, "mutate")
            for node in self._changers.get(place, ())
        ]

    def binds(self, path: str, region: ast.AST) -> bool:
        """Whether `path` is given a new value inside `region`."""
        return "bind" in self.effects(path, region)

    def changes(self, path: str, region: ast.AST) -> bool:
        """Whether `path` is rebound or visibly changed in place inside `region`."""
        return not self.effects(path, region).isdisjoint({"bind", "mutate"})

    def changes_later(self, path: str, node: ast.AST) -> bool:
        """Whether `path` is changed in place after `node`, in the same function."""
        end = extent(self.enclosing(node))[1]
        here = extent(node)[1]
        return any(
            here <= place < end and how == "mutate" for place, how in self._effects.get(path, ())
        )
