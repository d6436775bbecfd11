"""Lines in and lines out."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from contextlib import suppress

BLOCK_END = "."
"""A line of its own that ends a text of several lines."""


class EndOfInputError(Exception):
    """Nothing more will be typed."""


class Dialogue:
    """The talk with the user. What is said must be printable."""

    def __init__(self) -> None:
        reconfigure = getattr(sys.stdin, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")
        if sys.stdin.isatty():
            with suppress(ImportError):
                import readline  # noqa: F401  (gives `input` line editing)

    def say(self, *lines: str) -> None:
        """Write lines."""
        for line in lines:
            sys.stdout.write(line + "\n")
        sys.stdout.flush()

    def ask(self, prompt: str) -> str:
        """One line of input, without space around it. Raises EndOfInputError."""
        return self._line(prompt).strip()

    def block(self, invitation: str, text: str = "") -> str:
        """Several lines, up to a single `.`. `text` is shown as what stands there now."""
        self.say(invitation, *_shown(text), "End with a line that holds only a dot.")
        lines: list[str] = []
        try:
            while (line := self._line("")) != BLOCK_END:
                lines.append(line)
        except EndOfInputError:
            if not lines:
                raise
        return "\n".join(lines)

    def _line(self, prompt: str) -> str:
        try:
            return input(prompt).rstrip("\r")
        except EOFError:
            raise EndOfInputError from None


def _shown(text: str) -> Iterable[str]:
    from reviewer.safe_text import printable

    return [f"  {line}" for line in printable(text).split("\n")] if text else []
