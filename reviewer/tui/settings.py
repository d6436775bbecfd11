"""What a user can set: `config.toml`, with its defaults, its errors, and the theme written back."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, get_args

from reviewer.library.toml_source import KeyPath, TomlSource, parse_toml
from reviewer.practice.whole_file import replace_file
from reviewer.problems import InputError, Problem

from .commands import COMMANDS, HEADINGS, command

ThemeName = Literal["dark", "light", "colour-blind", "colour-blind-light"]
THEMES: tuple[ThemeName, ...] = get_args(ThemeName)

MAX_BYTES = 200_000
"""A larger file was not written by a person."""
_KEYS = ("theme", "mouse", "keys")


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings, each with its default. `keys` are Textual key names by command id."""

    theme: ThemeName = "dark"
    mouse: bool = True
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def load(path: Path) -> tuple[Settings, tuple[Problem, ...]]:
    """The settings in a file, and what is wrong with it; what is wrong keeps its default."""
    try:
        if path.stat().st_size > MAX_BYTES:
            return Settings(), (Problem(str(path), None, "too large for settings"),)
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return Settings(), ()
    except (OSError, UnicodeError) as error:
        return Settings(), (Problem(str(path), None, f"cannot be read: {error}"),)
    return parse(text, str(path))


def parse(text: str, path: str) -> tuple[Settings, tuple[Problem, ...]]:
    """The settings in a TOML text, and what is wrong with it, by line."""
    try:
        source = parse_toml(text, path)
    except InputError as error:
        return Settings(), error.problems
    return _Reader(source).settings()


class _Reader:
    """Reads one file; notes every problem with its line, and goes on."""

    # what checks keys is loaded where there are settings, not at every start

    def __init__(self, source: TomlSource) -> None:
        self._source = source
        self._problems: list[Problem] = []

    def settings(self) -> tuple[Settings, tuple[Problem, ...]]:
        from .key_map import nearest

        data = self._source.data
        for key in data:
            if key not in _KEYS:
                self._wrong((key,), f"unknown key `{key}`", nearest(key, _KEYS))
        theme: ThemeName = "dark"
        if "theme" in data:
            found = next((name for name in THEMES if name == data["theme"]), None)
            if found is None:
                names = ", ".join(THEMES)
                remedy = nearest(str(data["theme"]), THEMES)
                self._wrong(
                    ("theme",), "no such theme", f"{remedy}{' ' * bool(remedy)}Themes: {names}."
                )
            theme = found or theme
        mouse = data.get("mouse", True)
        if not isinstance(mouse, bool):
            self._wrong(("mouse",), "`mouse` must be true or false")
            mouse = True
        keys = self._keys(data.get("keys", {}))
        return Settings(theme, mouse, keys), tuple(sorted(self._problems, key=_by_line))

    def _keys(self, table: Any) -> dict[str, tuple[str, ...]]:
        from .key_map import clashes

        if not isinstance(table, dict):
            self._wrong(("keys",), "`keys` must be a table: [keys]")
            return {}
        chosen: dict[str, tuple[str, ...]] = {}
        for command_id, value in table.items():
            keys = self._keys_of(command_id, value)
            if keys:
                chosen[command_id] = keys
        for command_id in list(chosen):
            self._twice(command_id, chosen)
        for clash in clashes(chosen)[1]:
            message = f"`{clash.loser}` has no key left, `{clash.winner}` took {clash.key}"
            self._wrong(("keys", clash.winner), message, f"Give `{clash.loser}` a key too.")
        return chosen

    def _keys_of(self, command_id: str, value: Any) -> tuple[str, ...]:
        """The keys given to a command; none where something is wrong."""

        from .key_map import NoKeyError, key_of, nearest, types_text

        at = ("keys", command_id)
        found = command(command_id)
        if found is None:
            ids = [known.id for known in COMMANDS]
            self._wrong(at, f"no command `{command_id}`", nearest(command_id, ids))
            return ()
        texts = [value] if isinstance(value, str) else value
        if not isinstance(texts, list) or not texts or not all(isinstance(t, str) for t in texts):
            self._wrong(at, f"`{command_id}` must be a key or a list of keys")
            return ()
        keys: list[str] = []
        for text in texts:
            try:
                key = key_of(text)
            except NoKeyError as error:
                self._wrong(at, str(error), error.remedy)
                continue
            if key not in found.keys and types_text(found, key):
                self._wrong(at, f"{text!r} is text where `{command_id}` applies", "Add ctrl+.")
            else:
                keys.append(key)
        return tuple(dict.fromkeys(keys))

    def _twice(self, command_id: str, chosen: dict[str, tuple[str, ...]]) -> None:
        """Drop what an earlier command of the file was given for the same place."""
        from .key_map import meet

        for earlier in list(chosen):
            if earlier == command_id:
                return
            one, other = command(earlier), command(command_id)
            both = set(chosen[earlier]) & set(chosen[command_id])
            if one and other and both and meet(one, other):
                key = min(both)
                message = f"{key} is given to `{earlier}` already"
                self._wrong(("keys", command_id), message)
                rest = tuple(key for key in chosen[command_id] if key not in both)
                if not rest:
                    del chosen[command_id]
                    return
                chosen[command_id] = rest

    def _wrong(self, key: KeyPath, message: str, remedy: str = "") -> None:
        name = ".".join(str(part) for part in key)
        self._problems.append(
            Problem(self._source.path, self._source.line(key), message, remedy, name)
        )


def _by_line(problem: Problem) -> int:
    return problem.line or 0


# writing back

_THEME_LINE = re.compile(r"^([ \t]*theme[ \t]*=[ \t]*)(\"[^\"\n]*\"|'[^'\n]*')", re.MULTILINE)
_TABLE = re.compile(r"^[ \t]*\[", re.MULTILINE)


def with_theme(text: str, theme: ThemeName) -> str | None:
    """The TOML text with that theme and all else untouched; None where that cannot be done."""
    table = _TABLE.search(text)
    head, rest = (text[: table.start()], text[table.start() :]) if table else (text, "")
    if _THEME_LINE.search(head):
        head = _THEME_LINE.sub(lambda match: f'{match[1]}"{theme}"', head, count=1)
    else:
        head = f'theme = "{theme}"\n{head}'
    new = head + rest
    try:
        before, after = tomllib.loads(text), tomllib.loads(new)
    except (tomllib.TOMLDecodeError, RecursionError):
        return None
    return new if after == before | {"theme": theme} else None


def remember_theme(path: Path, theme: ThemeName) -> str | None:
    """Write the theme into the settings; what went wrong, else None."""
    try:
        text = path.read_bytes().decode("utf-8") if path.exists() else ""
        new = with_theme(text, theme)
        if new is None:
            return f"{path} could not be changed: mend it, or set the theme there"
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(path.resolve(), new)
    except (OSError, UnicodeError) as error:
        return f"the theme could not be kept in {path}: {error}"
    return None


def documented() -> str:
    """A `config.toml` of all defaults, each with what it does; reading it changes nothing."""
    lines = [
        "# Settings of reviewer. What is left out keeps its default.",
        "",
        f"# {', '.join(THEMES)}; ctrl+l switches, and writes it here",
        'theme = "dark"',
        "# false leaves the mouse to the terminal",
        "mouse = true",
        "",
        "# a key, or a list of keys: ctrl+e, f4, shift+up, ?",
        "[keys]",
    ]
    group = None
    for each in COMMANDS:
        if each.group != group:
            group = each.group
            lines.append(f"# {HEADINGS[group]}")
        keys = ", ".join(f'"{key}"' for key in each.keys)
        lines.append(f"{each.id} = [{keys}]  # {each.help}")
    return "\n".join(lines) + "\n"
