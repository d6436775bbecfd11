"""From a review to its report."""

from __future__ import annotations

import pytest

from reviewer.engine import Engine
from reviewer.library import Library, UnknownSnippetError
from reviewer.model import Comment, ComplexityAnswer, Report, Review, Span

SNIPPET = "core/card-settlement"
SCAN = "The payouts are searched from the start for every sale. Index them in a dict by reference."


def review(*comments: Comment, **parts: object) -> Review:
    return Review(SNIPPET, "ada", tuple(comments), **parts)  # type: ignore[arg-type]


def status(report: Report) -> dict[str, str]:
    return {issue.id: issue.status for issue in report.issues}


def test_a_true_remark_on_its_lines_is_found(engine: Engine) -> None:
    report = engine.score(review(Comment(SCAN, Span(34, 35))))
    assert status(report)["payouts-rescanned"] == "found"
    (comment,) = report.comments
    assert (comment.index, comment.verdict) == (0, "issue")
    assert comment.addresses["payouts-rescanned"] == "full"
    assert 0.5 <= comment.confidence <= 1
    assert "on the lines of the defect" in comment.reasons
    assert report.score > 0
    assert report.deductions == ()


def test_a_review_without_comments_finds_nothing(engine: Engine, builtin: Library) -> None:
    report = engine.score(review())
    assert set(status(report).values()) == {"missed"}
    assert (report.score, report.comments, report.deductions) == (0.0, (), ())
    assert report.explanation is None
    assert report.complexity is None
    assert report.rubric == builtin.snippet(SNIPPET).rubric.hash
    assert report.engine == engine.id


def test_an_empty_comment_is_vague(engine: Engine) -> None:
    for body in ("", "   \n\t "):
        report = engine.score(review(Comment(body, Span(34, 35))))
        assert report.comments[0].verdict == "vague"
        assert report.comments[0].addresses == {}
        assert [d.reason for d in report.deductions] == ["vague"]


def test_a_decoy_costs_more_than_another_false_claim(engine: Engine, builtin: Library) -> None:
    decoy = builtin.snippet(SNIPPET).rubric.decoys[0]
    report = engine.score(review(Comment(decoy.claim, decoy.lines[0])))
    assert report.comments[0].verdict == "wrong"
    assert report.comments[0].decoy == decoy.id
    assert [(d.reason, d.comment, d.points) for d in report.deductions] == [("decoy", 0, 8)]
    assert report.comments[0].reasons == (f"falls for a decoy: {decoy.why_wrong}",)


def test_complexity_is_marked_beside_the_score(engine: Engine, builtin: Library) -> None:
    expected = builtin.snippet(SNIPPET).rubric.complexity
    assert expected is not None
    assert expected.time is not None
    right = engine.score(review(complexity=ComplexityAnswer(time=expected.time)))
    wrong = engine.score(review(complexity=ComplexityAnswer(time="O(1)")))
    assert right.complexity is not None
    assert wrong.complexity is not None
    assert right.complexity.time is not None
    assert wrong.complexity.time is not None
    assert (right.complexity.time.correct, wrong.complexity.time.correct) == (True, False)
    assert right.score == wrong.score == 0.0


def test_an_explanation_in_the_words_of_the_key_covers_it(engine: Engine, builtin: Library) -> None:
    explain = builtin.snippet(SNIPPET).rubric.explain
    assert explain is not None
    report = engine.score(review(explanation=". ".join(explain.key_points)))
    assert report.explanation is not None
    assert all(point.covered for point in report.explanation.key_points)
    assert report.explanation.score >= 0.9
    assert tuple(p.text for p in report.explanation.key_points) == explain.key_points
    other = engine.score(review(explanation="It cooks soup."))
    assert other.explanation is not None
    assert other.explanation.score == 0.0


def test_a_suggestion_is_judged_with_its_comment(engine: Engine, builtin: Library) -> None:
    code = builtin.snippet(SNIPPET).lines
    same = engine.score(review(Comment(SCAN, Span(34, 34), code[33])))
    broken = engine.score(review(Comment(SCAN, Span(34, 34), "for in:")))
    none = engine.score(review(Comment(SCAN, Span(34, 34))))
    assert same.comments[0].suggestion is not None
    assert same.comments[0].suggestion.verdict == "flawed"
    assert broken.comments[0].suggestion is not None
    assert broken.comments[0].suggestion.verdict == "flawed"
    assert none.comments[0].suggestion is None


def test_an_unknown_snippet_is_refused_with_the_nearest_name(engine: Engine) -> None:
    with pytest.raises(UnknownSnippetError) as caught:
        engine.score(Review("core/card-setlement", "ada"))
    assert caught.value.nearest == SNIPPET
    with pytest.raises(UnknownSnippetError):
        engine.warm("../../etc/passwd")


def test_comments_are_judged_one_by_one(engine: Engine) -> None:
    """Another comment before or after does not change a verdict."""
    first, second = Comment(SCAN, Span(34, 35)), Comment("Please make it nicer.", Span(58, 58))
    alone = engine.score(review(first)).comments[0]
    both = engine.score(review(second, first)).comments[1]
    assert (both.verdict, both.addresses, both.confidence) == (
        alone.verdict, alone.addresses, alone.confidence,
    )  # fmt: skip


def test_the_reviewers_name_changes_nothing_but_the_name(engine: Engine) -> None:
    from dataclasses import replace

    report = engine.score(review(Comment(SCAN, Span(34, 35))))
    other = engine.score(replace(review(Comment(SCAN, Span(34, 35))), reviewer="the teacher"))
    assert replace(other, reviewer="ada") == report
