"""Our end of a worker: starts it, gives it the one job, and hears what came of it."""

from __future__ import annotations

import contextlib
import json
import os
import secrets
import subprocess
import time
from collections.abc import Iterator, Sequence
from hmac import compare_digest
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread

from .limits import Limits
from .outcome import SandboxError, Stop
from .process import end, ended_by_time, start
from .walls import INSIDE, command, package_folders
from .watch import INTERVAL, Watch
from .worker import READY, Record

SECONDS_TO_START = 120.0
"""For the imports, on a computer that is busy."""
MOST_ANSWER = 1 << 20
"""Bytes of all records."""
_WORKER = Path(__file__).with_name("worker.py")


class Worker:
    """A process that has pytest and perhaps more imported, and waits for its one job."""

    def __init__(
        self, limits: Limits, modules: Sequence[str] = (), folder: Path | None = None
    ) -> None:
        """Start it: behind walls, or where a `folder` is given in that, without walls.

        Raises SandboxError where it cannot be started.
        """
        self._walls = folder is None
        self.stop: Stop | None = None
        self.seconds = 0.0
        told = json.dumps({"packages": package_folders(), "modules": list(modules)})
        made = command((str(_WORKER), told), limits, walls=folder is None, folder=folder)
        pipe = subprocess.PIPE
        try:
            self._process = start(made, folder, pipe, pipe, pipe)
        except OSError as error:
            raise SandboxError(f"the sandbox cannot be started: {error}") from None
        self._heard: SimpleQueue[bytes | None] = SimpleQueue()
        Thread(target=_listen, args=(self._process, self._heard), daemon=True).start()
        self._ready = False

    def wait(self) -> None:
        """Wait until it has imported all. Raises SandboxError where it never will."""
        if self._ready:
            return
        with contextlib.suppress(Empty):
            self._ready = self._heard.get(timeout=SECONDS_TO_START) == READY
        if not self._ready:
            raise SandboxError(f"the sandbox did not start: {self._complaint()}")

    def records(self, code: str, tests: str, limits: Limits) -> Iterator[Record]:
        """Have it run the tests, once; what it reports. `stop` then says why there is no more, if
        limits ended it, `seconds` how much processor time it took, where that can be seen.

        `limits` are of time; those of size hold since the start. Raises SandboxError where it has
        not become ready.
        """
        self.wait()
        nonce = secrets.token_hex(16)
        job = {"nonce": nonce, "code": code, "tests": tests, "cpu_seconds": limits.cpu_seconds}
        watch = Watch(self._process.pid, INSIDE, limits) if self._walls else None
        self._ask(json.dumps(job).encode())
        try:
            yield from _authentic(self._chunks(watch, limits), nonce.encode() + b" ")
            self.seconds = watch.seconds() if watch is not None else 0.0
        finally:
            self.end()
        if self.stop is None and ended_by_time(self._process.returncode):
            self.stop = "time"

    def end(self) -> None:
        """End it and all that it started."""
        end(self._process)
        for stream in (self._process.stdin, self._process.stderr):
            with contextlib.suppress(OSError):
                if stream is not None:
                    stream.close()

    def _complaint(self) -> str:
        """The last that it said before it was ready."""
        end(self._process)
        assert self._process.stderr is not None
        lines = self._process.stderr.read(1 << 16).decode(errors="replace").split("\n")
        self.end()
        return next((line[:200] for line in reversed(lines) if line.strip()), "it said nothing")

    def _ask(self, job: bytes) -> None:
        assert self._process.stdin is not None
        # where it has just ended, there will be no records
        with contextlib.suppress(OSError):
            self._process.stdin.write(job)
        with contextlib.suppress(OSError):
            self._process.stdin.close()

    def _chunks(self, watch: Watch | None, limits: Limits) -> Iterator[bytes]:
        """What it says, until it ends or a limit is passed."""
        ends = time.monotonic() + limits.seconds
        looks = time.monotonic() + INTERVAL
        size = 0
        while self.stop is None:
            with contextlib.suppress(Empty):
                chunk = self._heard.get(timeout=INTERVAL)
                if chunk is None:
                    return
                yield chunk
                size += len(chunk)
            now = time.monotonic()
            if watch is not None and now >= looks:
                self.stop = watch.excess()
                looks = time.monotonic() + INTERVAL
            if now > ends:
                self.stop = "time"
            elif size > MOST_ANSWER:
                self.stop = "output"


def _listen(process: subprocess.Popen[bytes], heard: SimpleQueue[bytes | None]) -> None:
    """Pass on what the process says, then None. More than it may say is not waited for."""
    assert process.stdout is not None
    size = 0
    with process.stdout as stream:
        while size <= 2 * MOST_ANSWER and (chunk := os.read(stream.fileno(), 1 << 16)):
            heard.put(chunk)
            size += len(chunk)
    heard.put(None)


def _authentic(chunks: Iterator[bytes], mark: bytes) -> Iterator[Record]:
    """The records that begin with our mark, to the last; other lines are not the worker's.

    Raises ValueError where one is no JSON, which only code that has found the mark can bring about.
    """
    rest = b""
    for chunk in chunks:
        *lines, rest = (rest + chunk).split(b"\n")
        for line in lines:
            if not compare_digest(line[: len(mark)], mark):
                continue
            record: Record = json.loads(line[len(mark) :])
            if not isinstance(record, dict):
                raise ValueError("no record")
            yield record
            if "end" in record:
                return
