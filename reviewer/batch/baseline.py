"""Scores of an earlier run, to tell reviews that have become worse from those that always were."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from reviewer.formats import Scored, limits
from reviewer.formats.report_json import shown_score
from reviewer.problems import InputError, Problem

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt


class Baseline:
    """Scores by snippet and reviewer; a reviewer's second review of a snippet is held against the
    second one there. 20 bytes a report, whatever the reports hold."""

    def __init__(self, keys: npt.NDArray[np.uint64], scores: npt.NDArray[np.float64]) -> None:
        """`keys` are sorted, equal ones in the order of the run."""
        import numpy as np

        self._keys, self._scores = keys, scores
        self._taken = np.zeros(len(keys), np.uint32)

    @classmethod
    def read(cls, path: Path) -> Baseline:
        """Reports as `score --format jsonl` writes them. Raises InputError."""
        from array import array

        import numpy as np

        names, points = array("Q"), array("d")
        for snippet, reviewer, score in _reports(path):
            names.append(_key(snippet, reviewer))
            points.append(score)
        keys = np.array(names, np.uint64)
        order = np.argsort(keys, kind="stable")
        return cls(keys[order], np.array(points)[order])

    def previous(self, scored: Scored) -> float | None:
        """The earlier score of the next review of its snippet by its reviewer; None for none.

        Ask once for each review, in the order of the run.
        """
        key = _key(scored.report.snippet, scored.report.reviewer)
        first = int(self._keys.searchsorted(key))
        if first == len(self._keys) or int(self._keys[first]) != key:
            return None
        at = first + int(self._taken[first])
        if at == len(self._keys) or int(self._keys[at]) != key:
            return None
        self._taken[first] += 1
        return float(self._scores[at])

    def regression(self, scored: Scored) -> tuple[bool, str]:
        """Whether the review is in the baseline, and in words how it is worse; "" if it is not."""
        before = self.previous(scored)
        if before is None:
            return False, ""
        score = shown_score(scored.report)
        worse = score < before
        return True, f"score {score:g} was {before:g} in the baseline" if worse else ""


def _reports(path: Path) -> Iterator[tuple[str, str, float]]:
    try:
        with path.open("rb") as stream:
            for number, line in enumerate(
                iter(lambda: stream.readline(limits.RECORD_BYTES), b""), 1
            ):
                if not line.strip():
                    continue
                report = _report(line)
                if report is None:
                    remedy = "A baseline is what `score --format jsonl` wrote"
                    raise InputError([Problem(str(path), number, "the line is no report", remedy)])
                yield report
    except OSError as error:
        problem = Problem(str(path), None, f"cannot be read: {error.strerror or error}")
        raise InputError([problem]) from None


def _report(line: bytes) -> tuple[str, str, float] | None:
    try:
        data = json.loads(line)
        snippet, reviewer, score = data["snippet"], data["reviewer"], data["score"]
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    if isinstance(score, bool) or not isinstance(score, int | float) or not 0 <= score <= 100:
        return None
    return str(snippet), str(reviewer), float(score)


def _key(snippet: str, reviewer: str) -> int:
    name = f"{snippet}\0{reviewer}".encode(errors="replace")
    return int.from_bytes(hashlib.blake2b(name, digest_size=8).digest(), "big")
