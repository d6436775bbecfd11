"""The page, the files it needs, and the headers that keep it to itself."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from aiohttp import web
from aiohttp.typedefs import Handler

from .access import Access

ACCESS = web.AppKey("access", Access)
TOKEN_COOKIE = web.AppKey("token_cookie", str)

_YEAR = 365 * 24 * 3600
_OURS = ("page.css", "page.js", "icon.svg")
_TERMINAL = {
    "textual.js": "js/textual.js",
    "xterm.css": "css/xterm.css",
    "mono.ttf": "fonts/RobotoMono-VariableFont_wght.ttf",
    "mono-italic.ttf": "fonts/RobotoMono-Italic-VariableFont_wght.ttf",
}
_TERMINAL_ROOT = Path(str(files("textual_serve"))) / "static"
"""What textual-serve brings: a terminal for browsers, and its font."""

_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
        "font-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), clipboard-read=(), geolocation=(), microphone=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Server": "reviewer",
}
"""Styles are inline because the terminal writes its own."""


def routes() -> list[web.RouteDef]:
    """The page, and the files it needs by name: no other file can be asked for."""
    return [web.get("/", _page), web.get("/static/{name}", _file)]


@web.middleware
async def guard(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Let in who may come in; everyone else learns nothing."""
    access = request.app[ACCESS]
    if not access.knows_host(request.headers.get("Host")):
        raise web.HTTPForbidden
    if access.admits(request.query.get("token")):
        return await handler(request)
    if access.admits(request.cookies.get(request.app[TOKEN_COOKIE])):
        return await handler(request)
    raise web.HTTPForbidden


async def add_headers(request: web.Request, response: web.StreamResponse) -> None:
    """Give a response the headers that all have."""
    response.headers.update(_HEADERS)
    response.headers.setdefault("Cache-Control", "no-store")


def set_cookie(request: web.Request, response: web.StreamResponse, name: str, value: str) -> None:
    """Have the browser keep a value for this site's own pages, out of reach of scripts."""
    response.set_cookie(
        name,
        value,
        max_age=_YEAR,
        httponly=True,
        samesite="Strict",
        secure=request.secure,
    )


async def _page(request: web.Request) -> web.StreamResponse:
    """The page. A token in its address becomes a cookie; the page takes it out of the address.

    A redirect would not do: after a link on another site a browser sends no strict cookie along.
    """
    response = web.Response(text=_asset("page.html").read_text("utf-8"), content_type="text/html")
    access = request.app[ACCESS]
    if access.token is not None:
        set_cookie(request, response, request.app[TOKEN_COOKIE], access.token)
    return response


async def _file(request: web.Request) -> web.StreamResponse:
    name = request.match_info["name"]
    if name in _OURS:
        path = _asset(name)
    elif name in _TERMINAL:
        path = _TERMINAL_ROOT / _TERMINAL[name]
    else:
        raise web.HTTPNotFound
    return web.FileResponse(path, headers={"Cache-Control": "private, no-cache"})


def _asset(name: str) -> Path:
    return Path(__file__).parent / "assets" / name
