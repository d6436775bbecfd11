"""Typed reading of TOML tables: every wrong or unknown key becomes a Problem with its line."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from reviewer.problems import Problem

from .toml_source import KeyPath, TomlSource

if TYPE_CHECKING:
    from reviewer.model import Growth, Span

T = TypeVar("T")
_TYPE_NAMES: dict[type, str] = {
    str: "text",
    int: "a whole number",
    bool: "true or false",
    list: "a list",
    dict: "a table",
}


class Fields:
    """One table of a TOML file, read key by key. `problems` collects what is wrong with it."""

    def __init__(
        self,
        source: TomlSource,
        data: Mapping[str, Any],
        at: KeyPath,
        problems: list[Problem],
        name: str = "",
    ) -> None:
        self._source, self._data, self._at, self._name = source, data, at, name
        self._known: set[str] = set()
        self.problems = problems

    def text(self, key: str, default: str | None = None) -> str:
        """A text that is not blank; required where `default` is None."""
        value = self._get(key, str, default)
        if value is None:
            return ""
        if not value.strip() and default is None:
            self.wrong(key, f"`{key}` is empty")
        return value

    def text_or_none(self, key: str) -> str | None:
        """A text, or None where the key is absent."""
        self._known.add(key)
        return self.text(key) if key in self._data else None

    def integer(self, key: str, default: int, low: int, high: int) -> int:
        """A whole number within `low` to `high`."""
        value = self._get(key, int, default)
        if value is None:
            return default
        if not low <= value <= high:
            self.wrong(key, f"`{key}` is {value}", f"It must lie within {low} to {high}")
            return default
        return value

    def integers(self, key: str, low: int, high: int) -> tuple[int, ...]:
        """A list of whole numbers within `low` to `high`; empty where absent."""
        value = self._get(key, list, [])
        if value is None or not all(type(item) is int and low <= item <= high for item in value):
            self.wrong(key, f"`{key}` must be a list of whole numbers within {low} to {high}")
            return ()
        return tuple(value)

    def number(self, key: str, default: float) -> float:
        """A number that is not negative."""
        self._known.add(key)
        value = self._data.get(key, default)
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < 1e9:
            self.wrong(key, f"`{key}` must be a number that is not negative")
            return default
        return float(value)

    def flag(self, key: str) -> bool:
        """true or false; false where absent."""
        return bool(self._get(key, bool, False))

    def choice(self, key: str, choices: Collection[T]) -> T:
        """One of `choices`; required. The first of them stands in for a wrong value."""
        value = self._get(key, str, None)
        for choice in choices:
            if value == choice:
                return choice
        if value is not None:
            remedy = _nearest(value, [str(choice) for choice in choices])
            self.wrong(key, f"`{key}` cannot be {value!r}", remedy)
        return next(iter(choices))

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; empty where absent."""
        value = self._get(key, list, [])
        if value is None:
            return ()
        if not all(isinstance(item, str) and item.strip() for item in value):
            self.wrong(key, f"`{key}` must be a list of texts, none of them empty")
            return ()
        return tuple(value)

    def spans(self, key: str) -> tuple[Span, ...]:
        """A list of [first, last] line pairs; empty where absent."""
        from reviewer.model import Span

        value = self._get(key, list, [])
        spans = []
        for pair in value or ():
            good = isinstance(pair, list) and len(pair) == 2
            if (
                not good
                or not all(type(line) is int for line in pair)
                or not 1 <= pair[0] <= pair[1]
            ):
                self.wrong(key, f"`{key}` must be pairs [first, last] of lines, counted from 1")
                return ()
            spans.append(Span(*pair))
        return tuple(spans)

    def mapping(self, key: str) -> dict[str, str]:
        """A table of texts; empty where absent."""
        value = self._get(key, dict, {})
        if value is None or not all(isinstance(item, str) for item in value.values()):
            self.wrong(key, f"`{key}` must be a table of texts")
            return {}
        return dict(value)

    def growth(self, key: str) -> Growth | None:
        """A table { before, after }; None where absent."""
        from reviewer.model import Growth

        inner = self.table(key)
        if inner is None:
            return None
        growth = Growth(inner.text("before"), inner.text("after"))
        inner.finish()
        return growth

    def table(self, key: str) -> Fields | None:
        """A sub-table; None where absent."""
        value = self._get(key, dict, {})
        if key not in self._data or value is None:
            return None
        return Fields(self._source, value, (*self._at, key), self.problems, f"[{key}]")

    def tables(self, key: str, most: int) -> list[Fields]:
        """An array of tables, at most `most` of them; empty where absent."""
        value = self._get(key, list, [])
        if value is None or not all(isinstance(item, dict) for item in value):
            self.wrong(key, f"`{key}` must be written as [[{key}]] tables")
            return []
        if len(value) > most:
            self.wrong(key, f"{len(value)} [[{key}]] tables", f"At most {most} are read")
        return [
            Fields(self._source, item, (*self._at, key, number), self.problems, f"[[{key}]]")
            for number, item in enumerate(value[:most])
        ]

    def unique(self, items: Iterable[T], name: Callable[[T], str], what: str) -> tuple[T, ...]:
        """The items, with a problem for each whose name stands already."""
        seen: set[str] = set()
        kept = []
        for number, item in enumerate(items):
            if name(item) in seen:
                line = self._source.line((*self._at, what, number, "id"))
                self.problems.append(
                    Problem(
                        self._source.path, line, f"{what} `{name(item)}` stands twice", key="id"
                    )
                )
                continue
            seen.add(name(item))
            kept.append(item)
        return tuple(kept)

    def wrong(self, key: str, message: str, remedy: str = "") -> None:
        """Record a problem with `key`, at its line."""
        line = self._source.line((*self._at, key))
        self.problems.append(Problem(self._source.path, line, message, remedy, key))

    def finish(self) -> None:
        """Record a problem for each key that nobody asked for."""
        where = f" in {self._name}" if self._name else ""
        for key in self._data:
            if key not in self._known:
                self.wrong(key, f"unknown key `{key}`{where}", _nearest(key, sorted(self._known)))

    def _get(self, key: str, kind: type[T], default: T | None) -> T | None:
        self._known.add(key)
        if key not in self._data:
            if default is None:
                where = f" in {self._name}" if self._name else ""
                self.wrong(key, f"`{key}` is missing{where}")
            return default
        value = self._data[key]
        if type(value) is not kind:
            self.wrong(key, f"`{key}` must be {_TYPE_NAMES[kind]}")
            return None
        return value


def _nearest(word: str, known: list[str]) -> str:
    from difflib import get_close_matches

    close = get_close_matches(word, known, n=1, cutoff=0.6)
    return f"Did you mean `{close[0]}`?" if close else f"Known: {', '.join(known)}"
