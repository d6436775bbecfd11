"""Draw the screens of a session: `python tests/screenshots.py [DIR]`.

Drives the real app without a terminal, with the built-in library and the real engine. Into DIR
goes one SVG per moment and theme; without DIR the pictures of the README are drawn anew.
"""

from __future__ import annotations

import asyncio
import re
import sys
import tempfile
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Literal

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from textual.pilot import Pilot  # noqa: E402

from reviewer.library import Library  # noqa: E402
from reviewer.tui.app import ReviewerApp  # noqa: E402
from reviewer.tui.services import Services  # noqa: E402

PICTURES = ROOT / ".github" / "pictures"
README = ("snippets", "review", "report")
FONTS = "ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace"

SIZE = (110, 34)
Theme = Literal["dark", "light"]
THEMES: tuple[Theme, ...] = ("dark", "light")
Picture = tuple[str, str]


@dataclass(frozen=True)
class Shot:
    """A moment of a session: its name, how to get there from the moment before."""

    name: str
    keys: tuple[str, ...]


def typed(text: str) -> tuple[str, ...]:
    """Keys that write `text`."""
    return tuple({" ": "space", "\n": "enter"}.get(character, character) for character in text)


def to_line(line: int) -> tuple[str, ...]:
    """Keys that go to a line from anywhere, as long as no comment stands above it."""
    return ("home", *["down"] * (line - 1))


REVIEW = (
    *("e", *typed("Pairs each sale with its payout by reference and sorts the sales into ")),
    *typed("settled, disputed and open; then sums the open ones per store."),
    *("tab", *typed("O(n*m)"), "tab", *typed("O(n)"), "escape"),
)
FIRST = (
    *(*to_line(34), "shift+down", "c"),
    *typed("This walks all payouts for every sale, so it is O(n*m). "),
    *typed("Index the payouts by reference in a dict once and look each sale up."),
    "escape",
)
COMPARED = "payout.net + payout.fee == sale.amount:"
SECOND = (
    *("down", "s"),
    *typed("Floats are not exact: 0.1 + 0.2 == 0.3 is False. Compare whole cents."),
    *("tab", *["right"] * 19, *["shift+right"] * len(COMPARED), "backspace"),
    *(*typed("round(100 * (payout.net + payout.fee)) == round(100 * sale.amount):"), "escape"),
)

SESSION: Sequence[Shot] = (
    Shot("review", (*typed("card sales"), "enter", "wait", *REVIEW, *FIRST, *SECOND)),
    Shot("submit", (*["down"] * 4, "c", *typed("The break ends both loops."), "f5")),
    Shot("report", ("S", "wait", "down")),
    Shot("comment", tuple(["down"] * 7)),
    Shot("score", ("home",)),
    Shot("fix", ("end",)),
    Shot("snippets", ("q", "wait", "escape")),
)


def halves(keys: tuple[str, ...], parts: int) -> list[tuple[str, ...]]:
    """Keys in so many runs: a picture after each shows them being typed."""
    length = -(-len(keys) // parts)
    return [keys[first : first + length] for first in range(0, len(keys), length)]


DEMO: Sequence[tuple[float, tuple[str, ...]]] = (
    (2.0, ()),
    (1.2, typed("card sales")),
    (2.5, ("enter", "wait")),
    *((1.0, keys) for keys in halves(REVIEW, 2)),
    *((0.8, keys) for keys in halves(FIRST, 4)),
    *((1.0, keys) for keys in halves(SECOND, 3)),
    (1.5, (*["down"] * 4, "c", *typed("The break ends both loops."))),
    (1.5, ("f5",)),
    (3.0, ("S", "wait", "down")),
    (3.0, ("down",)),
    (3.0, tuple(["down"] * 6)),
)
"""The animated pictures of the README: seconds that each is shown, and how to get there."""


async def draw_demo() -> str:
    """A session as one SVG that moves, in a loop."""
    ids = count(1)
    frames: list[tuple[float, str]] = []
    with (
        tempfile.TemporaryDirectory() as home,
        Services.open(
            Library.open(ROOT, builtin=False), home=Path(home), new_id=lambda: f"id{next(ids)}"
        ) as services,
    ):
        app = ReviewerApp(services, theme="dark", cursor_blink=False)
        async with app.run_test(size=SIZE) as pilot:
            await pilot.pause(0.5)
            for seconds, keys in DEMO:
                await press(pilot, keys)
                frames.append((seconds, self_contained(app.export_screenshot(title="reviewer"))))
    return animated(frames)


def animated(frames: Sequence[tuple[float, str]]) -> str:
    """Pictures of one size shown one after the other (SMIL, which needs no script)."""
    total = sum(seconds for seconds, _ in frames)
    box = re.search(r'viewBox="[^"]*"', frames[0][1])
    assert box is not None, "a picture without a view box"
    parts, begun = [], 0.0
    for seconds, svg in frames:
        first, last = begun / total, (begun + seconds) / total
        begun += seconds
        times = f"0;{first:.4f};{last:.4f}" if first else f"0;0;{last:.4f}"
        parts.append(
            f'<g visibility="hidden"><animate attributeName="visibility" dur="{total:g}s" '
            f'repeatCount="indefinite" calcMode="discrete" values="hidden;visible;hidden" '
            f'keyTimes="{times}"/>{svg}</g>'
        )
    return f'<svg xmlns="http://www.w3.org/2000/svg" {box.group()}>{"".join(parts)}</svg>\n'


async def draw(size: tuple[int, int], theme: Theme) -> AsyncIterator[Picture]:
    """One session in one size and theme: the name of each moment, and its SVG."""
    ids = count(1)
    with (
        tempfile.TemporaryDirectory() as home,
        Services.open(
            Library.open(ROOT, builtin=False), home=Path(home), new_id=lambda: f"id{next(ids)}"
        ) as services,
    ):
        app = ReviewerApp(services, theme=theme, cursor_blink=False)
        async with app.run_test(size=size) as pilot:
            await pilot.pause(0.5)
            for shot in SESSION:
                await press(pilot, shot.keys)
                yield shot.name, self_contained(app.export_screenshot(title="reviewer"))


def self_contained(svg: str) -> str:
    """The picture with fonts every machine has, nothing fetched from elsewhere."""
    return re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL).replace(
        "Fira Code, monospace", FONTS
    )


async def press(pilot: Pilot[None], keys: Sequence[str]) -> None:
    """Press keys; "wait" waits until nothing is being loaded or scored."""
    for key in keys:
        if key == "wait":
            await pilot.pause(0.5)
            await pilot.app.workers.wait_for_complete()
            await pilot.pause(0.3)
        else:
            await pilot.press(key)
    await pilot.pause(0.2)


async def draw_readme() -> None:
    """The pictures of the README."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    async for name, svg in draw(SIZE, "dark"):
        if name in README:
            (PICTURES / f"{name}.svg").write_text(svg, encoding="utf-8")
    (PICTURES / "demo.svg").write_text(await draw_demo(), encoding="utf-8")


async def draw_all(directory: Path) -> None:
    """Every moment in both themes."""
    directory.mkdir(parents=True, exist_ok=True)
    for theme in THEMES:
        async for name, svg in draw(SIZE, theme):
            (directory / f"{name}-{theme}.svg").write_text(svg, encoding="utf-8")


def main() -> None:
    """Draw what the command line asks for."""
    if len(sys.argv) > 2:
        sys.exit("usage: python tests/screenshots.py [DIR]")
    asyncio.run(draw_all(Path(sys.argv[1])) if len(sys.argv) == 2 else draw_readme())


if __name__ == "__main__":
    main()
