"""One module per output format, each with one function `write(scored, out, options)`.

A new format is a new module and a line in `_MODULES`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Literal, Protocol

from ..records import Scored

Role = Literal["title", "good", "middling", "bad", "faint"]
"""What a piece of text means to the reader, from which a terminal may choose a colour."""


def plain(text: str, role: Role) -> str:
    """`text` as it is: what files and pipes get."""
    return text


class Sink(Protocol):
    """What reports are written to: a text stream, of which only this is used."""

    def write(self, text: str, /) -> object:
        """Take some more text."""


@dataclass(frozen=True, slots=True)
class WriterOptions:
    """What a caller may choose. `width` is in columns, `paint` marks text for a terminal.

    `summary` is a second stream, for Markdown: GitHub's page for the step of a workflow.
    """

    width: int = 88
    paint: Callable[[str, Role], str] = plain
    summary: Sink | None = None


class Writer(Protocol):
    """Writes scored reviews to a text stream as they come."""

    def __call__(
        self, scored: Iterable[Scored], out: Sink, options: WriterOptions = ...
    ) -> None: ...


_MODULES = {
    "text": "text",
    "concise": "concise",
    "json": "json_array",
    "jsonl": "json_lines",
    "junit": "junit",
    "sarif": "sarif",
    "github": "github",
    "gitlab": "gitlab",
    "markdown": "markdown",
    "html": "html_page",
}


def _writer(module: str) -> Writer:
    def write(
        scored: Iterable[Scored], out: Sink, options: WriterOptions = WriterOptions()
    ) -> None:
        writer: Writer = import_module(f"{__name__}.{module}").write
        writer(scored, out, options)

    return write


WRITERS: Mapping[str, Writer] = {name: _writer(module) for name, module in _MODULES.items()}
"""Output format to writer. A writer's module is loaded when it first writes."""
