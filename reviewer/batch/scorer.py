"""Scoring of single records, as every worker does it."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from reviewer.formats import Record
from reviewer.library import Library, UnknownSnippetError
from reviewer.model import Report
from reviewer.problems import InputError, Problem

if TYPE_CHECKING:
    from reviewer.engine import Engine


class Scorer:
    """A library and its engine."""

    def __init__(self, libraries: tuple[Path, ...]) -> None:
        """Open the libraries. Raises InputError."""
        self.library = Library.open(*libraries)
        self._unusable: dict[str, str] = {}

    @cached_property
    def _engine(self) -> Engine:
        # Made for the first review: a process that only hands records on needs none.
        from reviewer.engine import Engine

        return Engine(self.library)

    def score(self, record: Record | Problem) -> Report | Problem:
        """The report of a review, or why there is none. A problem is given back."""
        if isinstance(record, Problem):
            return record
        snippet_id = record.review.snippet
        engine = self._engine
        try:
            if snippet_id not in self._unusable:
                self.library.snippet(snippet_id)
                return engine.score(record.review)
            message = self._unusable[snippet_id]
            return Problem(record.path, record.line, message)
        except UnknownSnippetError as error:
            return Problem(record.path, record.line, str(error), key="snippet")
        except InputError as error:
            # Its files are named once; the other reviews of it only say so.
            self._unusable[snippet_id] = f"the snippet {snippet_id!r} is broken"
            message = f"{self._unusable[snippet_id]}: {error.problems[0]}"
            return Problem(record.path, record.line, message)
        except Exception as error:  # a defect of ours in one review must not cost the others
            message = f"scoring failed: {type(error).__name__}: {error}"
            return Problem(record.path, record.line, message, "Please report this")
