"""The program in the sandbox: imports pytest, waits for code and tests, runs them once, ends.

It is told, as JSON in its argument, folders of packages and modules to import first; then, on
stdin, the job. It answers on what was its stdout, one JSON record a line behind the job's nonce;
what the code prints goes nowhere. Code under test runs in this very process: it cannot get a false
result across by printing, by guessing, or by ending the process, for the last record counts the
tests. Code that searches the interpreter for the nonce, or that changes pytest itself, can. Uses
the standard library and pytest alone.
"""

import contextlib
import gc
import importlib
import json
import os
import sys
from collections.abc import Callable
from typing import Any, BinaryIO

Record = dict[str, Any]
"""One of: start=<test>; test=<test> with when and outcome, or with error; collect=<error>; and at
the end end=<exit code>, ran=<tests>, collected=<tests>."""
Send = Callable[..., None]
READY = b"ready\n"
_MOST_TEXT = 300
_WARMING = "def test_warm():\n    assert [1] == [1]\n"
_ARGUMENTS = (
    "--noconftest", "-p", "no:cacheprovider", "-p", "no:terminal", "--assert=plain",
    "-c", "pytest.ini", "--rootdir", ".",
)  # fmt: skip


def main() -> None:
    """Get ready, say so, do one job."""
    told = json.loads(sys.argv[1])
    run = _Run(os.fdopen(os.dup(0), "rb"), os.dup(1))
    with open(os.devnull, "rb+", buffering=0) as nowhere:
        os.dup2(nowhere.fileno(), 0)
        os.dup2(nowhere.fileno(), 1)
        sys.path += [path for path in told["packages"] if path not in sys.path]
        _warm(told["modules"])
        os.dup2(nowhere.fileno(), 2)
    _pytest("run", {}, "test_behaviour.py", run)


def _warm(modules: list[str]) -> None:
    """Import what the job will, pytest's own parts by a first run."""
    for name in modules:
        with contextlib.suppress(Exception):
            importlib.import_module(name)
    path = list(sys.path)
    if _pytest("warm", {"test_warm.py": _WARMING}, "test_warm.py") != 0:
        sys.exit("pytest does not work here")
    del sys.modules["test_warm"]
    sys.path[:] = path


def _pytest(folder: str, files: dict[str, str], file: str, *plugins: object) -> int:
    """Run pytest on a file in a new folder, which then is where we are."""
    import pytest

    folder = os.path.join(os.environ["TMPDIR"], folder)
    os.mkdir(folder)
    os.chdir(folder)
    _write({"pytest.ini": "[pytest]\n", **files})
    return int(pytest.main([*_ARGUMENTS, file], plugins=plugins))


def _write(files: dict[str, str]) -> None:
    for name, text in files.items():
        with open(name, "w", encoding="utf-8", errors="surrogatepass", newline="") as stream:
            stream.write(text)


def _limit(seconds: int) -> None:
    with contextlib.suppress(ImportError):
        import resource
        import time

        soon = int(time.process_time()) + 1 + seconds
        resource.setrlimit(resource.RLIMIT_CPU, (soon, soon + 5))


def _sender(channel: int, nonce: bytes) -> Send:
    # bound here, so that code under test does not replace them by accident
    write, dumps = os.write, json.dumps

    def send(**record: object) -> None:
        data = nonce + b" " + dumps(record).encode() + b"\n"
        while data:
            data = data[write(channel, data) :]

    return send


class _Run:
    """A plugin of pytest that waits for the job when all is ready to collect the tests, and reports
    each test as it runs."""

    def __init__(self, jobs: BinaryIO, channel: int) -> None:
        self._jobs, self._channel = jobs, channel
        self.send: Send
        self.ran = 0
        self.collected = 0

    def pytest_configure(self, config: Any) -> None:
        config.option.tbstyle = "native"  # the quickest

    def pytest_collection(self) -> None:
        # what there is so far is not looked through again and again
        gc.collect()
        gc.freeze()
        os.write(self._channel, READY)
        with self._jobs as jobs:
            job = json.loads(jobs.read() or b"null")
        if job is None:  # nobody wants it any more
            os._exit(0)
        self.send = _sender(self._channel, job["nonce"].encode())
        _limit(job["cpu_seconds"])
        _write({"subject.py": job["code"], "test_behaviour.py": job["tests"]})

    def pytest_collection_finish(self, session: Any) -> None:
        self.collected = len(session.items)

    def pytest_sessionfinish(self, exitstatus: int) -> None:
        self.send(end=int(exitstatus), ran=self.ran, collected=self.collected)

    def pytest_runtest_logstart(self, nodeid: str, location: tuple[str, Any, str]) -> None:
        self.send(start=_name(location))

    def pytest_runtest_logreport(self, report: Any) -> None:
        self.send(test=_name(report.location), when=report.when, outcome=report.outcome)

    def pytest_runtest_logfinish(self, nodeid: str, location: tuple[str, Any, str]) -> None:
        self.ran += 1

    def pytest_exception_interact(self, node: Any, call: Any, report: Any) -> None:
        if hasattr(report, "when"):
            self.send(test=_name(report.location), error=call.excinfo.typename[:_MOST_TEXT])

    def pytest_collectreport(self, report: Any) -> None:
        if report.failed:
            lines = str(report.longrepr).strip().split("\n")
            self.send(collect=lines[-1].removeprefix("E").strip()[:_MOST_TEXT])


def _name(location: tuple[str, Any, str]) -> str:
    """The name of the test function, without its class and parameters."""
    return location[2].partition("[")[0].rpartition(".")[2][:_MOST_TEXT]


if __name__ == "__main__":
    main()
