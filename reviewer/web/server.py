"""The server: put together, started, ended."""

from __future__ import annotations

import asyncio
import contextlib
import errno
import signal
import socket
from collections.abc import AsyncIterator, Callable
from dataclasses import replace

from aiohttp import web

from . import pages, sockets
from .access import Access
from .options import Options, is_wildcard
from .visitors import Closed, Visitors


class ServeError(Exception):
    """The server cannot listen. The message says why, and what to do."""


def make_app(options: Options, say: Callable[[str], None]) -> web.Application:
    """The server as an aiohttp application. `say` tells its operator of trouble."""
    app = web.Application(middlewares=[pages.guard], client_max_size=1024)
    app[pages.ACCESS] = Access.of(options)
    app[pages.TOKEN_COOKIE] = f"reviewer-token-{options.port}"
    app[sockets.OPTIONS] = options
    app[sockets.VISITORS] = Visitors(options, say)
    app[sockets.SOCKETS] = set()
    app.add_routes([*pages.routes(), *sockets.routes()])
    app.on_response_prepare.append(pages.add_headers)
    app.on_shutdown.append(_close)
    app.cleanup_ctx.append(_watching)
    return app


async def serve(options: Options, ready: Callable[[str], None], say: Callable[[str], None]) -> None:
    """Serve until Ctrl+C or SIGTERM; every visitor's work is saved then.

    `ready` gets the address to open, with the token. Raises ServeError.
    """
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        with contextlib.suppress(NotImplementedError):
            loop.add_signal_handler(number, stopped.set)
    listening = _listen(options)
    options = replace(options, port=listening.getsockname()[1])
    runner = web.AppRunner(make_app(options, say), access_log=None, shutdown_timeout=5.0)
    try:
        await runner.setup()
        await web.SockSite(runner, listening).start()
        ready(address(options))
        await stopped.wait()
    finally:
        await runner.cleanup()


def address(options: Options) -> str:
    """The URL by which a browser comes in."""
    host = socket.gethostname() if is_wildcard(options.host) else options.host
    if ":" in host:
        host = f"[{host}]"
    query = "" if options.token is None else f"?token={options.token}"
    return f"http://{host}:{options.port}/{query}"


def _listen(options: Options) -> socket.socket:
    """A socket that listens on the host's first address. Raises ServeError."""
    try:
        found = socket.getaddrinfo(
            options.host, options.port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )
    except (OSError, UnicodeError) as error:
        raise ServeError(f"There is no address {options.host!r} here: {error}") from None
    family, *_, where = found[0]
    try:
        return socket.create_server(where[:2], family=family, backlog=128)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            remedy = "Another program listens there; choose another with --port."
        elif error.errno == errno.EACCES:
            remedy = "Ports below 1024 need rights; choose another with --port."
        else:
            remedy = f"{error.strerror}."
        text = f"Cannot listen on {options.host}, port {options.port}. {remedy}"
        raise ServeError(text) from None


async def _watching(app: web.Application) -> AsyncIterator[None]:
    task = asyncio.create_task(app[sockets.VISITORS].watch())
    yield
    task.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await task


async def _close(app: web.Application) -> None:
    """End the processes, each having saved, then what sockets are left."""
    await app[sockets.VISITORS].end_all()
    left = app[sockets.SOCKETS].copy()
    closing = (each.close(code=Closed.GOING_AWAY) for each in left)
    await asyncio.gather(*closing, return_exceptions=True)
