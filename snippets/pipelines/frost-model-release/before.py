"""Promotion of the frost warning model: a release that passes goes to production."""
from __future__ import annotations

import hashlib
import json
import logging
import shutil
from collections.abc import Callable
from pathlib import Path

log = logging.getLogger(__name__)

FILES = ("card.json", "model.bin")
MAX_ERROR = 1.2  # degrees


class Refused(Exception):
    """The release must not go live."""


def check(release: Path) -> None:
    """Raise Refused unless these are the files that were tested, and good enough."""
    card = json.loads((release / "card.json").read_text(encoding="utf-8"))
    model = (release / "model.bin").read_bytes()
    if hashlib.sha256(model).hexdigest() != card["files"]["model.bin"]:
        raise Refused("model.bin is not the file that was tested")
    error = card["metrics"]["error"]
    if not error <= MAX_ERROR:
        raise Refused(f"error is {error}, {MAX_ERROR} is allowed")


def promote(release: Path, production: Path, reload: Callable[[], None]) -> None:
    """Put a release into the folder `production` and have the service load it.

    If that fails, the model of before comes back and the error is raised.
    """
    staged = production.with_name("staged")
    previous = production.with_name("previous")
    shutil.rmtree(staged, ignore_errors=True)
    staged.mkdir()
    for name in FILES:
        shutil.copyfile(release / name, staged / name)
    check(staged)

    log.info("promoting %s", release)
    production.rename(previous)
    staged.rename(production)
    try:
        reload()
    except Exception:
        log.exception("%s cannot be loaded, going back", release)
        production.rename(staged)
        previous.rename(production)
        reload()
        raise
    shutil.rmtree(previous)
