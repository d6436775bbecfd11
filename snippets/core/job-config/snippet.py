"""Job definitions of the batch runner.

jobs.toml has one table per job below [jobs] and shared values below [runner].
"""

from __future__ import annotations

import logging
import os
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

log = logging.getLogger(__name__)

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
    return bool(os.environ.get("RUNNER_DRY_RUN"))  # defect: dry-run-zero-is-true


def load_jobs(path: Path) -> list[Job]:
    """The enabled jobs of the file, in file order.

    A job without a command or with an unknown key is a ValueError. retries = 0 says
    that a job must never run twice; a job that says nothing takes the value of
    [runner], else 2.
    """
    try:
        with path.open("rb") as file:  # decoy: binary-mode
            config = tomllib.load(file)
    except Exception:  # defect: broken-file-means-no-jobs
        log.warning("cannot read %s", path)  # defect: broken-file-means-no-jobs
        return []  # defect: broken-file-means-no-jobs

    runner = config.get("runner", {})
    tables = config.get("jobs", {})
    jobs = []
    for name in tables:  # defect: lookup-by-key
        settings = DEFAULTS | tables[name]  # defect: shared-default-env
        unknown = settings.keys() - KNOWN_KEYS  # decoy: keys-difference
        if unknown:
            raise ValueError(f"job {name}: unknown keys {sorted(unknown)}")
        assert settings.get("command"), f"job {name}: no command"  # defect: assert-on-file
        if not settings["enabled"]:
            continue
        env = settings["env"]
        env["JOB_NAME"] = name  # defect: shared-default-env
        jobs.append(
            Job(
                name=name,
                argv=settings["command"].split(),  # defect: split-breaks-quotes
                timeout=settings["timeout"],
                retries=settings.get("retries") or runner.get("retries") or 2,  # defect: zero-retries-replaced
                env=env,
            )
        )
    return jobs
