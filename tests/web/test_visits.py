"""Processes and profiles: who sees what, what is kept, what ends when."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from reviewer.web.options import Limits
from reviewer.web.visitors import Closed, Visitor

from .conftest import PATIENCE, SNIPPET, TITLE, Running, Serve, Visit, browser, visit

WRITTEN = "looked for in a list"


async def open_snippet(seen: Visit) -> None:
    """Choose the snippet in the list."""
    await seen.shows("type to filter")
    await seen.type("warehouses")
    await seen.shows(SNIPPET)
    await seen.type("\r")
    await seen.shows("c Comment")


async def comment(seen: Visit, text: str) -> None:
    """Comment on the first line."""
    await seen.type("c")
    await seen.shows("What is wrong here")
    await seen.type(text)


async def becomes(true: Callable[[], bool]) -> None:
    """Wait until something is so."""
    async with asyncio.timeout(PATIENCE):
        while not true():
            await asyncio.sleep(0.05)


def drafts(home: Path) -> list[str]:
    """The texts of the comments in the drafts of a profile."""
    found = (json.loads(path.read_text("utf-8")) for path in home.glob("drafts/*.json"))
    return [each["body"] for draft in found for each in draft["comments"]]


def runs(pid: int) -> bool:
    """Whether a process runs, or waits to be reaped."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def only(server: Running) -> Visitor:
    """The one visitor there is."""
    (visitor,) = server.visitors
    return visitor


async def test_a_browser_that_comes_back_at_once_finds_everything_as_it_was(serve: Serve) -> None:
    server = await serve()
    async with browser() as session:
        async with visit(session, server) as seen:
            await open_snippet(seen)
            await comment(seen, WRITTEN)
            await becomes(lambda: drafts(server.home()) == [WRITTEN])
        pid = only(server).process.pid
        async with visit(session, server, "width=90&height=30") as seen:
            await seen.shows(WRITTEN)
            await seen.shows(TITLE)
        assert only(server).process.pid == pid


@pytest.mark.slow
async def test_who_comes_back_later_finds_the_draft(serve: Serve) -> None:
    server = await serve(limits=Limits(grace_seconds=0.2))
    async with browser() as session:
        async with visit(session, server) as seen:
            await open_snippet(seen)
            await comment(seen, WRITTEN)
            await asyncio.sleep(0.1)  # shorter than the time after which a draft is saved
            pid = only(server).process.pid
        await becomes(lambda: not runs(pid))
        assert len(server.visitors) == 0
        assert drafts(server.home()) == [WRITTEN]
        async with visit(session, server) as seen:
            await open_snippet(seen)
            await seen.shows(WRITTEN)
    assert server.said == []


async def test_two_visitors_never_see_each_other(serve: Serve) -> None:
    server = await serve()
    async with browser() as ada, browser() as bob:
        async with visit(ada, server) as seen, visit(bob, server) as other:
            await open_snippet(seen)
            await comment(seen, WRITTEN)
            await becomes(lambda: drafts(server.options.home / "web" / of(ada)) == [WRITTEN])
            await open_snippet(other)
            await comment(other, "mine")
            await becomes(lambda: drafts(server.options.home / "web" / of(bob)) == ["mine"])
            assert WRITTEN not in other.text
        assert of(ada) != of(bob)
        assert {path.name for path in (server.options.home / "web").iterdir()} == {of(ada), of(bob)}


def of(session: object) -> str:
    """The profile of a session."""
    return next(c.value for c in session.cookie_jar if c.key == "reviewer-profile")  # type: ignore[attr-defined]


async def test_a_second_tab_takes_over_with_what_was_typed_in_the_first(serve: Serve) -> None:
    server = await serve()
    async with browser() as session, visit(session, server) as first:
        await open_snippet(first)
        await comment(first, WRITTEN)
        async with visit(session, server) as second:
            assert await first.closed() == Closed.ELSEWHERE
            await second.shows(WRITTEN)
            await second.type(" too")
            await becomes(lambda: drafts(server.home()) == [f"{WRITTEN} too"])
        assert len(server.visitors) == 1


async def test_two_servers_never_work_on_the_same_drafts(serve: Serve) -> None:
    server, second = await serve(), await serve()
    async with browser() as session:
        async with visit(session, server) as seen:
            await open_snippet(seen)
            async with visit(session, second) as refused:
                assert await refused.closed() == Closed.ELSEWHERE
            await comment(seen, WRITTEN)
            await becomes(lambda: drafts(server.home()) == [WRITTEN])
            await only(server).end(Closed.QUIT, 5.0)
        async with visit(session, second) as seen:
            await open_snippet(seen)
            await seen.shows(WRITTEN)


async def test_quitting_ends_the_visit_and_the_next_one_starts_anew(serve: Serve) -> None:
    server = await serve()
    async with browser() as session:
        async with visit(session, server) as seen:
            await seen.shows("type to filter")
            pid = only(server).process.pid
            await seen.type("\x11")
            assert await seen.closed() == Closed.QUIT
            assert not runs(pid)
        async with visit(session, server) as seen:
            await seen.shows("type to filter")
    assert server.said == []


async def test_a_visitor_whose_process_dies_is_told_and_no_other_notices(serve: Serve) -> None:
    server = await serve()
    async with browser() as ada, browser() as bob, visit(bob, server) as other:
        await other.shows("type to filter")
        bystander = only(server)
        async with visit(ada, server) as seen:
            await open_snippet(seen)
            await comment(seen, WRITTEN)
            await becomes(lambda: drafts(server.options.home / "web" / of(ada)) == [WRITTEN])
            (victim,) = (each for each in server.visitors if each is not bystander)
            os.kill(victim.process.pid, signal.SIGKILL)
            assert await seen.closed() == Closed.CRASHED
        await other.type("warehouses")
        await other.shows(SNIPPET)
        assert len(server.said) == 1
        async with visit(ada, server) as seen:
            await open_snippet(seen)
            await seen.shows(WRITTEN)


@pytest.mark.slow
async def test_one_visitor_too_many_is_told_so(serve: Serve) -> None:
    server = await serve(limits=Limits(visitors=1))
    async with browser() as ada, browser() as bob:
        async with visit(ada, server) as seen:
            await seen.shows("type to filter")
            async with visit(bob, server) as other:
                assert await other.closed() == Closed.FULL
            assert len(server.visitors) == 1
        await becomes(lambda: only(server).alone_since is not None)
        # ada's browser has gone: her process makes way, before its time
        async with visit(bob, server) as other:
            await other.shows("type to filter")
            assert len(server.visitors) == 1


@pytest.mark.slow
async def test_a_visitor_who_does_nothing_for_long_makes_way(serve: Serve) -> None:
    server = await serve(limits=Limits(idle_seconds=3.0))
    async with browser() as session, visit(session, server) as seen:
        assert await seen.closed() == Closed.IDLE
        await becomes(lambda: len(server.visitors) == 0)


async def test_a_message_too_large_closes_the_socket_not_the_app(serve: Serve) -> None:
    server = await serve(limits=Limits(message_bytes=10_000))
    async with browser() as session:
        async with visit(session, server) as seen:
            await seen.shows("type to filter")
            await seen.socket.send_json(["stdin", "x" * 20_000])
            assert await seen.closed() == 1009
        async with visit(session, server) as seen:
            await open_snippet(seen)
        assert len(server.visitors) == 1


STRANGE = (
    "",
    "[",
    "[" * 50_000,
    "7",
    "{}",
    "[]",
    '["stdin"]',
    '["stdin", 7]',
    '["stdin", ""]',
    '["stdin", "\\ud800"]',
    '["resize", {"width": -1, "height": 1e9}]',
    '["resize", {"width": true, "height": "x"}]',
    '["resize", {"width": 100000000, "height": 0}]',
    '["ping", 7]',
    '["quit", 1]',
    '["attach"]',
)


async def test_strange_messages_do_no_harm(serve: Serve) -> None:
    server = await serve()
    async with browser() as session, visit(session, server, "width=x&height=-1") as seen:
        for message in STRANGE:
            await seen.socket.send_str(message)
        await seen.socket.send_bytes(b"\x00")
        await seen.socket.send_json(["resize", {"width": 100, "height": 40}])
        await open_snippet(seen)


async def test_the_page_is_told_the_colours_of_the_app(serve: Serve) -> None:
    server = await serve()
    async with browser() as session, visit(session, server) as seen:
        await seen.shows("type to filter")
        await seen.type("\x0c")
        await seen.shows("Colours: light")
        (first, *_, last) = seen.looks
    assert isinstance(first, dict)
    assert isinstance(last, dict)
    assert (first["dark"], last["dark"]) == (True, False)
    assert first["background"] != last["background"]


async def test_no_editor_is_opened_on_the_machine_of_the_server(
    serve: Serve, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("EDITOR", f"touch {tmp_path / 'opened'}")
    server = await serve()
    async with browser() as session, visit(session, server) as seen:
        await open_snippet(seen)
        await comment(seen, WRITTEN)
        await seen.type("\x05")
        await seen.shows("No editor can be opened from here")
        await seen.type("!")
        await becomes(lambda: drafts(server.home()) == [f"{WRITTEN}!"])
    assert not (tmp_path / "opened").exists()


@pytest.mark.slow
async def test_a_process_that_does_not_end_is_killed(serve: Serve) -> None:
    server = await serve(limits=Limits(ending_seconds=0.3))
    async with browser() as session, visit(session, server) as seen:
        await seen.shows("type to filter")
        visitor = only(server)
        os.kill(visitor.process.pid, signal.SIGSTOP)
        start = time.monotonic()
        code, _ = await asyncio.gather(seen.closed(), server.visitors.end_all())
        assert code == Closed.GOING_AWAY
        assert time.monotonic() - start < PATIENCE
        assert not runs(visitor.process.pid)
