"""SARIF 2.1.0 logs (OASIS): each result is a remark, the tool's name the reviewer's.

Columns are UTF-16 units unless the run's `columnKind` says code points; ends are exclusive. Of
several fixes, which are alternatives, the first is taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any
from urllib.parse import unquote, urlsplit

from reviewer.model import Span
from reviewer.problems import Problem

from .. import limits
from ..foreign.documents import Object, fields, items, number_of, read_values, text_of
from ..foreign.regions import Region, Replacement, Unit, as_suggestion
from ..foreign.remarks import Remark, reviews_of, snippet_of_path
from ..foreign.shape import shape_of
from ..records import ReadOptions, Record, Source
from . import Head

_PLACEHOLDER = re.compile(r"\{(\d{1,2})\}")
_MOST_FILLED = 100
"""Placeholders of one message."""


@dataclass(frozen=True, slots=True)
class _Driver:
    """The tool of a run: its name, its rules in order and by id, and the messages of them all."""

    name: str
    rules: list[Object]
    by_id: Mapping[str, Object]
    messages: Object


def recognises(head: Head) -> bool:
    """Whether it is an object with runs, or says that it is SARIF."""
    shape = shape_of(head.text)
    if shape is None or shape.outer != "{" or "snippet" in shape.keys:
        return False
    return "runs" in shape.keys or {"$schema", "version"} <= shape.keys


def read(source: Source, options: ReadOptions) -> Iterator[Record | Problem]:
    """The reviews in `source`, one for each snippet and tool."""
    yield from reviews_of(_remarks(source, options), source.name, options)


def _remarks(source: Source, options: ReadOptions) -> Iterator[Remark | Problem]:
    for value in read_values(source):
        if isinstance(value, Problem):
            yield value
            continue
        version = text_of(fields(value).get("version")) or ""
        if not version.startswith("2."):
            message = f"the log is of SARIF version {version[:20] or 'unknown'}"
            yield Problem(source.name, None, message, "2.1.0 is read")
            continue
        for run in items(fields(value).get("runs")):
            yield from _run(fields(run), source.name, options)


def _run(run: Object, name: str, options: ReadOptions) -> Iterator[Remark | Problem]:
    driver = _driver(fields(fields(run.get("tool")).get("driver")))
    unit: Unit = "characters" if run.get("columnKind") == "unicodeCodePoints" else "utf-16"
    for item in items(run.get("results")):
        yield _remark(fields(item), driver, unit, name, options)


def _driver(data: Object) -> _Driver:
    rules = [fields(rule) for rule in items(data.get("rules"))]
    # of several rules with one id the first counts
    by_id = {name: rule for rule in reversed(rules) if (name := text_of(rule.get("id")))}
    messages = fields(data.get("globalMessageStrings"))
    return _Driver(text_of(data.get("name")) or "", rules, by_id, messages)


def _remark(
    result: Object, driver: _Driver, unit: Unit, name: str, options: ReadOptions
) -> Remark | Problem:
    message = _message(result, driver)
    if message is None:
        return Problem(name, None, "a result has no message")
    place = fields(fields(next(iter(items(result.get("locations"))), None)).get("physicalLocation"))
    path = _path(fields(place.get("artifactLocation")))
    region = _region(fields(place.get("region")))
    span = region.span if region is not None and region.valid else None
    found = _fix(result, path, span, unit, options)
    if found is None:
        return Remark(path, driver.name, message, span)
    return Remark(path, driver.name, message, found[0], found[1])


def _message(result: Object, driver: _Driver) -> str | None:
    """The message's text, or what the rule's message of that id says, its arguments put in."""
    message = fields(result.get("message"))
    text = text_of(message.get("markdown")) or text_of(message.get("text"))
    if text is None:
        key = text_of(message.get("id")) or ""
        for strings in (fields(_rule(result, driver).get("messageStrings")), driver.messages):
            text = text or text_of(fields(strings.get(key)).get("text"))
    arguments = items(message.get("arguments"))
    return text if text is None or not arguments else _filled(text, arguments)


def _filled(text: str, arguments: list[Any]) -> str:
    """`text` with the arguments in place of `{0}`, `{1}`, ...; those within arguments stay.

    It ends soon after the limit of a comment, where it is refused: placeholders multiply text.
    """
    parts: list[str] = []
    room, end = limits.BODY_CHARACTERS, 0
    for match in islice(_PLACEHOLDER.finditer(text), _MOST_FILLED):
        number = int(match[1])
        argument = text_of(arguments[number]) if number < len(arguments) else None
        parts += [text[end : match.start()], match[0] if argument is None else argument]
        end = match.end()
        room -= len(parts[-2]) + len(parts[-1])
        if room < 0:
            break
    return "".join([*parts, text[end:]])


def _rule(result: Object, driver: _Driver) -> Object:
    index = number_of(result.get("ruleIndex"))
    if index is not None and index < len(driver.rules):
        return driver.rules[index]
    return driver.by_id.get(text_of(result.get("ruleId")) or "", {})


def _path(location: Object) -> str | None:
    uri = text_of(location.get("uri"))
    if uri is None:
        return None
    try:
        return unquote(urlsplit(uri).path)
    except ValueError:
        return uri


def _region(data: Object) -> Region | None:
    """The lines and columns of a region; None for one in bytes or characters alone."""
    first = number_of(data.get("startLine"))
    if not first:
        return None
    return Region(
        first,
        number_of(data.get("startColumn")),
        number_of(data.get("endLine")) or first,
        number_of(data.get("endColumn")),
    )


def _fix(
    result: Object, path: str | None, about: Span | None, unit: Unit, options: ReadOptions
) -> tuple[Span, str] | None:
    fix = fields(next(iter(items(result.get("fixes"))), None))
    replacements: list[Replacement] = []
    for change in items(fix.get("artifactChanges")):
        if _path(fields(fields(change).get("artifactLocation"))) != path:
            return None  # a change of another file as well
        for one in items(fields(change).get("replacements")):
            region = _region(fields(fields(one).get("deletedRegion")))
            if region is None:
                return None
            text = text_of(fields(fields(one).get("insertedContent")).get("text")) or ""
            # without columns a region ends with the line's text: its line end stays
            if region.start is None and region.end is None:
                region = Region(region.first, 1, region.last, None)
            replacements.append(Replacement(region, text))
    snippet = options.snippet or snippet_of_path(path or "")
    code = options.code_of(snippet) if snippet else None
    return as_suggestion(replacements, unit, code, about)
