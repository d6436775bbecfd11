"""A server on a free port of this machine, and what talks to it as a browser does."""

from __future__ import annotations

import asyncio
import re
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import aiohttp
import pytest
from aiohttp import web

from reviewer.web.options import Limits, Options
from reviewer.web.server import make_app
from reviewer.web.sockets import VISITORS
from reviewer.web.visitors import Visitors

LIBRARY = Path(__file__).parents[1] / "tui" / "library"
SNIPPET, TITLE = "core/shared-items", "Items two warehouses share"
PATIENCE = 15.0
"""Seconds that anything may take on a slow machine."""
_ESCAPES = re.compile(r"\x1b\[[0-9;?<>=]*[a-zA-Z~]|\x1b[()][A-Z]")


@dataclass
class Running:
    """A server of this test. `said` is what its operator was told."""

    options: Options
    visitors: Visitors
    said: list[str] = field(default_factory=list)

    @property
    def origin(self) -> str:
        """The address of its page, less the last slash."""
        return f"http://127.0.0.1:{self.options.port}"

    def home(self) -> Path:
        """The directory of the one profile there is."""
        (only,) = (self.options.home / "web").iterdir()
        return only


Serve = Callable[..., Awaitable[Running]]


@pytest.fixture
async def serve(tmp_path: Path) -> AsyncIterator[Serve]:
    """Starts a server: `await serve(token=..., limits=...)`."""
    runners: list[web.AppRunner] = []

    async def start(*, limits: Limits | None = None, **options: object) -> Running:
        listening = socket.create_server(("127.0.0.1", 0))
        said: list[str] = []
        chosen = Options(
            home=tmp_path,
            port=listening.getsockname()[1],
            libraries=(LIBRARY,),
            limits=limits or Limits(),
            **options,  # type: ignore[arg-type]
        )
        app = make_app(chosen, said.append)
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=5.0)
        runners.append(runner)
        await runner.setup()
        await web.SockSite(runner, listening).start()
        return Running(chosen, app[VISITORS], said)

    yield start
    for runner in runners:
        await runner.cleanup()


class Visit:
    """A browser's socket, and the text it was sent, less colours and places."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self.socket = socket
        self.text = ""
        self.looks: list[object] = []
        self.pongs = 0

    async def shows(self, text: str) -> None:
        """Read until a text was shown."""
        async with asyncio.timeout(PATIENCE):
            while text not in self.text:
                assert await self._read(), (
                    f"closed with {self.socket.close_code}:\n{self.text[-2000:]}"
                )

    async def closed(self) -> int | None:
        """Read to the end; the code that the server closed with."""
        async with asyncio.timeout(PATIENCE):
            while await self._read():
                pass
        return self.socket.close_code

    async def type(self, text: str) -> None:
        """Type a text; each character is a message, as from a terminal."""
        for character in text:
            await self.socket.send_json(["stdin", character])

    async def arrived(self) -> None:
        """Wait until the server has passed on to the app all that was typed."""
        self.pongs = 0
        await self.socket.send_json(["ping", "1"])
        async with asyncio.timeout(PATIENCE):
            while not self.pongs:
                assert await self._read()

    async def _read(self) -> bool:
        message = await self.socket.receive()
        if message.type is aiohttp.WSMsgType.BINARY:
            self.text += _ESCAPES.sub("", message.data.decode())
        elif message.type is aiohttp.WSMsgType.TEXT:
            kind, value = message.json()
            if kind == "look":
                self.looks.append(value)
            elif kind == "pong":
                self.pongs += 1
        else:
            return False
        return True


@asynccontextmanager
async def browser() -> AsyncIterator[aiohttp.ClientSession]:
    """Something with cookies of its own, also for an address."""
    jar = aiohttp.CookieJar(unsafe=True)
    async with aiohttp.ClientSession(cookie_jar=jar) as session:
        yield session


@asynccontextmanager
async def visit(
    session: aiohttp.ClientSession, server: Running, query: str = "width=100&height=40"
) -> AsyncIterator[Visit]:
    """A visit with the session's cookies."""
    address = f"{server.origin}/ws?{query}"
    async with session.ws_connect(address, headers={"Origin": server.origin}) as connected:
        yield Visit(connected)
