"""What every worker of a batch is told."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Settings:
    """`libraries` are searched before the built-in one. `run_suggestions` has the suggested changes
    tested in the sandbox."""

    libraries: tuple[Path, ...] = ()
    run_suggestions: bool = False
