"""Errors in files that people write: where, what, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing wrong with one file. `line` counts from 1; `key` names the offending key."""

    path: str
    line: int | None
    message: str
    remedy: str = ""
    key: str | None = None

    def __str__(self) -> str:
        place = self.path if self.line is None else f"{self.path}:{self.line}"
        text = f"{place}: {self.message}"
        return f"{text}. {self.remedy}" if self.remedy else text


class InputError(Exception):
    """Files that cannot be used. `problems` says each reason with its place."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))

    def __reduce__(self) -> tuple[type[InputError], tuple[tuple[Problem, ...]]]:
        # Made again from its problems where it crosses to another process, not from its text.
        return type(self), (self.problems,)
