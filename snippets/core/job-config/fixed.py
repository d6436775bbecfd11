"""Job definitions of the batch runner.

jobs.toml has one table per job below [jobs] and shared values below [runner].
"""

from __future__ import annotations

import os
import shlex
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

DEFAULTS: dict[str, Any] = {"timeout": 3600, "enabled": True, "env": {}}
KNOWN_KEYS = {"command", "timeout", "retries", "enabled", "env"}


@dataclass(frozen=True)
class Job:
    """One job as the scheduler starts it; env is added to the runner's own."""

    name: str
    argv: list[str]
    timeout: int
    retries: int
    env: dict[str, str]


def dry_run() -> bool:
    """Whether commands are only logged: RUNNER_DRY_RUN is 1 or 0, unset means 0."""
    value = os.environ.get("RUNNER_DRY_RUN", "0")
    if value not in ("0", "1", ""):
        raise ValueError(f"RUNNER_DRY_RUN must be 0 or 1, not {value!r}")
    return value == "1"


def load_jobs(path: Path) -> list[Job]:
    """The enabled jobs of the file, in file order.

    A job without a command or with an unknown key is a ValueError. retries = 0 says
    that a job must never run twice; a job that says nothing takes the value of
    [runner], else 2. A file that cannot be read or parsed raises OSError or
    tomllib.TOMLDecodeError.
    """
    with path.open("rb") as file:
        config = tomllib.load(file)

    retries = config.get("runner", {}).get("retries", 2)
    jobs = []
    for name, table in config.get("jobs", {}).items():
        settings = DEFAULTS | table
        unknown = settings.keys() - KNOWN_KEYS
        if unknown:
            raise ValueError(f"job {name}: unknown keys {sorted(unknown)}")
        if not settings.get("command"):
            raise ValueError(f"job {name}: no command")
        if not settings["enabled"]:
            continue
        jobs.append(
            Job(
                name=name,
                argv=shlex.split(settings["command"]),
                timeout=settings["timeout"],
                retries=settings.get("retries", retries),
                env=settings["env"] | {"JOB_NAME": name},
            )
        )
    return jobs
