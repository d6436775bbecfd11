"""What analysers report about code."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from .spans import Span

Source = Literal["kind", "pylint", "radon"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One report of one analyser.

    `code` is the analyser's own name for it (a kind id, W0102, cc); `kind` the kind it means,
    if any. `span` covers the whole construct, `core` is the line that shows the defect.
    `names` are the identifiers involved, `confidence` is within 0..1.
    """

    source: Source
    code: str
    span: Span
    core: int
    message: str
    kind: str | None = None
    confidence: float = 1.0
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Defect:
    """What one or several analysers report about one place.

    `evidence` holds every finding of it, the one that says most first; from that come `kind`,
    `core`, `message` and `names`. `span` covers them all. `confidence` is the probability that
    at least one of the sources is right, taken as independent.
    """

    kind: str | None
    span: Span
    core: int
    message: str
    confidence: float
    names: tuple[str, ...]
    evidence: tuple[Finding, ...]

    @property
    def sources(self) -> tuple[Source, ...]:
        """The analysers that see the defect, each once, in order of the evidence."""
        return tuple(dict.fromkeys(finding.source for finding in self.evidence))
