"""A small client of Chromium's DevTools protocol: as much of it as the tests need."""

from __future__ import annotations

import asyncio
import base64
import itertools
import shutil
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--remote-debugging-port=0",
)
PATIENCE = 15.0
"""Seconds that anything may take on a slow machine."""

FIND_TERMINAL = """
Object.defineProperty(Object.prototype, "_terminal", {
  configurable: true,
  set(terminal) {
    if (terminal && terminal.buffer && terminal.onData) window.foundTerminal ??= terminal;
    Object.defineProperty(this, "_terminal",
      { value: terminal, writable: true, configurable: true, enumerable: true });
  },
});
"""
"""Has the page's terminal, which textual.js keeps to itself, found by its add-ons."""

READ_SCREEN = """
(() => {
  const buffer = window.foundTerminal?.buffer.active, lines = [];
  for (let row = 0; buffer && row < window.foundTerminal.rows; row++)
    lines.push(buffer.getLine(buffer.viewportY + row)?.translateToString(true) ?? "");
  return lines.join("\\n");
})()
"""

KEYS = {
    "Enter": (13, "\r"),
    "Escape": (27, ""),
    "Tab": (9, ""),
    "ArrowDown": (40, ""),
    "End": (35, ""),
    "F2": (113, ""),
    "F6": (117, ""),
}


class Page:
    """One tab."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self.errors: list[str] = []
        self.requested: list[str] = []
        self._socket = socket
        self._numbers = itertools.count(1)
        self._waiting: dict[int, asyncio.Future[Any]] = {}
        self._listening = asyncio.create_task(self._listen())

    async def call(self, method: str, **parameters: Any) -> Any:
        """Call a method of the protocol; its result."""
        number = next(self._numbers)
        answer = self._waiting[number] = asyncio.get_running_loop().create_future()
        await self._socket.send_json({"id": number, "method": method, "params": parameters})
        return await asyncio.wait_for(answer, PATIENCE)

    async def open(self, address: str) -> None:
        """Go to an address."""
        await self.call("Page.navigate", url=address)

    async def reload(self) -> None:
        """Load the page anew."""
        await self.call("Page.reload")

    async def evaluate(self, script: str) -> Any:
        """The value of a script in the page."""
        answer = await self.call(
            "Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True
        )
        return answer["result"].get("value")

    async def screen(self) -> str:
        """What the terminal shows, as text."""
        return str(await self.evaluate(READ_SCREEN))

    async def shows(self, *texts: str, times: int = 1) -> str:
        """Wait until the terminal shows all of the texts so often; what it shows then."""
        return await self._until(
            READ_SCREEN, lambda found: all(found.count(text) >= times for text in texts)
        )

    async def says(self, text: str) -> str:
        """Wait until the page itself shows a text to its reader."""
        return await self._until("document.body.innerText", lambda found: text in found)

    async def type(self, text: str) -> None:
        """Type a text, key by key."""
        for character in text:
            await self._key(character, 0, character)

    async def press(self, *names: str) -> None:
        """Press keys: `Enter`, `Escape`, a letter, `^` before a letter for Ctrl."""
        for name in names:
            if name in KEYS:
                code, text = KEYS[name]
                await self._key(name, code, text)
            elif name.startswith("^"):
                await self._key(name[1:], ord(name[1:].upper()), "", modifiers=2)
            else:
                await self._key(name, 0, name)

    async def paste(self) -> None:
        """Press Ctrl+V, with what a browser with a window makes of it."""
        named = {"key": "v", "code": "KeyV", "windowsVirtualKeyCode": 86, "modifiers": 2}
        await self.call("Input.dispatchKeyEvent", type="rawKeyDown", commands=["paste"], **named)
        await self.call("Input.dispatchKeyEvent", type="keyUp", **named)

    async def click(self, x: float, y: float) -> None:
        """Click with the left button."""
        for kind in ("mousePressed", "mouseReleased"):
            await self.call(
                "Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1
            )

    async def press_button(self, element_id: str) -> None:
        """Click on an element of the page, not of the terminal."""
        x, y = await self.evaluate(
            f"(b => [b.x + b.width / 2, b.y + b.height / 2])"
            f"(document.getElementById({element_id!r}).getBoundingClientRect())"
        )
        await self.click(x, y)

    async def sized(self, width: int, height: int, scale: float = 1, mobile: bool = False) -> None:
        """Give the page that many pixels."""
        await self.call(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=scale,
            mobile=mobile,
        )

    async def downloads_to(self, directory: Path) -> None:
        """Have the browser save what a page offers in a directory."""
        await self.call(
            "Browser.setDownloadBehavior", behavior="allow", downloadPath=str(directory)
        )

    async def picture(self, path: Path) -> None:
        """Keep a picture of the page as PNG."""
        answer = await self.call("Page.captureScreenshot", format="png")
        path.write_bytes(base64.b64decode(answer["data"]))

    async def _key(self, key: str, code: int, text: str, modifiers: int = 0) -> None:
        named = {"key": key, "windowsVirtualKeyCode": code, "modifiers": modifiers}
        if len(key) == 1 and key.isalpha():
            named["code"] = f"Key{key.upper()}"
        elif len(key) > 1:
            named["code"] = key
        kind = "keyDown" if text else "rawKeyDown"
        extra = {"text": text} if text else {}
        await self.call("Input.dispatchKeyEvent", type=kind, **named, **extra)
        await self.call("Input.dispatchKeyEvent", type="keyUp", **named)

    async def _until(self, script: str, true: Any) -> str:
        loop = asyncio.get_running_loop()
        end, found = loop.time() + PATIENCE, ""
        while loop.time() < end:
            found = str(await self.evaluate(script))
            if true(found):
                return found
            await asyncio.sleep(0.1)
        raise AssertionError(f"the page did not come to show it; it shows:\n{found}")

    async def _listen(self) -> None:
        async for message in self._socket:
            data = message.json()
            if "id" in data:
                answer = self._waiting.pop(data["id"])
                if "error" in data:
                    answer.set_exception(RuntimeError(data["error"]["message"]))
                else:
                    answer.set_result(data["result"])
            elif data["method"] == "Network.requestWillBeSent":
                self.requested.append(data["params"]["request"]["url"])
            elif data["method"] == "Runtime.exceptionThrown":
                self.errors.append(str(data["params"]["exceptionDetails"]))
            elif data["method"] == "Log.entryAdded":
                self.errors.append(str(data["params"]["entry"]["text"]))


class Browser:
    """A running Chromium with one profile of its own."""

    def __init__(self, session: aiohttp.ClientSession, root: str) -> None:
        self._session = session
        self._root = root

    async def tab(self) -> Page:
        """A new empty tab."""
        async with self._session.put(f"{self._root}/json/new?about:blank") as answer:
            where = (await answer.json())["webSocketDebuggerUrl"]
        page = Page(await self._session.ws_connect(where, max_msg_size=0))
        for domain in ("Page", "Runtime", "Network", "Log"):
            await page.call(f"{domain}.enable")
        await page.call("Page.addScriptToEvaluateOnNewDocument", source=FIND_TERMINAL)
        await page.call("Page.bringToFront")
        await page.sized(1280, 800)
        return page


@asynccontextmanager
async def chromium(*flags: str) -> AsyncIterator[Browser]:
    """A headless Chromium, ended afterwards with all its processes."""
    assert CHROMIUM is not None
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as directory:
        process = await asyncio.create_subprocess_exec(
            CHROMIUM,
            *FLAGS,
            *flags,
            f"--user-data-dir={directory}",
            "about:blank",
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.DEVNULL,
        )
        try:
            port = await _port(Path(directory) / "DevToolsActivePort", process)
            async with aiohttp.ClientSession() as session:
                browser = Browser(session, f"http://127.0.0.1:{port}")
                yield browser
        finally:
            process.terminate()
            await process.wait()


async def _port(file: Path, process: asyncio.subprocess.Process) -> int:
    loop = asyncio.get_running_loop()
    end = loop.time() + PATIENCE
    while loop.time() < end:
        assert process.returncode is None, "Chromium ended at once"
        if file.exists() and (lines := file.read_text().splitlines()):
            return int(lines[0])
        await asyncio.sleep(0.1)
    raise AssertionError("Chromium does not answer")
