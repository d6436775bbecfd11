"""rubrics/<track>/<slug>.growth.json: what was measured, beside the rubric."""

from __future__ import annotations

import json

from reviewer.library.growth_records import SCHEMA, code_hash, record_path
from reviewer.model import Snippet

from .measure import Measured, Series

__all__ = ["is_stale", "record_path", "record_text"]


def record_text(snippet: Snippet, measured: tuple[Measured, ...]) -> str:
    """The record as JSON: classes and costs of each issue, and the hash of what was measured."""
    data = {
        "schema": SCHEMA,
        "code": code_hash(snippet),
        "issues": [
            {
                "id": one.issue,
                "resource": one.resource,
                "unit": one.unit,
                "snippet": _series(one.snippet),
                "fixed": _series(one.fixed),
            }
            for one in measured
        ],
    }
    return json.dumps(data, indent=1) + "\n"


def is_stale(snippet: Snippet) -> bool:
    """Whether there is a record, and it is of other code."""
    path = record_path(snippet)
    try:
        data = json.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return False
    except (OSError, ValueError, RecursionError):
        return True
    return not isinstance(data, dict) or data.get("code") != code_hash(snippet)


def _series(series: Series) -> dict[str, object]:
    return {"class": series.growth, "costs": [list(pair) for pair in series.costs]}
