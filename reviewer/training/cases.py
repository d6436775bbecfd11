"""A labelled review with what it is about."""

from __future__ import annotations

from dataclasses import dataclass

from reviewer.agreement.gold import Labelled
from reviewer.model import Snippet


@dataclass(frozen=True)
class Case:
    """A labelled review with its snippet."""

    labelled: Labelled
    snippet: Snippet
    corpus: str

    @property
    def voice(self) -> str:
        """Who wrote: voices of different corpora are different people."""
        return self.labelled.gold.style
