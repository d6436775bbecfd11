"""What a check finds wrong."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from reviewer.problems import Problem

Level = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Repair:
    """A mechanical remedy: evidence to add to an issue, or white space and the schema line of the
    complaint's file to put right where `issue` is empty."""

    issue: str = ""
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Complaint:
    """One thing wrong with a snippet. `check` names the rule, `repair` what --fix would do."""

    snippet: str
    check: str
    level: Level
    problem: Problem
    repair: Repair | None = None

    def at_line(self, line: int) -> Complaint:
        """The same complaint about another line."""
        return replace(self, problem=replace(self.problem, line=line))

    @property
    def place(self) -> tuple[str, int, str, str]:
        """Key to sort complaints by: file, line, check, message."""
        return self.problem.path, self.problem.line or 0, self.check, self.problem.message
