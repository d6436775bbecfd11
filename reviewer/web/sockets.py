"""The WebSocket between a browser's terminal and its visitor's process."""

from __future__ import annotations

import contextlib
import json
from typing import Any

from aiohttp import WSMsgType, web

from .access import same_origin
from .options import Options
from .pages import set_cookie
from .profiles import profile_or_new
from .visitors import Closed, Socket, Visitor, Visitors

OPTIONS = web.AppKey("options", Options)
VISITORS = web.AppKey("visitors", Visitors)
SOCKETS = web.AppKey("sockets", set[Socket])

PROFILE_COOKIE = "reviewer-profile"
_CELLS = (10, 500)
"""Fewest and most columns or rows of a terminal."""
_HEARTBEAT = 15.0
_CLOSING = 3.0


def routes() -> list[web.RouteDef]:
    """The address of the WebSocket."""
    return [web.get("/ws", _socket)]


async def _socket(request: web.Request) -> web.StreamResponse:
    """A visit. Whoever asks without a profile gets one here, not on the page: a link on another
    site fetches the page without its cookies, and must not cost a visitor their drafts."""
    if not same_origin(request.headers.get("Origin"), request.headers.get("Host")):
        raise web.HTTPForbidden
    profile = profile_or_new(request.cookies.get(PROFILE_COOKIE))
    socket = web.WebSocketResponse(
        heartbeat=_HEARTBEAT,
        timeout=_CLOSING,
        max_msg_size=request.app[OPTIONS].limits.message_bytes,
        compress=False,
    )
    set_cookie(request, socket, PROFILE_COOKIE, profile)
    await socket.prepare(request)
    width, height = _cells(request.query.get("width")), _cells(request.query.get("height"))
    request.app[SOCKETS].add(socket)
    try:
        await _visit(request.app[VISITORS], profile, socket, width or 80, height or 24)
    finally:
        request.app[SOCKETS].discard(socket)
    return socket


async def _visit(
    visitors: Visitors, profile: str, socket: web.WebSocketResponse, width: int, height: int
) -> None:
    visitor = await visitors.attach(profile, socket, width, height)
    if isinstance(visitor, Closed):
        await socket.close(code=visitor)
        return
    try:
        async for message in socket:
            if message.type is WSMsgType.TEXT:
                await _take(visitor, socket, message.data)
    finally:
        visitor.detach(socket)


async def _take(visitor: Visitor, socket: web.WebSocketResponse, text: str) -> None:
    """Do what a message from the browser asks; ignore what is none."""
    data: Any = None
    with contextlib.suppress(ValueError, RecursionError):
        data = json.loads(text)
    match data:
        case ["stdin", str(typed)]:
            await visitor.typed(socket, typed)
        case ["resize", {"width": width, "height": height}]:
            columns, rows = _cells(width), _cells(height)
            if columns and rows:
                await visitor.process.send_meta("resize", width=columns, height=rows)
        case ["ping", str(sent)]:
            with contextlib.suppress(ConnectionError):
                await socket.send_json(["pong", sent[:32]])


def _cells(value: object) -> int | None:
    """A number of columns or rows within bounds; None for what is no number."""
    if isinstance(value, str) and value.isascii() and value.isdecimal() and len(value) < 10:
        value = int(value)
    if type(value) is not int:
        return None
    least, most = _CELLS
    return min(max(value, least), most)
