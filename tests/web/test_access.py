"""Who is let in, and what everyone is told."""

from __future__ import annotations

import asyncio
import re
import socket
from dataclasses import replace
from http.client import HTTPConnection
from http.cookies import SimpleCookie
from pathlib import Path

import aiohttp
import pytest

from reviewer.web.access import Access, same_origin
from reviewer.web.options import Options
from reviewer.web.profiles import new_profile, profile_home, profile_or_new

from .conftest import Serve, browser

TOKEN = "a-token-of-some-length"
LOCAL = Options(home=Path())
OPEN = replace(LOCAL, host="0.0.0.0", token=TOKEN, names=("review.test",))


@pytest.mark.parametrize(
    ("host", "here", "open_to_all"),
    [
        ("localhost:8000", True, True),
        ("LOCALHOST", True, True),
        ("127.0.0.1:9999", True, True),  # a forwarded port
        ("[::1]:8000", True, True),
        ("192.168.1.7:8000", False, True),
        ("review.test", False, True),
        ("REVIEW.test.:8000", False, True),
        ("evil.test:8000", False, False),
        ("localhost.evil.test", False, False),
        ("localhost@evil.test", False, False),
        ("127.0.0.1:8000/..", False, False),
        ("[::1", False, False),
        ("127.1", False, False),
        ("", False, False),
        (None, False, False),
    ],
)
def test_a_server_answers_to_its_own_names_and_to_addresses_only(
    host: str | None, here: bool, open_to_all: bool
) -> None:
    assert Access.of(LOCAL).knows_host(host) is here
    assert Access.of(OPEN).knows_host(host) is open_to_all


def test_a_server_open_to_others_answers_to_the_name_of_its_machine() -> None:
    assert Access.of(OPEN).knows_host(f"{socket.gethostname()}:8000")


@pytest.mark.parametrize("given", [None, "", TOKEN[:-1], TOKEN + "x", TOKEN.upper(), "é", "\udcff"])
def test_any_other_token_is_wrong(given: str | None) -> None:
    assert not Access.of(OPEN).admits(given)
    assert Access.of(OPEN).admits(TOKEN)
    assert Access.of(LOCAL).admits(given)


@pytest.mark.parametrize(
    ("origin", "same"),
    [
        ("http://127.0.0.1:8000", True),
        ("https://127.0.0.1:8000", True),  # behind a proxy
        ("http://127.0.0.1:8001", False),
        ("http://127.0.0.1:8000.evil.test", False),
        ("file://127.0.0.1:8000", False),
        ("http://[", False),
        ("null", False),
        ("", False),
        (None, False),
    ],
)
def test_only_our_own_page_may_open_the_socket(origin: str | None, same: bool) -> None:
    assert same_origin(origin, "127.0.0.1:8000") is same


@pytest.mark.parametrize(
    "claimed", [None, "", "..", "../" * 10, "A" * 32, "0" * 31, "0" * 33, "0" * 32 + "\n", "٣" * 32]
)
def test_a_profile_is_named_by_its_id_or_made_anew(claimed: str | None, tmp_path: Path) -> None:
    given = profile_or_new(claimed)
    assert given != claimed
    assert profile_or_new(given) == given
    assert profile_home(tmp_path, given) == tmp_path / "web" / given
    if claimed is not None:
        with pytest.raises(ValueError, match="not the id"):
            profile_home(tmp_path, claimed)


def test_profiles_cannot_be_guessed_or_read_by_others(tmp_path: Path) -> None:
    assert len({new_profile() for _ in range(1000)}) == 1000
    assert profile_home(tmp_path, new_profile()).stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("path", ["/", "/static/page.js", "/ws", "/nothing", "/static/nothing"])
async def test_every_answer_carries_the_headers_that_keep_it_to_itself(
    serve: Serve, path: str
) -> None:
    server = await serve()
    async with browser() as session, session.get(server.origin + path) as answer:
        headers = answer.headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert headers["Server"] == "reviewer"


async def test_the_page_and_its_files_name_nothing_remote(serve: Serve) -> None:
    server = await serve()
    async with browser() as session:
        async with session.get(server.origin) as answer:
            page = await answer.text()
        found = re.findall(r'(?:src|href)="([^"]+)"', page)
        assert "static/textual.js" in found
        for name in ["", *found]:
            async with session.get(f"{server.origin}/{name}") as answer:
                assert answer.status == 200
                body = await answer.read()
            assert not _remote(body), name


def _remote(body: bytes) -> list[bytes]:
    """What a text has loaded from elsewhere: addresses in markup, style sheets and scripts."""
    return re.findall(
        rb"""(?:src|href)=["']?(?:https?:)?//|url\(["']?(?:https?:)?//|@import""", body
    )


@pytest.mark.parametrize(
    "path",
    [
        "/static/",
        "/static/page.html",
        "/static/..%2fserver.py",
        "/static/%2e%2e/server.py",
        "/static/..",
        "/static//etc/passwd",
        "/static/%2fetc%2fpasswd",
        "/static/js/textual.js",
        "/download/x",
    ],
)
async def test_no_other_file_can_be_had(serve: Serve, path: str) -> None:
    server = await serve()
    status, _, body = await raw(server.options.port, path)
    assert status == 404
    assert b"root:" not in body
    assert b"import" not in body


@pytest.mark.parametrize("host", ["evil.test", f"{socket.gethostname()}.evil.test", ""])
async def test_a_rebound_name_is_shown_nothing(serve: Serve, host: str) -> None:
    server = await serve()
    for path in ("/", "/static/page.js", "/ws"):
        status, _, body = await raw(server.options.port, path, host=host)
        assert (status, body) == (403, b"403: Forbidden")


@pytest.mark.parametrize("query", ["", "?token=", "?token=wrong", f"?token={TOKEN}x", "?Token=x"])
async def test_without_the_token_nothing_is_shown(serve: Serve, query: str) -> None:
    server = await serve(token=TOKEN)
    for path in ("/", "/static/page.js", "/ws", "/nothing"):
        status, headers, body = await raw(server.options.port, path + query)
        assert (status, body) == (403, b"403: Forbidden")
        assert "set-cookie" not in headers


async def test_the_token_is_given_once_and_then_kept_as_a_cookie(serve: Serve) -> None:
    server = await serve(token=TOKEN)
    async with browser() as session:
        async with session.get(f"{server.origin}/?token={TOKEN}") as answer:
            assert answer.status == 200
            (cookie,) = SimpleCookie(answer.headers["Set-Cookie"]).values()
        assert cookie["httponly"]
        assert cookie["samesite"] == "Strict"
        async with session.get(f"{server.origin}/static/page.js") as answer:
            assert answer.status == 200
    async with browser() as other, other.get(f"{server.origin}/static/page.js") as answer:
        assert answer.status == 403


async def test_the_profile_is_given_with_the_socket_only(serve: Serve) -> None:
    server = await serve()
    async with browser() as session:
        async with session.get(server.origin) as answer:
            assert "Set-Cookie" not in answer.headers
        origin = {"Origin": server.origin}
        async with session.ws_connect(f"{server.origin}/ws", headers=origin) as connected:
            assert not connected.closed
        (cookie,) = session.cookie_jar
    assert cookie.value == server.home().name
    assert cookie["httponly"]
    assert cookie["samesite"] == "Strict"


@pytest.mark.parametrize("origin", [None, "http://evil.test", "null"])
async def test_a_page_of_another_site_gets_no_socket(serve: Serve, origin: str | None) -> None:
    server = await serve()
    headers = {} if origin is None else {"Origin": origin}
    async with browser() as session:
        with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
            await session.ws_connect(f"{server.origin}/ws", headers=headers)
    assert refused.value.status == 403
    assert len(server.visitors) == 0


async def raw(
    port: int, path: str, *, host: str = "127.0.0.1"
) -> tuple[int, dict[str, str], bytes]:
    """GET a path just as it is written; status, headers in small letters, body."""

    def get() -> tuple[int, dict[str, str], bytes]:
        connection = HTTPConnection("127.0.0.1", port, timeout=20)
        connection.putrequest("GET", path, skip_host=True)
        connection.putheader("Host", host)
        connection.endheaders()
        answer = connection.getresponse()
        headers = {name.lower(): value for name, value in answer.getheaders()}
        body = answer.read()
        connection.close()
        return answer.status, headers, body

    return await asyncio.to_thread(get)
