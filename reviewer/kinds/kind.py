"""The vocabulary in which a kind is written: what it matches, says, and is tested with."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from .facts import Facts
    from .rewriting.editor import Editor

Safety = Literal["safe", "conditional"]


@dataclass(frozen=True, slots=True)
class Match:
    """One place where a detector sees its kind.

    `node` is the whole construct (its lines become the span), `core` the node on whose first
    line the defect shows. `parts` are the nodes that a repair needs, by name.
    """

    node: ast.AST
    core: ast.AST
    message: str
    names: tuple[str, ...] = ()
    confidence: float = 0.9
    until: ast.AST | None = None
    parts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Bad:
    """Code with the defect, and what is to be found: lines, core line and names.

    `repaired` is the code after the repair, where the kind has one.
    """

    code: str
    lines: tuple[int, int]
    core: int
    names: tuple[str, ...] = ()
    repaired: str | None = None


@dataclass(frozen=True, slots=True)
class Good:
    """Code without the defect: what the detector must leave alone.

    `injected` is the code after the injection, where it offers a place for one.
    """

    code: str
    injected: str | None = None


Detect = Callable[[Any, "Facts"], Iterable[Match]]
Rewrite = Callable[[Match, "Facts", "Editor"], None]


@dataclass(frozen=True, slots=True)
class Injection:
    """How clean code is turned into the defect.

    `find` yields the places (it runs like a detector); `apply` edits one of them.
    """

    find: Detect
    apply: Rewrite
    on: tuple[type[ast.AST], ...] = ()
    calls: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KindCode:
    """The code of one kind.

    `detect` runs on each node of the types `on`, and on each call of a function or method whose
    last name is in `calls`. A `safe` repair keeps the behaviour whenever the detector fires; a
    `conditional` one rests on a fact that `condition` states and a test must prove.
    """

    id: str
    detect: Detect
    on: tuple[type[ast.AST], ...] = ()
    calls: tuple[str, ...] = ()
    repair: Rewrite | None = None
    safety: Safety = "conditional"
    condition: str = ""
    inject: Injection | None = None
    bad: tuple[Bad, ...] = ()
    good: tuple[Good, ...] = ()


@dataclass(frozen=True, slots=True)
class Capabilities:
    """What a program can do with a kind."""

    detects: bool = False
    repairs: bool = False
    injects: bool = False
