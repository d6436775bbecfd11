"""What a user does, in a few words."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import TypeVar

from textual import events
from textual.app import App
from textual.pilot import Pilot
from textual.screen import Screen

from reviewer.tui.app import ReviewerApp

AnyScreen = TypeVar("AnyScreen", bound=Screen)  # type: ignore[type-arg]

FEWEST_LETTERS = 5
"""A run of so many letters is text; a shorter one may be commands."""
_KEYS = {" ": "space", "\n": "enter"}


async def press_keys(pilot: Pilot[None], keys: Sequence[str]) -> None:
    """Press keys one by one; what is text among them in one go."""
    for text, run in groupby(keys, key=lambda key: len(key) == 1 or key == "space"):
        pressed = list(run)
        if text and len(pressed) >= FEWEST_LETTERS:
            burst(pilot.app, pressed[:-1])
            pressed = pressed[-1:]
        await pilot.press(*pressed)


async def type_text(pilot: Pilot[None], text: str) -> None:
    """Type `text` key by key, in one go: the pilot rests after each key that it presses."""
    keys = [_KEYS.get(character, character) for character in text]
    burst(pilot.app, keys[:-1])
    await pilot.press(*keys[-1:])


def burst(app: App[None], keys: list[str]) -> None:
    """Press keys faster than anything can be drawn, as a paste or a slow line does."""
    for key in keys:
        character = " " if key == "space" else key if len(key) == 1 else None
        app.post_message(events.Key(_KEYS.get(key, key), character))


async def on_screen(pilot: Pilot[None], kind: type[AnyScreen]) -> AnyScreen:
    """The screen, once it is of that kind. Fails after some seconds."""
    for _ in range(200):
        if isinstance(pilot.app.screen, kind) and pilot.app.screen.is_mounted:
            await pilot.pause()
            return pilot.app.screen
        await pilot.pause(0.05)
    raise AssertionError(f"still on {pilot.app.screen!r}")


def screen_text(app: ReviewerApp) -> str:
    """What the terminal shows, as text, trailing spaces cut."""
    width, height = app.size
    lines = app.screen._compositor.render_strips()
    del width, height
    return "\n".join("".join(s.text for s in strip).rstrip() for strip in lines)
