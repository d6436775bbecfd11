"""What an analyser reports about code."""

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
