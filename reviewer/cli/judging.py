"""`--judge MODEL`: what the engine is uncertain of goes to a language model that the user names."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import click

from reviewer.coach import (
    Endpoint,
    Judge,
    Settings,
    SettingsError,
    Tally,
    in_order,
    settings_from,
)
from reviewer.disk_cache import DiskCache, user_directory
from reviewer.formats import Scored
from reviewer.problems import Problem

from .console import narrate
from .options import open_library

CACHE = "judge"
STORED_ANSWERS = 20_000
AT_ONCE = 4
"""Questions under way at a time, unless `--jobs` says how many."""
MOST_AT_ONCE = 16


class Judging:
    """The judge that a command line asks for."""

    def __init__(self, model: str, libraries: tuple[Path, ...], jobs: int | None) -> None:
        """Raises UsageError where settings are missing, InputError for a library."""
        try:
            self._settings = settings_from(model, os.environ)
        except SettingsError as error:
            raise click.UsageError(f"--judge: {error}.") from None
        self._judge = Judge(
            model,
            Endpoint(self._settings).ask,
            open_library(libraries).weights(),
            DiskCache(user_directory(CACHE), STORED_ANSWERS),
        )
        self._threads = min(jobs or AT_ONCE, MOST_AT_ONCE)

    def announce(self) -> None:
        """Say what goes where, before anything does."""
        narrate(_announcement(self._settings))

    def judged(self, results: Iterable[Scored | Problem]) -> Iterator[Scored | Problem]:
        """The results in order, uncertain comments decided."""
        return in_order(self._decided, results, self._threads)

    def sum_up(self) -> None:
        """Say how many verdicts are the model's."""
        narrate(_summary(self._judge.tally))

    def _decided(self, result: Scored | Problem) -> Scored | Problem:
        if isinstance(result, Problem):
            return result
        report = self._judge.decide(result.review, result.report, result.snippet)
        return replace(result, report=report)


def _announcement(settings: Settings) -> str:
    text = (
        f"Comments that the engine is uncertain of are decided by {settings.model}: they go to "
        f"{settings.host}, with the snippet and its key."
    )
    if settings.key_is_exposed:
        text += "\nWarning: the address is not https, so the access key travels readable to all."
    return text


def _summary(tally: Tally) -> str:
    text = f"The judge decided {tally.decided:,} of {tally.decided + tally.left:,} uncertain"
    text += " comments"
    return f"{text}; the engine's verdict stands for the others." if tally.left else f"{text}."
