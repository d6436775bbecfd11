"""Progress as the front ends use it: read from the history, all of it derived."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from typing import TYPE_CHECKING

from reviewer.practice.history import Attempt

from .catalogue import Catalogue
from .catalogue_cache import catalogue_of
from .grading import graded
from .level import level
from .log import Entry, read_log
from .schedule import SkillState, due, schedule

if TYPE_CHECKING:
    from reviewer.library import Library

    from .choice import Suggestion
    from .statistics import Statistics


@dataclass(frozen=True)
class Progress:
    """The log of a person's attempts at `now` (aware, UTC), and what follows from it."""

    library: Library
    catalogue: Catalogue
    log: tuple[Entry, ...]
    now: datetime

    @classmethod
    def of(cls, library: Library, attempts: Iterable[Attempt], now: datetime) -> Progress:
        """Read attempts, in any order. Raises HistoryError as reading them does."""
        now = now.astimezone(UTC)
        catalogue = catalogue_of(library)
        return cls(library, catalogue, read_log(attempts, catalogue, now), now)

    @cached_property
    def states(self) -> Mapping[str, SkillState]:
        """How each skill stands that was met, by its name."""
        return schedule(graded(self.log), self.now)

    @cached_property
    def due(self) -> tuple[SkillState, ...]:
        """The skills that are due, the longest overdue first."""
        return due(self.states, self.now)

    @cached_property
    def level(self) -> float:
        """The difficulty that suits the learner, 1..5."""
        return level(self.log, self.catalogue)

    @cached_property
    def statistics(self) -> Statistics:
        """Precision, recall and what else is counted."""
        from .statistics import statistics

        return statistics(self.log, self.catalogue, self.library.weights(), self.now)

    def next(
        self,
        tracks: Collection[str] = (),
        questions: Collection[int] | None = None,
        difficulties: Collection[int] | None = None,
        categories: Collection[str] = (),
        *,
        after: str | None = None,
        skill: str | None = None,
    ) -> Suggestion | None:
        """What to practise next among the snippets of these tracks, questions, difficulties, and
        categories of issues.

        `after` is a snippet just left; `skill` asks for that skill.
        """
        from .choice import Situation, choose

        return choose(
            Situation(
                self.catalogue,
                self.catalogue.within(tracks, questions, difficulties, categories),
                self.log,
                self.states,
                self.now,
                self._variants,
                after,
                skill,
            )
        )

    def _variants(self, base: str, kind_id: str) -> tuple[str, ...]:
        from reviewer.problems import InputError

        from .variants import VariantLibrary

        if not isinstance(self.library, VariantLibrary):
            return ()
        try:
            return self.library.variants(base, kind_id)
        except (LookupError, InputError):
            return ()  # a broken file is named where the snippet itself is opened
