"""Checks of decoded JSON: types, keys and limits, each fault with its place and its remedy."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from reviewer.problems import InputError, Problem

from . import limits
from .decode import NotJson, RepeatedKeys, Where, line_at


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with a decoded value. `where` leads to it."""

    where: Where
    message: str
    remedy: str = ""


class Checker:
    """Takes typed values out of decoded JSON and collects what is wrong with them.

    Each method returns a usable value even where it notes a fault, so that one pass names all.
    """

    def __init__(self) -> None:
        self.faults: list[Fault] = []

    def note(self, where: Where, message: str, remedy: str = "") -> None:
        """Record a fault at `where`."""
        self.faults.append(Fault(where, message, remedy))

    def mapping(
        self, value: object, where: Where, known: tuple[str, ...], required: tuple[str, ...] = ()
    ) -> Mapping[str, Any]:
        """`value` as an object with no other keys than `known`, and all of `required`."""
        if not isinstance(value, dict):
            self._wrong_type(value, where, "an object")
            return {}
        if isinstance(value, RepeatedKeys):
            self.note((*where, value.key), f"key {_quote(value.key)} occurs more than once")
        for key in value:
            if key not in known:
                self.note(
                    (*where, key),
                    f"unknown key {_quote(key)}{_inside(where)}",
                    _nearest(key, known),
                )
        for key in required:
            if key not in value:
                self.note(where, f"`{key}` is missing{_inside(where)}")
        return value

    def text(self, value: object, where: Where, limit: int) -> str:
        """`value` as text of at most `limit` characters, its line ends made `\\n`."""
        if not isinstance(value, str):
            self._wrong_type(value, where, "text")
            return ""
        if len(value) > limit:
            self.note(where, f"`{name_of(where)}` has {len(value):,} characters", _at_most(limit))
            return ""
        if value.isascii():
            if "\0" in value:
                self.note(where, f"`{name_of(where)}` holds a NUL character")
        else:
            self._unicode(value, where)
        return value.replace("\r\n", "\n")

    def optional_text(self, value: object, where: Where, limit: int) -> str | None:
        """As `text`, or None for null."""
        return None if value is None else self.text(value, where, limit)

    def items(self, value: object, where: Where, limit: int) -> list[object]:
        """`value` as an array of at most `limit` items."""
        if not isinstance(value, list):
            self._wrong_type(value, where, "an array")
            return []
        if len(value) > limit:
            self.note(where, f"`{name_of(where)}` has {len(value):,} items", _at_most(limit))
            return []
        return value

    def line_number(self, value: object, where: Where) -> int | None:
        """`value` as a line number, None for null."""
        if value is None:
            return None
        if not isinstance(value, int) or isinstance(value, bool):
            self._wrong_type(value, where, "a whole number")
            return None
        if not 1 <= value <= limits.LINE_NUMBER:
            remedy = f"Lines count from 1 to {limits.LINE_NUMBER:,}"
            self.note(where, f"`{name_of(where)}` is no line number", remedy)
            return None
        return value

    def _wrong_type(self, value: object, where: Where, wanted: str) -> None:
        subject = f"`{name_of(where)}`" if where else "the review"
        self.note(where, f"{subject} is {_type_of(value)}, {wanted} is expected")

    def _unicode(self, value: str, where: Where) -> None:
        try:
            value.encode()
        except UnicodeEncodeError:
            self.note(where, f"`{name_of(where)}` holds half of a surrogate pair, which is no text")
        if "\0" in value:
            self.note(where, f"`{name_of(where)}` holds a NUL character")


def problems(faults: list[Fault], path: str, line: int | None, text: str = "") -> list[Problem]:
    """`faults` of one record as problems of `path`, the first ones spelled out, the rest counted.

    `line` is the line on which the record starts, `text` begins with the record as written.
    """
    found = []
    for fault in faults[: limits.FAULTS_PER_RECORD]:
        place = line
        if line is not None and text:
            place = line + line_at(text, 0, fault.where) - 1
        key = name_of(fault.where) or None
        found.append(Problem(path, place, fault.message, fault.remedy, key))
    return found + _rest(len(faults), path, line)


def first_problems(found: list[Problem], path: str) -> list[Problem]:
    """The first of the problems of one record, and how many more there are."""
    return found[: limits.FAULTS_PER_RECORD] + _rest(len(found), path, None)


def _rest(count: int, path: str, line: int | None) -> list[Problem]:
    hidden = count - limits.FAULTS_PER_RECORD
    return [Problem(path, line, f"{hidden:,} more faults in this review")] if hidden > 0 else []


def input_error(faults: list[Fault], path: str) -> InputError:
    """`faults` as an exception, for callers that hold one value and no file."""
    return InputError(problems(faults, path, None))


def name_of(where: Where) -> str:
    """`where` as people write it: `comments[2].line`."""
    name = ""
    for step in where:
        if isinstance(step, int):
            name += f"[{step}]"
        else:
            name += f".{_short(step)}" if name else _short(step)
    return name


def _type_of(value: object) -> str:
    if isinstance(value, NotJson):
        return value.text
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    names = {str: "text", int: "a number", float: "a decimal number", list: "an array"}
    return names.get(type(value), "an object")


def _nearest(key: str, known: tuple[str, ...]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(key[: limits.NAME_CHARACTERS], known, n=1, cutoff=0.5)
    return f"Did you mean `{near[0]}`?" if near else f"Known: {', '.join(known)}"


def _inside(where: Where) -> str:
    return f" in `{name_of(where)}`" if where else ""


def _at_most(limit: int) -> str:
    return f"At most {limit:,} are read"


def _quote(key: str) -> str:
    return f"`{_short(key)}`"


def _short(key: str) -> str:
    return key if len(key) <= 60 else key[:59] + "…"
