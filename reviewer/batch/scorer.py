"""Scoring of single records, as every worker does it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from reviewer.formats import Record
from reviewer.library import UnknownSnippetError
from reviewer.model import Report
from reviewer.problems import InputError, Problem
from reviewer.sandbox import SandboxError

from .settings import Settings

if TYPE_CHECKING:
    from reviewer.engine import Engine

CHUNK = 200
"""Records scored at a time: the more of one snippet among them, the quicker."""


class Scorer:
    """A library and its engine."""

    def __init__(self, settings: Settings) -> None:
        """Open the libraries. Raises InputError."""
        self.library = settings.open_library(*settings.libraries)
        self._settings = settings
        self._unusable: dict[str, str] = {}

    @cached_property
    def _engine(self) -> Engine:
        # Made for the first review: a process that only hands records on needs none.
        from reviewer.engine import Engine

        if not self._settings.run_suggestions:
            return Engine(self.library)
        from reviewer.sandbox.runner import TestRunner
        from reviewer.suggestions import Trials

        return Engine(self.library, Trials(TestRunner()))

    def score(self, items: Sequence[Record | Problem]) -> list[Report | Problem]:
        """The report of each review, or why there is none. Problems are given back.

        Reviews of one snippet are scored together; where that fails, one by one, so that only
        those at fault are lost.
        """
        results: list[Report | Problem | None] = [
            item if isinstance(item, Problem) else None for item in items
        ]
        places: dict[str, list[int]] = {}
        for place, item in enumerate(items):
            if isinstance(item, Record):
                places.setdefault(item.review.snippet, []).append(place)
        for some in places.values():
            records = [record for place in some if isinstance(record := items[place], Record)]
            for place, result in zip(some, self._scored(records), strict=True):
                results[place] = result
        return [result for result in results if result is not None]

    def _scored(self, records: Sequence[Record]) -> list[Report | Problem]:
        """Results of records of one snippet."""
        if len(records) > 1 and records[0].review.snippet not in self._unusable:
            try:
                self.library.snippet(records[0].review.snippet)
                return [*self._engine.score_together([record.review for record in records])]
            except Exception:  # which of them it was is found out below
                pass
        return [self._one(record) for record in records]

    def _one(self, record: Record) -> Report | Problem:
        snippet_id = record.review.snippet
        try:
            if snippet_id not in self._unusable:
                self.library.snippet(snippet_id)
                return self._engine.score(record.review)
            message = self._unusable[snippet_id]
            return Problem(record.path, record.line, message)
        except UnknownSnippetError as error:
            return Problem(record.path, record.line, str(error), key="snippet")
        except InputError as error:
            # Its files are named once; the other reviews of it only say so.
            self._unusable[snippet_id] = f"the snippet {snippet_id!r} is broken"
            message = f"{self._unusable[snippet_id]}: {error.problems[0]}"
            return Problem(record.path, record.line, message)
        except SandboxError as error:
            message = f"the suggested change cannot be tested: {error}"
            return Problem(record.path, record.line, message)
        except Exception as error:  # a defect of ours in one review must not cost the others
            message = f"scoring failed: {type(error).__name__}: {error}"
            return Problem(record.path, record.line, message, "Please report this")
