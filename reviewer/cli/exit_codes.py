"""Exit codes. Scripts depend on them: they are an interface."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """How a command ended."""

    OK = 0
    BELOW_BAR = 1
    """A score lies below --fail-under."""
    BAD_INPUT = 2
    """Wrong usage, or input that cannot be read or is invalid; the good rest was processed."""
    NOTHING_TO_SCORE = 3
    INTERRUPTED = 130
    PIPE_CLOSED = 141
    """The reader of stdout went away, as a shell reports SIGPIPE."""
