"""Running code apart: an author's own with limits, and strangers' behind walls.

`walls` builds the sandbox with bubblewrap, `limits` and `launch` bound a process, `watch` bounds
all of a sandbox, `system_calls` filters. `program` runs a program; `runner` runs tests, by way of
`conversation` on this side and `worker` on the other. Imported from here are the outcomes alone:
the rest starts processes, and costs 40 ms.
"""

from .outcome import (
    CannotCollect,
    CannotRun,
    CannotTest,
    Ended,
    Outcome,
    SandboxError,
    Stopped,
)

__all__ = [
    "CannotCollect",
    "CannotRun",
    "CannotTest",
    "Ended",
    "Outcome",
    "SandboxError",
    "Stopped",
]
