"""rubrics/scoring.toml: the numbers of the scoring rule."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reviewer.problems import InputError, Problem

from .fields import Fields
from .toml_source import parse_toml

if TYPE_CHECKING:
    from reviewer.model import Severity, Status


@dataclass(frozen=True, slots=True)
class Weights:
    """Weight of an issue by severity, credit by status, points off by fault."""

    minor: float = 1.0
    major: float = 2.0
    critical: float = 3.0
    found: float = 1.0
    partial: float = 0.4
    missed: float = 0.0
    wrong: float = 6.0
    decoy: float = 8.0
    vague: float = 2.0
    most: float = 30.0

    def of_severity(self, severity: Severity) -> float:
        """Weight of an issue of that severity."""
        return float(getattr(self, severity))

    def of_status(self, status: Status) -> float:
        """Share of the weight that the status earns, 0..1."""
        return float(getattr(self, status))


_TABLES = {
    "weights": ("minor", "major", "critical"),
    "credit": ("found", "partial", "missed"),
    "deductions": ("wrong", "decoy", "vague", "most"),
}


def read_weights(text: str, path: str) -> Weights:
    """Parse scoring.toml; absent keys keep their default. Raises InputError."""
    source = parse_toml(text, path)
    problems: list[Problem] = []
    top = Fields(source, source.data, (), problems)
    defaults = Weights()
    values: dict[str, float] = {}
    for name, keys in _TABLES.items():
        table = top.table(name)
        if table is None:
            continue
        for key in keys:
            values[key] = table.number(key, getattr(defaults, key))
        table.finish()
    top.finish()
    if problems:
        raise InputError(problems)
    return Weights(**values)
