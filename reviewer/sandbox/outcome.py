"""What became of a run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Stop = Literal["time", "memory", "files", "output", "ended", "left"]
"""Why a run came to no end: too much processor time or waiting, memory, files or output; `ended`
where the process ended by itself, `left` where the tests were left before the last."""


class SandboxError(Exception):
    """The sandbox failed, not the code in it."""


class CannotRun(Exception):  # noqa: N818
    """The program did not come to an end by itself; the text says why."""


class CannotTest(Exception):  # noqa: N818
    """The tests did not come to an end; the text says why."""


class CannotCollect(CannotTest):
    """pytest finds no tests, for importing them fails. `error` ends the complaint."""

    def __init__(self, error: str) -> None:
        super().__init__(f"the tests cannot be collected: {error}")
        self.error = error

    def __reduce__(self) -> tuple[type[CannotCollect], tuple[str]]:
        return type(self), (self.error,)


class Stopped(CannotTest):
    """The code under test was stopped, or stopped the tests. `test` is the name of the one that
    was running, if one was."""

    def __init__(self, stop: Stop, test: str | None, text: str) -> None:
        super().__init__(text)
        self.stop: Stop = stop
        self.test = test

    def __reduce__(self) -> tuple[type[Stopped], tuple[Stop, str | None, str]]:
        return type(self), (self.stop, self.test, str(self))


@dataclass(frozen=True, slots=True)
class Outcome:
    """Names of the test functions that passed and that failed in at least one case.

    `errors` names, for the failed ones, the exception of the first case that failed. `seconds` of
    processor time were used, where that was watched.
    """

    passed: frozenset[str]
    failed: frozenset[str]
    errors: Mapping[str, str] = field(default_factory=dict, compare=False)
    seconds: float = field(default=0.0, compare=False)


@dataclass(frozen=True, slots=True)
class Ended:
    """How a program ended: exit code, and the end of what it printed on stdout and stderr."""

    code: int
    output: str
