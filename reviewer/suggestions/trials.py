"""Runs of a snippet's tests, kept by content."""

from __future__ import annotations

from collections import OrderedDict
from hashlib import sha256
from threading import Lock
from typing import TYPE_CHECKING

from reviewer.sandbox import CannotTest, Outcome

if TYPE_CHECKING:
    from reviewer.sandbox.runner import TestRunner

MOST_KEPT = 512

Result = Outcome | CannotTest


class Trials:
    """Runs tests in the sandbox; the last results stay in memory. Threads may share it."""

    def __init__(self, runner: TestRunner, most: int = MOST_KEPT) -> None:
        self._runner, self._most = runner, most
        self._kept: OrderedDict[bytes, Result] = OrderedDict()
        self._lock = Lock()

    def shown(self, code: str, tests: str) -> Result:
        """What the tests say of the code as shown, or why they say nothing.

        Raises SandboxError where the sandbox does not work.
        """
        return self._result(code, tests, None)

    def changed(self, code: str, tests: str, shown: Outcome) -> Result:
        """What they say of changed code, which may take several times as long as what is `shown`.

        Raises SandboxError where the sandbox does not work.
        """
        return self._result(code, tests, shown.seconds)

    def _result(self, code: str, tests: str, usual: float | None) -> Result:
        text = f"{usual is None}\0{len(code)}\0{code}{tests}"
        key = sha256(text.encode("utf-8", "surrogatepass")).digest()
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        try:
            result: Result = self._runner.run(code, tests, usual)
        except CannotTest as error:
            result = error
        with self._lock:
            self._kept[key] = result
            if len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return result
