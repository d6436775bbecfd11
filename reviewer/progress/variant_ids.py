"""Ids of variants: `<track>/<slug>~<kind>-<n>`, n from 1."""

from __future__ import annotations

import re
from dataclasses import dataclass

_VARIANT = re.compile(r"([^~/]+/[^~/]+)~([a-z0-9]+(?:-[a-z0-9]+)*)-([1-9][0-9]{0,2})")


@dataclass(frozen=True, slots=True)
class VariantId:
    """The snippet `base` with defect number `number` of `kind` put into its fixed version."""

    base: str
    kind: str
    number: int

    @classmethod
    def parse(cls, snippet_id: str) -> VariantId | None:
        """The parts of a variant's id; None where it is not one."""
        match = _VARIANT.fullmatch(snippet_id)
        return cls(match[1], match[2], int(match[3])) if match else None

    def __str__(self) -> str:
        return f"{self.base}~{self.kind}-{self.number}"


def base_of(snippet_id: str) -> str:
    """The snippet that a variant was made from; any other id itself."""
    return snippet_id.partition("~")[0]


def shown_id(snippet_id: str) -> str:
    """The id without what gives a variant's defect away."""
    variant = VariantId.parse(snippet_id)
    return f"{variant.base}, varied" if variant else snippet_id
