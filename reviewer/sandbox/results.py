"""From a worker's records to the outcome of the tests."""

from __future__ import annotations

from .conversation import Worker
from .limits import Limits
from .outcome import CannotCollect, CannotTest, Outcome, Stop, Stopped
from .worker import Record

_ENDED_WELL = (0, 1)
"""Exit codes of pytest: all passed, some failed."""
_NOTHING = 5
_TEXTS: dict[Stop, str] = {
    "memory": "needed too much memory",
    "files": "made too many files",
    "output": "reported too much",
    "ended": "ended the Python process",
    "left": "were left before the last",
}


class _Tally:
    """What has been reported so far."""

    def __init__(self) -> None:
        self.passed: set[str] = set()
        self.failed: set[str] = set()
        self.errors: dict[str, str] = {}
        self.running: str | None = None
        self.complaint = ""
        self.last: Record = {}

    def add(self, record: Record) -> None:
        """Raises KeyError or ValueError where the record is none of a worker's."""
        if "start" in record:
            self.running = _name(record["start"])
        elif "error" in record:
            self.errors.setdefault(_name(record["test"]), str(record["error"]))
        elif "collect" in record:
            self.complaint = str(record["collect"])
        elif "outcome" in record:
            if record["outcome"] == "failed":
                self.failed.add(_name(record["test"]))
            elif record["outcome"] == "passed" and record["when"] == "call":
                self.passed.add(_name(record["test"]))
        elif "end" in record:
            self.last = record


def outcome_of(worker: Worker, code: str, tests: str, limits: Limits) -> Outcome:
    """Have the worker run the tests. Raises CannotTest where they come to no end, SandboxError
    where the worker does not start."""
    tally = _Tally()
    try:
        for record in worker.records(code, tests, limits):
            tally.add(record)
    except (KeyError, ValueError, RecursionError):  # the code under test has meddled
        raise _stopped("left", None, limits) from None
    last = tally.last
    if not last:
        raise _stopped(worker.stop or "ended", tally.running, limits)
    if tally.complaint:
        raise CannotCollect(tally.complaint)
    if last["end"] == _NOTHING:
        raise CannotTest("the file holds no test that runs")
    if last["end"] not in _ENDED_WELL or last.get("ran") != last.get("collected"):
        raise _stopped("left", tally.running, limits)
    if not tally.passed | tally.failed:
        raise CannotTest("the file holds no test that runs")
    passed = frozenset(tally.passed - tally.failed)
    return Outcome(passed, frozenset(tally.failed), tally.errors, worker.seconds)


def _name(value: object) -> str:
    """The name of a test function: users will read it. Raises ValueError where it is none."""
    if not isinstance(value, str) or not value.isidentifier():
        raise ValueError("no name of a test")
    return value


def _stopped(stop: Stop, test: str | None, limits: Limits) -> Stopped:
    text = f"took longer than {limits.seconds:g} seconds" if stop == "time" else _TEXTS[stop]
    return Stopped(stop, test, f"the tests {text}")
