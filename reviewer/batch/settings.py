"""What every worker of a batch is told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from reviewer.library import Library


@dataclass(frozen=True, slots=True)
class Settings:
    """`libraries` are searched before the built-in one, and opened by `open_library`.
    `run_suggestions` has the suggested changes tested in the sandbox."""

    libraries: tuple[Path, ...] = ()
    run_suggestions: bool = False
    open_library: Callable[..., Library] = Library.open
