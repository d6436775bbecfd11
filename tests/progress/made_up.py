"""Made-up attempts on a real library, as the history would give them."""

from __future__ import annotations

from datetime import datetime, timedelta
from random import Random
from typing import Any

from reviewer.library import Library
from reviewer.practice.history import Attempt, History

CREDIT = {"found": 1.0, "partial": 0.4, "missed": 0.0}


def attempt(
    library: Library,
    snippet_id: str,
    when: datetime,
    statuses: dict[str, str],
    *,
    hints: dict[str, int] | None = None,
    severity: str | None = None,
    number: int = 0,
) -> Attempt:
    """An attempt with the given statuses by issue, "missed" for the others; a comment, half a
    minute apart, for each issue that was not missed, and one vague comment."""
    rubric = library.snippet(snippet_id).rubric
    issues: list[dict[str, Any]] = []
    comments: list[dict[str, Any]] = []
    for issue in rubric.issues:
        status = statuses.get(issue.id, "missed")
        own = [] if status == "missed" else [len(comments)]
        comments += [{"index": len(comments), "verdict": "issue"}] if own else []
        issues.append(
            {
                "id": issue.id,
                "severity": issue.severity,
                "status": status,
                "credit": CREDIT[status],
                "optional": issue.optional,
                "comments": own,
            }
        )
    comments.append({"index": len(comments), "verdict": "vague"})
    found = sum(CREDIT[statuses.get(issue.id, "missed")] for issue in rubric.issues)
    score = round(100 * found / max(1, len(rubric.issues)), 1)
    return Attempt(
        id=f"{when:%y%m%d%H%M}-{number}",
        snippet=snippet_id,
        reviewer="me",
        rubric=rubric.hash,
        engine="0.1.0+test",
        started=when - timedelta(minutes=6),
        submitted=when,
        seconds=360.0,
        score=score,
        review={"snippet": snippet_id, "comments": [{"body": "x"} for _ in comments]},
        report={"snippet": snippet_id, "score": score, "issues": issues, "comments": comments},
        details={
            "mode": "practice",
            "hints": hints or {},
            "comments": [
                {"begun": 30.0 * (at + 1), "severity": severity, "category": None}
                for at in range(len(comments))
            ],
        },
    )


def season(library: Library, until: datetime, days: int = 60, seed: int = 5) -> list[Attempt]:
    """Attempts on two of three days, the reviewer getting better."""
    random = Random(seed)
    ids = library.ids()
    attempts = []
    for day in range(days):
        if day % 3 == 2:
            continue
        snippet_id = random.choice(ids)
        better = 0.25 + 0.5 * day / days
        statuses = {
            issue.id: random.choices(["found", "partial", "missed"], [better, 0.15, 0.85 - better])[
                0
            ]
            for issue in library.snippet(snippet_id).rubric.issues
        }
        attempts.append(
            attempt(
                library,
                snippet_id,
                until - timedelta(days=days - 1 - day),
                statuses,
                severity=random.choice(["minor", "major", "critical", None]),
            )
        )
    return attempts


def keep(history: History, attempts: list[Attempt]) -> None:
    history.merge((one, ()) for one in attempts)
