"""One module per output format, each with one function `write(scored, out, options)`.

A new format is a new module and a line in `_MODULES`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Literal, Protocol, TextIO

from ..records import Scored

Role = Literal["title", "good", "middling", "bad", "faint"]
"""What a piece of text means to the reader, from which a terminal may choose a colour."""


def plain(text: str, role: Role) -> str:
    """`text` as it is: what files and pipes get."""
    return text


@dataclass(frozen=True, slots=True)
class WriterOptions:
    """What a caller may choose. `width` is in columns, `paint` marks text for a terminal.

    `fail_under` is the bar that scores are held to, None for none.
    """

    width: int = 88
    paint: Callable[[str, Role], str] = plain
    fail_under: float | None = None


class Writer(Protocol):
    """Writes scored reviews to a text stream as they come."""

    def __call__(
        self, scored: Iterable[Scored], out: TextIO, options: WriterOptions = ...
    ) -> None: ...


_MODULES = {
    "text": "text",
    "concise": "concise",
    "json": "json_array",
    "jsonl": "json_lines",
}


def _writer(module: str) -> Writer:
    def write(
        scored: Iterable[Scored], out: TextIO, options: WriterOptions = WriterOptions()
    ) -> None:
        writer: Writer = import_module(f"{__name__}.{module}").write
        writer(scored, out, options)

    return write


WRITERS: Mapping[str, Writer] = {name: _writer(module) for name, module in _MODULES.items()}
"""Output format to writer. A writer's module is loaded when it first writes."""
