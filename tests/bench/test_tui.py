"""What the terminal UI costs: to start, per key, to submit, in memory."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from textual.screen import Screen

from reviewer.library import Library
from reviewer.model import Rubric, Snippet
from reviewer.tui.app import ReviewerApp
from reviewer.tui.screens.report import ReportScreen
from reviewer.tui.screens.review import ReviewScreen
from reviewer.tui.services import Services

pytestmark = pytest.mark.bench

HERE = Path(__file__).parent
ROOT = HERE.parents[1]


def started(bytecode: Path, what: str) -> tuple[float, float]:
    """CPU milliseconds and megabytes of one start. Bytecode is kept, as in an installation."""
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(bytecode)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    command = [sys.executable, str(HERE / "tui_process.py"), what]
    found = subprocess.run(
        command, env=environment, capture_output=True, text=True, timeout=60, check=True
    )
    cpu, memory = found.stdout.split()[-2:]
    return float(cpu), float(memory)


def test_cpu_to_first_paint(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    least = dict.fromkeys(("bare", "browse", "review"), float("inf"))
    for _ in range(7):  # in turn, so that a busy machine is so for each of them
        for what in least:
            least[what] = min(least[what], started(tmp_path, what)[0])
    bare, browse, review = least.values()
    with capsys.disabled():
        print(f"\nCPU to first paint: bare Textual {bare:.0f} ms, ", end="")
        print(f"snippets {browse:.0f} ms ({browse / bare:.2f} times bare), ", end="")
        print(f"review {review:.0f} ms ({review / bare:.2f} times bare)")
    assert max(browse, review) <= 600
    assert max(browse, review) <= 1.6 * bare


def test_memory_with_the_model_loaded(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    memory = min(started(tmp_path, "scored")[1] for _ in range(2))
    with capsys.disabled():
        print(f"\nresident memory, a review scored: {memory:.0f} MB")
    assert memory <= 90


def long_snippet(lines: int = 1000) -> Snippet:
    """A snippet of many lines of plausible code."""
    code = "".join(f"value_{n} = compute(value_{n - 1}, {n})  # step {n}\n" for n in range(lines))
    rubric = Rubric("Long", 10, 1, 5, "Long.", (), None, None, (), ())
    return Snippet(id="core/long", code=code, rubric=rubric)


async def test_a_cursor_key_in_a_file_of_1000_lines(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Services.open(Library.open(ROOT, builtin=False), home=tmp_path) as services:
        snippet = long_snippet()
        app = ReviewerApp(services, snippet_id=None, cursor_blink=False)
        async with app.run_test(size=(120, 40)) as pilot:
            screen = ReviewScreen(services, snippet)
            screen.set_timer = lambda *_, **__: None  # type: ignore[assignment,method-assign,return-value]
            await app.switch_screen(screen)
            await pilot.pause()
            for keys in (["down"], ["up"], ["shift+down"], ["pagedown"]):
                await pilot.press(*keys * 5)
                before = time.process_time()
                await pilot.press(*keys * 30)
                spent = (time.process_time() - before) / 30 * 1000
                with capsys.disabled():
                    print(f"\n{keys[0]}: {spent:.1f} ms CPU a key")
                if keys != ["pagedown"]:
                    assert spent <= 10
            await pilot.press("slash")
            before = time.process_time()
            await pilot.press(*"value_1")
            typed = (time.process_time() - before) / 7 * 1000
            await pilot.press("enter")
            before = time.process_time()
            await pilot.press(*["n"] * 30)
            stepped = (time.process_time() - before) / 30 * 1000
            with capsys.disabled():
                print(f"\nsearching: {typed:.1f} ms CPU a key; the next hit: {stepped:.1f} ms")
            assert stepped <= 10


class Timed(ReviewerApp):
    """Notes when the report is first drawn with its detail."""

    reported: float | None = None

    def _display(self, screen: Screen[Any], renderable: Any) -> None:
        super()._display(screen, renderable)
        if self.reported is None and isinstance(screen, ReportScreen):
            self.reported = time.perf_counter() if screen.query("#detail > *") else None


async def test_submit_to_report(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with Services.open(Library.open(ROOT, builtin=False), home=tmp_path) as services:
        app = Timed(services, snippet_id="core/card-settlement", cursor_blink=False)
        async with app.run_test(size=(120, 40)) as pilot:
            await pilot.pause(0.3)
            await app.workers.wait_for_complete()
            await pilot.press(*["down"] * 33, "c", *"index", "escape", "S")
            await pilot.pause()
            before = time.perf_counter()
            app.screen.dismiss(True)
            while app.reported is None:
                await asyncio.sleep(0.001)
            spent = (app.reported - before) * 1000
        with capsys.disabled():
            print(f"\nsubmit to report: {spent:.0f} ms")
        assert spent <= 100
