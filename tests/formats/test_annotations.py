"""What build services are told of a review, and how it is named from run to run."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from reviewer.formats import Scored
from reviewer.formats.annotations import (
    LEVELS,
    RULES,
    Annotation,
    Fingerprints,
    annotate,
    repository_path,
)
from reviewer.model import Comment

from .examples import REPORT, REVIEW, SCORED

BELOW = replace(SCORED, below="score 54.67 is below 60")


def said(item: Scored) -> list[tuple[str, str, str]]:
    return [(one.level, one.rule.id, one.title) for one in annotate(item)]


def test_bars_and_what_cost_points_are_annotated_the_worst_first() -> None:
    assert said(BELOW) == [
        ("error", "below-bar", "Below the bar: score 54.67 is below 60"),
        ("error", "missed-critical", "Missed critical issue: Floats are compared with =="),
        ("warning", "decoy", "Fell for a decoy: Break leaves both loops."),
        ("notice", "vague-comment", "Too vague: Slow."),
    ]


def test_an_annotation_says_whose_review_where_why_and_how_to_do_it() -> None:
    _, missed, decoy, _ = annotate(BELOW)
    assert (missed.path, missed.line, missed.place) == ("reviews.jsonl", 7, "ada on core/demo, L3")
    assert missed.details == ("Why: Sums of cents are not exact.", "Fix: Compare whole cents.")
    assert decoy.place == "ada on core/demo, comment 2 (L5), 8 points off"
    assert decoy.details == (
        "It is false that: break leaves both loops",
        "It leaves the inner loop only.",
    )


def test_severity_and_credit_give_the_level() -> None:
    major, critical, _ = REPORT.issues
    issues = (
        replace(major, status="missed", credit=0.0),
        replace(critical, status="partial", credit=0.4),
        replace(major, id="own-max", severity="minor", status="missed", credit=0.0),
    )
    wrong = replace(REPORT.comments[1], decoy=None)
    report = replace(REPORT, issues=issues, comments=(wrong,))
    assert [(one.level, one.rule.id) for one in annotate(replace(SCORED, report=report))] == [
        ("warning", "wrong-comment"),
        ("warning", "missed-major"),
        ("notice", "missed-minor"),
        ("notice", "partly-found"),
    ]


def test_what_costs_nothing_is_not_annotated() -> None:
    found = tuple(replace(issue, status="found") for issue in REPORT.issues[:1])
    kept = tuple(
        replace(REPORT.comments[0], verdict=verdict) for verdict in ("issue", "extra", "nit")
    )
    optional = REPORT.issues[2:]
    report = replace(REPORT, issues=found + optional, comments=kept)
    assert annotate(replace(SCORED, report=report)) == []


def test_rules_are_ordered_by_level() -> None:
    levels = [LEVELS.index(rule.level) for rule in RULES.values()]
    assert levels == sorted(levels)


def marks(*items: Scored) -> list[str]:
    prints = Fingerprints()
    return [mark for item in items for mark in prints.of(item, annotate(item))]


def test_a_fingerprint_stays_where_only_lines_and_scores_changed() -> None:
    later = replace(BELOW, line=99, report=replace(REPORT, score=50.0, engine="next"))
    assert marks(BELOW) == marks(later)


def test_fingerprints_tell_reviews_reviewers_and_comments_apart() -> None:
    other = replace(BELOW, report=replace(REPORT, reviewer="bob"))
    vague = REPORT.comments[2]
    twice = replace(
        BELOW,
        review=replace(REVIEW, comments=(Comment("Slow."),) * 2),
        report=replace(REPORT, comments=(replace(vague, index=0), replace(vague, index=1))),
    )
    found = marks(BELOW, BELOW, other, twice)
    assert len(set(found)) == len(found)
    assert all(len(mark) == 32 and int(mark, 16) >= 0 for mark in found)


def test_paths_are_those_of_the_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert repository_path("./a/../r.jsonl") == "r.jsonl"
    assert repository_path(str(tmp_path / "sub" / "r.jsonl")) == "sub/r.jsonl"
    assert repository_path(os.path.join(os.sep, "other", "r.jsonl")) == "/other/r.jsonl"
    assert repository_path("s3://bucket/r.jsonl") == "s3://bucket/r.jsonl"
    assert repository_path("a\nb\x1b") == "a\\nb\\x1b"


def test_long_texts_are_cut() -> None:
    issue = replace(SCORED.snippet.rubric.issues[1], title="t" * 9_999, why="w" * 9_999)
    rubric = replace(
        SCORED.snippet.rubric,
        issues=(SCORED.snippet.rubric.issues[0], issue, SCORED.snippet.rubric.issues[2]),
    )
    item = replace(SCORED, snippet=replace(SCORED.snippet, rubric=rubric))
    missed: Annotation = annotate(item)[0]
    assert len(missed.title) == 120
    assert max(map(len, missed.details)) == 1_000
