"""Finds the kinds in the category folders. A module is imported when its kind is asked for."""

from __future__ import annotations

import ast
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from .kind import Capabilities, Detect, KindCode

# Folder by category; the category's name is the folder's, with a hyphen for the underscore.
FOLDERS = ("time", "space", "builtin", "pandas_numpy", "ml", "testing", "correctness")


class UnknownKind(LookupError):  # noqa: N818
    """There is no code for a kind of that id."""


@cache
def modules() -> Mapping[str, str]:
    """The module name of each kind, by kind id, in the order of the ids."""
    here = os.path.dirname(__file__)
    found = {
        module.name.replace("_", "-"): f"{__package__}.{folder}.{module.name}"
        for folder in FOLDERS
        for module in iter_modules([os.path.join(here, folder)])
        if not module.name.startswith("_")
    }
    return dict(sorted(found.items()))


def kind_ids() -> tuple[str, ...]:
    """The ids of all kinds that have code, sorted."""
    return tuple(modules())


def category(kind_id: str) -> str:
    """The category of a kind that has code. Raises UnknownKind."""
    return _module(kind_id).rsplit(".", 2)[1].replace("_", "-")


def load(kind_id: str) -> KindCode:
    """The code of a kind. Raises UnknownKind."""
    kind: KindCode = import_module(_module(kind_id)).KIND
    return kind


def _module(kind_id: str) -> str:
    try:
        return modules()[kind_id]
    except KeyError:
        raise UnknownKind(f"no code for the kind {kind_id!r}") from None


def capabilities(kind_id: str) -> Capabilities:
    """What can be done with a kind; nothing where it has no code."""
    if kind_id not in modules():
        return Capabilities()
    kind = load(kind_id)
    return Capabilities(True, kind.repair is not None, kind.inject is not None)


@dataclass(slots=True)
class Dispatch:
    """Which detectors run on which node: by node type, and for calls by the called name."""

    by_type: dict[type[ast.AST], list[tuple[str, Detect]]] = field(default_factory=dict)
    by_call: dict[str, list[tuple[str, Detect]]] = field(default_factory=dict)

    def add(
        self, kind_id: str, detect: Detect, on: tuple[type[ast.AST], ...], calls: tuple[str, ...]
    ) -> None:
        """Register a detector."""
        for node_type in on:
            self.by_type.setdefault(node_type, []).append((kind_id, detect))
        for name in calls:
            self.by_type.setdefault(ast.Call, [])
            self.by_call.setdefault(name, []).append((kind_id, detect))

    def detectors(self, node: ast.AST, aliases: Mapping[str, str]) -> Iterator[tuple[str, Detect]]:
        """The detectors to run on `node`. `aliases` gives the real name of an imported one."""
        yield from self.by_type.get(type(node), ())
        if type(node) is ast.Call:
            func = node.func
            name = func.attr if type(func) is ast.Attribute else getattr(func, "id", "")
            yield from self.by_call.get(aliases.get(name, name), ())


@cache
def dispatch(kind_id: str | None = None) -> Dispatch:
    """The dispatch table of all kinds, or of one."""
    table = Dispatch()
    for one in kind_ids() if kind_id is None else (kind_id,):
        kind = load(one)
        table.add(one, kind.detect, kind.on, kind.calls)
    return table
