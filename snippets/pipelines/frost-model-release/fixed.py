"""Promotion of the frost warning model: a release that passes goes to production."""
from __future__ import annotations

import hashlib
import json
import logging
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

log = logging.getLogger(__name__)

FILES = ("card.json", "model.bin", "stations.json")
LIMITS = {"error": 1.2, "bias": 0.5, "missed": 0.1}  # degrees, degrees, share of frosts


class Refused(Exception):
    """The release must not go live."""


@dataclass(frozen=True)
class Registry:
    """The place releases come from; `download` takes an address and the token."""

    url: str
    token: str = field(repr=False)
    download: Callable[[str, str], bytes]

    def file(self, version: str, name: str) -> bytes:
        return self.download(f"{self.url}/{version}/{name}", self.token)


def check(registry: Registry, version: str) -> dict[str, bytes]:
    """The contents of FILES; Refused unless they were tested and are good enough."""
    files = {name: registry.file(version, name) for name in FILES}
    card = json.loads(files["card.json"])
    for name, content in files.items():
        if name == "card.json":
            continue
        if hashlib.sha256(content).hexdigest() != card["files"][name]:
            raise Refused(f"{name} is not the file that was tested")
    for name, limit in LIMITS.items():
        value = card["metrics"][name]
        if not abs(value) <= limit:  # not >, which lets NaN through
            raise Refused(f"{name} is {value}, {limit} is allowed")
    return files


def promote(
    registry: Registry,
    version: str,
    production: Path,
    servers: Sequence[str],
    reload: Callable[[str], None],
) -> None:
    """Put a release into the folder `production` and have all servers load it.

    If one cannot load it, the model of before comes back and the error is raised.
    """
    files = check(registry, version)
    staged = production.with_name("staged")
    previous = production.with_name("previous")
    shutil.rmtree(staged, ignore_errors=True)
    staged.mkdir()
    for name, content in files.items():
        (staged / name).write_bytes(content)

    log.info("promoting %s of %s", version, registry.url)
    production.rename(previous)
    staged.rename(production)
    try:
        for server in servers:
            reload(server)
    except Exception:
        log.exception("%s cannot be loaded, going back", version)
        production.rename(staged)
        previous.rename(production)
        for server in servers:
            try:
                reload(server)
            except Exception:
                log.exception("%s is not back at the model of before", server)
        raise
    shutil.rmtree(previous)
