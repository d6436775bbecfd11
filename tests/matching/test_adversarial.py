"""The engine cannot be talked into credit, and does not ask for the key's own words.

Rates are over the built-in snippets, once with their full rubrics and once with rubrics cut to
title, why, fix and lines, as an imported one has them. Both tables are printed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from reviewer.engine import Engine
from reviewer.library import Library
from reviewer.model import Comment, Kind, Review, Snippet

from .attacks import ATTACKS, Attempt
from .unusual_words import REMARKS

GOAL = 0.05
"""The share of an attack's comments that may earn anything."""
ABOVE_GOAL: dict[str, dict[str, float | None]] = {
    "full": {
        "praise": 0.35,
        "vague remarks": 0.4,
        "injected instructions": 0.55,
        "fashionable keywords": 0.35,
        "the key's own words as a list": None,
        "titles of other kinds": 0.35,
        "the key of another snippet": 0.55,
        "a true remark on another snippet": 0.4,
        "the line's code, copied": 0.9,
        "a denial in the key's words": None,
        "true words on clearly wrong lines": None,
        "10,000 words of noise": None,
    },
    "bare": {
        "praise": 0.95,
        "vague remarks": None,
        "injected instructions": None,
        "fashionable keywords": 0.8,
        "the key's own words as a list": None,
        "titles of other kinds": 0.9,
        "the key of another snippet": 0.95,
        "a true remark on another snippet": 0.95,
        "the line's code, copied": None,
        "a denial in the key's words": None,
        "a misconception of the key": 0.9,
        "a decoy's claim": 0.12,
        "true words on clearly wrong lines": 0.45,
        "10,000 words of noise": None,
    },
}
"""Attacks that do not meet the goal yet: the share that must not be passed, None for no bound."""
FEWEST_CREDITED = 0.85
"""The share of true remarks in unusual words that earn their issue."""


class BareLibrary(Library):
    """The library with rubrics of title, why, fix and lines alone, and without kinds."""

    def snippet(self, snippet_id: str) -> Snippet:
        """The snippet with its rubric cut down."""
        snippet = super().snippet(snippet_id)
        issues = tuple(
            replace(issue, kind=None, phrases=(), misconceptions=(), time=None, space=None)
            for issue in snippet.rubric.issues
        )
        return replace(snippet, rubric=replace(snippet.rubric, issues=issues, decoys=()))

    def kinds(self) -> Mapping[str, Kind]:
        """No kinds."""
        return {}


@pytest.fixture(scope="module", params=["full", "bare"])
def judge(request: pytest.FixtureRequest, engine: Engine) -> tuple[str, Engine]:
    """An engine by the sort of its rubrics."""
    return request.param, engine if request.param == "full" else Engine(BareLibrary.open())


def _credit(engine: Engine, attempt: Attempt) -> dict[str, str]:
    """What a comment earns: issue id -> full or partial."""
    report = engine.score(Review(attempt.snippet, "tester", (attempt.comment,)))
    return dict(report.comments[0].addresses)


def _table(title: str, rows: list[tuple[str, int, float, float]]) -> str:
    lines = [f"\n{title:<40}{'tried':>7}{'full':>8}{'any':>8}"]
    lines += [f"{name:<40}{n:>7}{full:>8.1%}{some:>8.1%}" for name, n, full, some in rows]
    return "\n".join(lines)


def _rates(engine: Engine, attempts: list[Attempt]) -> tuple[float, float]:
    """Share of the attempts with full credit, and with any."""
    earned = [_credit(engine, attempt) for attempt in attempts]
    full = sum("full" in credit.values() for credit in earned)
    return full / len(earned), sum(map(bool, earned)) / len(earned)


def test_attacks_earn_nothing(
    judge: tuple[str, Engine], builtin: Library, capsys: pytest.CaptureFixture[str]
) -> None:
    rubrics, engine = judge
    rows = []
    for name, attack in ATTACKS.items():
        attempts = list(attack(builtin))
        rows.append((name, len(attempts), *_rates(engine, attempts)))
    with capsys.disabled():
        print(_table(f"attack ({rubrics} rubrics)", rows))
    above = []
    for name, _, _, some in rows:
        limit = ABOVE_GOAL[rubrics].get(name, GOAL)
        if limit is not None and some > limit:
            above.append((name, some, limit))
    assert above == []


def test_true_remarks_in_unusual_words_are_credited(
    judge: tuple[str, Engine], builtin: Library, capsys: pytest.CaptureFixture[str]
) -> None:
    rubrics, engine = judge
    earned = []
    for snippet_id, remarks in REMARKS.items():
        for issue_id, text in remarks:
            lines = builtin.snippet(snippet_id).rubric.issue(issue_id).lines
            credit = _credit(engine, Attempt(snippet_id, Comment(text, lines[0])))
            earned.append(credit.get(issue_id))
    full, some = earned.count("full") / len(earned), sum(map(bool, earned)) / len(earned)
    with capsys.disabled():
        print(_table(f"unusual words ({rubrics} rubrics)", [("60 true", len(earned), full, some)]))
    assert some >= FEWEST_CREDITED
