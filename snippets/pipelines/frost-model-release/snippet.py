"""Promotion of the frost warning model: a release that passes goes to production."""
from __future__ import annotations

import hashlib
import json
import logging
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
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
    token: str
    download: Callable[[str, str], bytes]

    def file(self, version: str, name: str) -> bytes:
        return self.download(f"{self.url}/{version}/{name}", self.token)


def check(registry: Registry, version: str) -> None:
    """Raise Refused unless these are the files that were tested, and good enough."""
    card = json.loads(registry.file(version, "card.json"))
    model = registry.file(version, "model.bin")
    if hashlib.sha256(model).hexdigest() != card["files"]["model.bin"]:  # defect: stations-unchecked  # decoy: timing-attack
        raise Refused("model.bin is not the file that was tested")
    for name, limit in LIMITS.items():
        value = card["metrics"][name]
        if value > limit:  # defect: nan-goes-live, too-cold-passes
            raise Refused(f"{name} is {value}, {limit} is allowed")


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
    check(registry, version)
    staged = production.with_name("staged")
    previous = production.with_name("previous")
    shutil.rmtree(staged, ignore_errors=True)
    staged.mkdir()
    for name in FILES:
        (staged / name).write_bytes(registry.file(version, name))  # defect: fetched-again

    log.info("promoting %s of %s", version, registry)  # defect: token-in-log
    production.rename(previous)  # decoy: gap-between-renames
    staged.rename(production)
    try:
        for server in servers:
            reload(server)
    except Exception:
        log.exception("%s cannot be loaded, going back", version)
        production.rename(staged)
        previous.rename(production)
        reload(server)  # defect: others-keep-it
        raise
    shutil.rmtree(previous)
