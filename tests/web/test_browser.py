"""What a user does, in a real browser, against the program as it is started."""

from __future__ import annotations

import asyncio
import json
import os
import re
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from .conftest import LIBRARY, TITLE
from .devtools import CHROMIUM, PATIENCE, Page, chromium

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed"),
]

ROOT = Path(__file__).parents[2]


class Program:
    """`reviewer serve`, running."""

    def __init__(self, process: asyncio.subprocess.Process, address: str) -> None:
        self.process = process
        self.address = address

    @property
    def port(self) -> str:
        """The port it listens on."""
        (found,) = re.findall(r":(\d+)/", self.address)
        return str(found)

    async def interrupt(self) -> int:
        """Press Ctrl+C; the exit code."""
        self.process.send_signal(signal.SIGINT)
        return await asyncio.wait_for(self.process.wait(), PATIENCE)


@asynccontextmanager
async def program(home: Path, *arguments: str) -> AsyncIterator[Program]:
    """The program on a free port, or on that of the arguments."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "reviewer", "serve", "--port", "0"),
        *("--library", str(LIBRARY), *arguments),
        cwd=ROOT,
        env=os.environ | {"REVIEWER_HOME": str(home)},
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdout is not None
    try:
        line = await asyncio.wait_for(process.stdout.readline(), PATIENCE)
        yield Program(process, line.decode().strip())
    finally:
        if process.returncode is None:
            process.terminate()
            await process.wait()


async def choose(page: Page) -> None:
    """Choose the snippet in the list."""
    await page.shows("type to filter")
    await page.type("warehouses")
    await page.shows("core/shared-items")
    await page.press("Enter")
    await page.shows(TITLE, "c Comment")


async def test_a_review_is_chosen_written_reloaded_submitted_and_reported(tmp_path: Path) -> None:
    async with program(tmp_path) as served, chromium() as browser:
        page = await browser.tab()
        await page.open(served.address)
        await choose(page)

        await page.press("e")
        await page.shows("In your own words")
        await page.type("The items of left that are in right, in order.")
        await page.press("Tab")
        await page.type("O(n*m)")
        await page.press("Tab")
        await page.type("O(n)")
        await page.press("Escape")
        await page.shows("c Comment")
        await page.press(*["ArrowDown"] * 7, "c")
        await page.shows("What is wrong here")
        await page.type("`in` on a list is a linear scan in a loop; ")

        await page.reload()
        await page.shows("linear scan in a loop;")
        await page.type("make right a set.")
        await page.shows("make right a set.")
        await page.press("Escape")
        await page.shows("S Submit")
        await page.press("S")
        await page.shows("1 comment; every question is answered.")
        await page.press("Enter")

        report = await page.shows("Each item is looked for in a list")
        assert "✓ Each item is looked for in a list" in report
        assert "✗ The default dict is shared" in report
        assert await served.interrupt() == 0
        await page.says("The connection is lost")

        assert all(url.startswith(served.address) for url in page.requested)
        assert not [error for error in page.errors if "Content Security Policy" in error]


async def test_a_draft_outlives_the_server_and_the_page_finds_back(tmp_path: Path) -> None:
    async with chromium() as browser:
        page = await browser.tab()
        async with program(tmp_path) as served:
            await page.open(served.address)
            await choose(page)
            await page.press("c")
            await page.shows("What is wrong here")
            await page.type("typed, and never saved by hand")
            await page.shows("never saved by hand")
            assert await served.interrupt() == 0
        await page.says("The connection is lost")
        async with program(tmp_path, "--port", served.port):
            await page.shows("type to filter")
            await choose(page)
            await page.shows("typed, and never saved by hand")


async def test_a_second_tab_takes_over_and_the_first_can_take_it_back(tmp_path: Path) -> None:
    async with program(tmp_path) as served, chromium() as browser:
        first = await browser.tab()
        await first.open(served.address)
        await choose(first)
        second = await browser.tab()
        await second.open(served.address)
        await second.shows(TITLE)
        await first.says("open in another tab")
        await first.call("Page.bringToFront")
        await first.press_button("again")
        await first.shows(TITLE)
        await second.says("open in another tab")


async def test_a_link_on_another_site_leads_to_the_same_draft(tmp_path: Path) -> None:
    async with program(tmp_path) as served, chromium() as browser:
        page = await browser.tab()
        await page.open(served.address)
        await choose(page)
        await page.open(served.address.replace("127.0.0.1", "localhost"))  # another site, to it
        await page.shows("type to filter")
        await page.evaluate(f"location.href = {served.address!r}; 0")
        await page.shows(TITLE, "c Comment")
        assert len(list((tmp_path / "web").iterdir())) == 2


async def test_what_is_copied_can_be_pasted(tmp_path: Path) -> None:
    async with program(tmp_path) as served, chromium() as browser:
        page = await browser.tab()
        await page.open(served.address)
        await choose(page)
        await page.press(*["ArrowDown"] * 3, "y")
        await page.shows("copied")
        await page.press("c")
        await page.shows("What is wrong here")
        await page.paste()
        await page.shows("def shared(left", times=2)


async def test_an_interview_s_summary_is_saved_by_the_browser_not_on_the_server(
    tmp_path: Path,
) -> None:
    home, saved = tmp_path / "home", tmp_path / "saved"
    saved.mkdir()
    async with program(home) as served, chromium() as browser:
        page = await browser.tab()
        await page.downloads_to(saved)
        await page.open(served.address)
        await page.shows("type to filter")
        await page.type("warehouses")
        await page.shows("core/shared-items")
        await page.press("F2")
        await page.shows("Commands")
        await page.type("interview against")
        await page.shows("An interview against", "interview against")
        await page.press("Enter")
        await page.shows("This snippet: Items")
        await page.press("Enter")
        for part in ("❯ Explain", "❯ Complexity", "❯ Review", "❯ Follow-up"):
            await page.shows(part)
            await page.press("F6")
        await page.shows("Submit this review?")
        await page.press("S")
        await page.shows("F6 ", "Score")
        await page.press("F6")
        await page.shows("Time by phase")
        await page.press("e")
        async with asyncio.timeout(PATIENCE):
            while not (found := list(saved.glob("interview-*.html"))):
                await asyncio.sleep(0.1)
        assert "Items two warehouses share" in found[0].read_text("utf-8")
        assert not list(home.rglob("*.html"))


async def test_a_click_reaches_the_app(tmp_path: Path) -> None:
    async with program(tmp_path) as served, chromium() as browser:
        page = await browser.tab()
        await page.open(served.address)
        await choose(page)
        lines = (await page.screen()).splitlines()
        row = next(number for number, line in enumerate(lines) if "for item in left" in line)
        await page.click(300, (row + 0.5) * 800 / len(lines))
        await page.shows("L7 of 18")


async def test_the_page_takes_the_colours_of_the_app(tmp_path: Path) -> None:
    async with program(tmp_path) as served, chromium() as browser:
        page = await browser.tab()
        await page.open(served.address)
        await page.shows("type to filter")
        dark = await page.evaluate("getComputedStyle(document.body).backgroundColor")
        await page.press("^l")
        await page.shows("Colours: light")
        light = await page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert _brightness(dark) < 64
        assert _brightness(light) > 192


async def test_the_token_opens_the_page_and_leaves_the_address(tmp_path: Path) -> None:
    async with program(tmp_path, "--token", "auto") as served, chromium() as browser:
        root = served.address.partition("?")[0]
        page = await browser.tab()
        await page.open(root)
        await page.says("403: Forbidden")
        await page.open(served.address)
        await page.shows("type to filter")
        assert await page.evaluate("location.href") == root
        assert await page.evaluate("document.cookie") == ""
        await page.open(root)
        await page.shows("type to filter")


async def test_a_page_whose_token_is_no_longer_right_says_so(tmp_path: Path) -> None:
    async with chromium() as browser:
        page = await browser.tab()
        async with program(tmp_path, "--token", "auto") as served:
            await page.open(served.address)
            await page.shows("type to filter")
            await served.interrupt()
        async with program(tmp_path, "--token", "auto", "--port", served.port) as served:
            await page.says("with another address")
            await page.open(served.address)
            await page.shows("type to filter")


async def test_the_help_tells_of_the_browser_s_own_keys(tmp_path: Path) -> None:
    async with program(tmp_path) as served, chromium() as browser:
        page = await browser.tab()
        await page.open(served.address)
        await page.shows("type to filter")
        await page.press("?")
        await page.shows("esc closes")
        await page.press("End")
        await page.shows("^v pastes")


async def test_quitting_says_so_and_starts_again(tmp_path: Path) -> None:
    async with program(tmp_path) as served, chromium() as browser:
        page = await browser.tab()
        await page.open(served.address)
        await page.shows("type to filter")
        await page.press("^q")
        await page.says("You have quit.")
        await page.press_button("again")
        await page.shows("type to filter")


def _brightness(colour: str) -> float:
    """The mean of the parts of a CSS colour, 0 to 255."""
    parts = json.loads(f"[{colour[colour.index('(') + 1 : -1]}]")[:3]
    return float(sum(parts) / 3)
