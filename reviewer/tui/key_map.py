"""Keys that a user chose for commands: read, checked, and held against the other commands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from unicodedata import category, name

from textual.keys import KEY_NAME_REPLACEMENTS

from .commands import COMMANDS, Command, Place

Keys = tuple[str, ...]

MODIFIERS = ("ctrl", "shift", "alt", "super")
NAMED = (
    *("up", "down", "left", "right", "home", "end", "pageup", "pagedown", "insert", "delete"),
    *("enter", "escape", "tab", "space", "backspace"),
    *(f"f{number}" for number in range(1, 25)),
)
"""Keys that are no characters, by the names Textual gives them."""
NO_KEY = "no_key"
"""The key of a command that has none: no terminal sends it."""
_TYPED: frozenset[Place] = frozenset({"browse", "box", "line", "search", "goto"})
"""Where characters are text."""


class NoKeyError(Exception):
    """A text that names no key. The message says why, `remedy` perhaps what is near."""

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(message)
        self.remedy = remedy


@dataclass(frozen=True, slots=True)
class Clash:
    """`loser` keeps no key, because `key` was given to `winner`."""

    key: str
    winner: str
    loser: str


def key_of(text: str) -> str:
    """The Textual name of a key as people write it: `ctrl+e`, `F4`, `?`, `question_mark`.

    Raises NoKeyError.
    """
    *modifiers, last = _parts(text.strip())
    modifiers = [modifier.lower() for modifier in modifiers]
    for modifier in modifiers:
        if modifier not in MODIFIERS:
            raise NoKeyError(f"no modifier {modifier!r}", nearest(modifier, MODIFIERS))
    if len(last) == 1:
        if category(last)[0] in "CZ":
            raise NoKeyError(f"no key {text!r}")
        named = last if last.isalnum() else _character_name(last)
        if modifiers and last.isascii() and last.isalpha():
            named = last.lower()
        return "+".join([*_sorted(modifiers), named])
    named = last.lower()
    if named not in NAMED and named not in _CHARACTER_NAMES:
        raise NoKeyError(f"no key {text!r}", nearest(named, [*NAMED, *_CHARACTER_NAMES]))
    return "+".join([*_sorted(modifiers), named])


def _parts(text: str) -> Sequence[str]:
    """`ctrl+e` in its parts; the plus itself is a key."""
    if text in ("", "+"):
        return [text or " "]
    if text.endswith("++"):
        return [*text[:-2].split("+"), "+"]
    return text.split("+")


def _sorted(modifiers: Iterable[str]) -> list[str]:
    """Modifiers once each, in the order in which Textual writes them."""
    order = ("alt", "ctrl", "shift", "super")
    return sorted(set(modifiers), key=order.index)


def _character_name(character: str) -> str:
    """What Textual calls the key of a character: the end of its Unicode name."""
    text = name(character, "").lower().replace("-", "_").replace(" ", "_")
    if not text:
        raise NoKeyError(f"no key {character!r}")
    return KEY_NAME_REPLACEMENTS.get(text, text)


_CHARACTER_NAMES = frozenset(
    _character_name(chr(code)) for code in range(33, 127) if not chr(code).isalnum()
)


def clashes(chosen: Mapping[str, Keys]) -> tuple[Mapping[str, Keys], tuple[Clash, ...]]:
    """The keys of every command once those `chosen` are taken from the others.

    A command whose every key was taken stands in the clashes, and keeps none.
    """
    keys = {command.id: chosen.get(command.id, command.keys) for command in COMMANDS}
    found: list[Clash] = []
    for winner in COMMANDS:
        for key in chosen.get(winner.id, ()):
            for loser in COMMANDS:
                if loser.id in chosen or key not in keys[loser.id] or not meet(winner, loser):
                    continue
                keys[loser.id] = tuple(other for other in keys[loser.id] if other != key)
                if not keys[loser.id]:
                    found.append(Clash(key, winner.id, loser.id))
    return keys, tuple(found)


def types_text(command: Command, key: str) -> bool:
    """Whether the key would be text where the command applies, and so cannot be its key."""
    *modifiers, last = key.split("+")
    printable = last not in NAMED or last == "space"
    plain = not set(modifiers) - {"shift"}
    somewhere = not command.places or bool(_TYPED & set(command.places))
    return printable and plain and somewhere and command.at_once


def meet(one: Command, other: Command) -> bool:
    """Whether two commands apply at one place, so that a key cannot be of both."""
    return not one.places or not other.places or bool(set(one.places) & set(other.places))


def nearest(word: str, known: Iterable[str]) -> str:
    """`Did you mean ...?` about a mistyped name; "" if nothing is near."""
    close = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f"Did you mean {close[0]}?" if close else ""
