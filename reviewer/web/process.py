"""The process of one visitor, and the packets that go to and fro.

A packet is one byte for its sort, four for its length, and the data, as Textual's web driver has
it: `D` is what a terminal shows or a user types, `M` is JSON.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import sys
from asyncio.subprocess import PIPE, Process
from collections import deque
from collections.abc import AsyncIterator, Mapping
from pathlib import Path

from .options import Options
from .profiles import locked

DATA, META = b"D", b"M"
_FIRST_LINE = b"__GANGLION__\n"
_MAX_LINES_BEFORE = 20
_MAX_PACKET = 16_000_000
_KEPT_ERRORS = 8_192
_ROOT = Path(__file__).parents[2]
_PROGRAM = (
    "import sys; sys.path.append(sys.argv.pop(1)); from reviewer.web.visitor import main; main()"
)
"""Finds this very package wherever it lies, and never what lies in the working directory."""


class AppProcess:
    """A running app. `errors` is the end of what it wrote to stderr."""

    def __init__(self, process: Process) -> None:
        stdin, stdout, stderr = process.stdin, process.stdout, process.stderr
        if stdin is None or stdout is None or stderr is None:
            raise ValueError("not piped")
        self._process = process
        self._stdin, self._stdout = stdin, stdout
        self._tail: deque[bytes] = deque()
        self._listening = asyncio.create_task(self._listen(stderr))

    @classmethod
    async def start(cls, options: Options, home: Path, width: int, height: int) -> AppProcess:
        """Start the app on the profile in `home`, on a screen of that many cells.

        Raises BlockingIOError where another server has a process on that profile; OSError.
        """
        with locked(home) as lock:
            return cls(await _started(options, home, width, height, lock))

    @property
    def pid(self) -> int:
        """The process's id."""
        return self._process.pid

    @property
    def errors(self) -> str:
        """The end of what the process wrote to stderr."""
        return b"".join(self._tail)[-_KEPT_ERRORS:].decode("utf-8", "replace")

    async def send_input(self, text: str) -> None:
        """Give the app what its user typed or pasted."""
        data = text.encode("utf-8", "ignore")
        if data:  # nothing at all would be the end of input
            await self._send(DATA, data)

    async def send_meta(self, kind: str, **values: int) -> None:
        """Tell the app something that is no input."""
        await self._send(META, json.dumps({"type": kind, **values}).encode())

    async def packets(self) -> AsyncIterator[tuple[bytes, bytes]]:
        """The packets from the app, until it ends or sends what is none."""
        with contextlib.suppress(asyncio.IncompleteReadError, ValueError, ConnectionError):
            for _ in range(_MAX_LINES_BEFORE):
                line = await self._stdout.readline()
                if not line or line == _FIRST_LINE:
                    break
            while True:
                head = await self._stdout.readexactly(5)
                size = int.from_bytes(head[1:], "big")
                if size > _MAX_PACKET:
                    raise ValueError("not a packet")
                yield head[:1], await self._stdout.readexactly(size)

    async def end(self, seconds: float) -> int:
        """Have the app save and end; kill it if that takes longer. Its exit code."""
        for ask in (self._ask_to_quit, self._process.terminate, self._process.kill):
            with contextlib.suppress(ProcessLookupError):
                ask()
            with contextlib.suppress(TimeoutError):
                return await self.wait(seconds)
        return await self.wait(None)

    async def wait(self, seconds: float | None = None) -> int:
        """The exit code, when the process has ended. Raises TimeoutError."""
        code = await asyncio.wait_for(self._process.wait(), seconds)
        # A grandchild that holds stderr open must not hold us.
        await asyncio.wait({self._listening}, timeout=1.0)
        self._listening.cancel()
        return code

    def _ask_to_quit(self) -> None:
        if not self._stdin.is_closing():
            self._stdin.write(_packet(META, b'{"type": "quit"}'))

    async def _send(self, kind: bytes, data: bytes) -> None:
        if self._stdin.is_closing():
            return
        with contextlib.suppress(ConnectionError):
            self._stdin.write(_packet(kind, data))
            await self._stdin.drain()

    async def _listen(self, stderr: asyncio.StreamReader) -> None:
        while data := await stderr.read(4096):
            self._tail.append(data)
            while len(self._tail) > _KEPT_ERRORS // 512:
                self._tail.popleft()


async def _started(
    options: Options, home: Path, width: int, height: int, lock: tuple[int, ...]
) -> Process:
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "-P", "-c", _PROGRAM, str(_ROOT)),
        *(str(directory) for directory in options.libraries),
        stdin=PIPE,
        stdout=PIPE,
        stderr=PIPE,
        pass_fds=lock,
        env=_environment(home, width, height),
        start_new_session=True,  # the server's Ctrl+C is not theirs: it ends them itself
    )


def _packet(kind: bytes, data: bytes) -> bytes:
    return b"%s%s%s" % (kind, len(data).to_bytes(4, "big"), data)


def _environment(home: Path, width: int, height: int) -> Mapping[str, str]:
    """The server's environment, less what would let a visitor reach out of the browser."""
    ours = {
        name: value
        for name, value in os.environ.items()
        if name not in ("VISUAL", "EDITOR", "NO_COLOR", "REVIEWER_LIBRARY")
        and not name.startswith(("TEXTUAL", "REVIEWER_COACH"))
    }
    return ours | {
        "REVIEWER_HOME": str(home),
        "TEXTUAL_DRIVER": "reviewer.web.driver:BrowserDriver",
        "TEXTUAL_COLOR_SYSTEM": "truecolor",
        "TERM": "xterm-256color",
        "COLUMNS": str(width),
        "ROWS": str(height),
    }
