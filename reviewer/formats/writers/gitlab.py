"""GitLab's code quality report, a JSON array: what merge requests show beside the changes.

https://docs.gitlab.com/ci/testing/code_quality/ names the keys.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ..annotations import Fingerprints, annotate, repository_path
from ..canonical import array_parts
from ..records import Scored
from . import Sink, WriterOptions

SEVERITIES: Mapping[str, str] = {
    "below-bar": "blocker",
    "missed-critical": "critical",
    "decoy": "major",
    "wrong-comment": "major",
    "missed-major": "major",
    "missed-minor": "minor",
    "partly-found": "minor",
    "vague-comment": "info",
}
"""By rule."""


def write(scored: Iterable[Scored], out: Sink, options: WriterOptions) -> None:
    """Write the array as it grows, so that memory does not."""
    for part in array_parts(_entries(scored)):
        out.write(part)


def _entries(scored: Iterable[Scored]) -> Iterator[dict[str, Any]]:
    fingerprints = Fingerprints()
    for item in scored:
        found = annotate(item)
        for annotation, mark in zip(found, fingerprints.of(item, found), strict=True):
            yield {
                "description": f"{annotation.title} ({annotation.place})",
                "check_name": annotation.rule.id,
                "fingerprint": mark,
                "severity": SEVERITIES[annotation.rule.id],
                "location": {
                    "path": repository_path(annotation.path),
                    "lines": {"begin": annotation.line or 1},
                },
            }
