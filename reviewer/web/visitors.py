"""The visitors: which process belongs to which profile, who watches it, when it ends."""

from __future__ import annotations

import asyncio
import contextlib
import json
import time
from collections.abc import Callable, Iterator
from enum import IntEnum
from typing import Protocol
from weakref import WeakValueDictionary

from .options import Options
from .process import DATA, META, AppProcess
from .profiles import profile_home

Say = Callable[[str], None]

_SCREEN = "\x1b[?1049h\x1b[2J\x1b[?1000h\x1b[?1003h\x1b[?1015h\x1b[?1006h\x1b[?25l\x1b[?2004h"
"""What a terminal is told before an app draws on it: another screen, the mouse, no cursor."""


class Closed(IntEnum):
    """Why a browser's socket is closed; the page has words for each."""

    GOING_AWAY = 1001
    """The server ends."""
    QUIT = 4000
    ELSEWHERE = 4001
    """Another tab of the same browser took over, or has it at another server."""
    IDLE = 4002
    FULL = 4003
    CRASHED = 4004


class Socket(Protocol):
    """The browser's end of a visit."""

    async def send_bytes(self, data: bytes) -> None:
        """Send what the terminal shows."""
        ...

    async def send_str(self, data: str) -> None:
        """Send a message to the page."""
        ...

    async def close(self, *, code: int) -> object:
        """Close the socket."""
        ...


class Visitor:
    """One process, and the socket that watches it, if any does."""

    def __init__(self, process: AppProcess, say: Say) -> None:
        self.process = process
        self.code = Closed.QUIT
        self.active = time.monotonic()
        self.alone_since: float | None = None
        self.ending = False
        self._socket: Socket | None = None
        self._look: str | None = None
        self._closing: set[asyncio.Task[object]] = set()
        self._say = say
        self.running = asyncio.create_task(self._run())

    async def attach(self, socket: Socket, width: int, height: int) -> None:
        """Show the app to `socket` and to no other."""
        if self._socket is not None:
            self._close(self._socket, Closed.ELSEWHERE)
        self._socket, self.alone_since, self.active = socket, None, time.monotonic()
        with contextlib.suppress(ConnectionError):
            await socket.send_bytes(_SCREEN.encode())
            if self._look is not None:
                await socket.send_str(self._look)
        await self.process.send_meta("resize", width=width, height=height)
        await self.process.send_meta("attach")

    def detach(self, socket: Socket) -> None:
        """Go on without `socket`, unless another took over already."""
        if self._socket is socket:
            self._socket, self.alone_since = None, time.monotonic()

    async def typed(self, socket: Socket, text: str) -> None:
        """Take input from the socket that watches."""
        if self._socket is socket:
            self.active = time.monotonic()
            await self.process.send_input(text)

    async def end(self, code: Closed, seconds: float) -> None:
        """Have the process save and end, and close its socket with that reason."""
        self.code, self.ending = code, True
        await self.process.end(seconds)
        await self.running

    async def _run(self) -> None:
        try:
            await self._carry()
        finally:
            await self._finish()

    async def _carry(self) -> None:
        """Carry what the app draws to the socket, until the app ends."""
        async for kind, data in self.process.packets():
            about, message = _for_page(data) if kind == META else (None, None)
            if about == "look":
                self._look = message
            socket = self._socket
            if socket is None:
                continue
            try:
                if kind == DATA:
                    await socket.send_bytes(data)
                elif message is not None:
                    await socket.send_str(message)
            except ConnectionError:
                self.detach(socket)

    async def _finish(self) -> None:
        """See the process to its end, and tell whoever watches."""
        self.ending = True
        if await self.process.end(1.0) != 0 and self.code is Closed.QUIT:
            self.code = Closed.CRASHED
            self._say(f"A visitor's process ended with an error.\n{self.process.errors}")
        if self._socket is not None:
            self._close(self._socket, self.code)
        if self._closing:
            await asyncio.wait(self._closing)

    def _close(self, socket: Socket, code: Closed) -> None:
        """Close a socket without waiting for its browser."""
        task = asyncio.create_task(_closed(socket, code))
        self._closing.add(task)
        task.add_done_callback(self._closing.discard)


class Visitors:
    """All visitors of one server."""

    def __init__(self, options: Options, say: Say) -> None:
        self._options = options
        self._say = say
        self._visitors: dict[str, Visitor] = {}
        self._doors: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self._starting = asyncio.Lock()

    def __len__(self) -> int:
        return len(self._visitors)

    def __iter__(self) -> Iterator[Visitor]:
        return iter(list(self._visitors.values()))

    async def attach(
        self, profile: str, socket: Socket, width: int, height: int
    ) -> Visitor | Closed:
        """Show `socket` the app of its profile, started if need be; else why that cannot be."""
        door = self._doors.get(profile) or asyncio.Lock()
        self._doors[profile] = door
        async with door:
            visitor = self._visitors.get(profile)
            if visitor is not None and visitor.ending:
                await asyncio.wait({visitor.running})
                visitor = None
            if visitor is None:
                async with self._starting:
                    if not await self._room():
                        return Closed.FULL
                    try:
                        visitor = await self._start(profile, width, height)
                    except BlockingIOError:
                        return Closed.ELSEWHERE
                    except OSError as error:
                        self._say(f"No process can be started: {error}")
                        return Closed.CRASHED
            await visitor.attach(socket, width, height)
            return visitor

    async def watch(self) -> None:
        """End those whose browser does not come back, and those who fell asleep. For a task."""
        limits = self._options.limits
        pause = min(limits.grace_seconds, limits.idle_seconds, 10.0) / 4
        while True:
            await asyncio.sleep(pause)
            now = time.monotonic()
            for visitor in self:
                alone = visitor.alone_since
                if alone is not None and now - alone > limits.grace_seconds:
                    await visitor.end(Closed.QUIT, limits.ending_seconds)
                elif now - visitor.active > limits.idle_seconds:
                    await visitor.end(Closed.IDLE, limits.ending_seconds)

    async def end_all(self) -> None:
        """End every process, each having saved."""
        seconds = self._options.limits.ending_seconds
        await asyncio.gather(*(each.end(Closed.GOING_AWAY, seconds) for each in self))

    async def _start(self, profile: str, width: int, height: int) -> Visitor:
        home = profile_home(self._options.home, profile)
        process = await AppProcess.start(self._options, home, width, height)
        visitor = self._visitors[profile] = Visitor(process, self._say)

        def gone(_: object) -> None:
            if self._visitors.get(profile) is visitor:
                del self._visitors[profile]

        visitor.running.add_done_callback(gone)
        return visitor

    async def _room(self) -> bool:
        """Whether one more process may start: one that nobody watches makes way."""
        if len(self._visitors) < self._options.limits.visitors:
            return True
        alone = [each for each in self if each.alone_since is not None]
        if not alone:
            return False
        oldest = min(alone, key=lambda each: each.alone_since or 0.0)
        await oldest.end(Closed.QUIT, self._options.limits.ending_seconds)
        return True


def _for_page(data: bytes) -> tuple[str | None, str | None]:
    """What the app tells the page, and the message of it; None for what is not for the page."""
    with contextlib.suppress(ValueError, RecursionError):
        match json.loads(data):
            case {"type": "look", "background": str(background), "dark": bool(dark)}:
                return "look", json.dumps(["look", {"background": background, "dark": dark}])
            case {"type": "file", "name": str(name), "text": str(text)}:
                return "file", json.dumps(["file", {"name": name, "text": text}])
    return None, None


async def _closed(socket: Socket, code: Closed) -> None:
    with contextlib.suppress(ConnectionError):
        await socket.close(code=code)
