"""Variants: snippets made on the fly, like any other to whoever reviews them."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from reviewer.engine import Engine
from reviewer.kinds import detect, parse
from reviewer.library import Library, UnknownSnippetError
from reviewer.model import Comment, Review
from reviewer.practice import Drafts, begin, reduce, to_review
from reviewer.practice.actions import AddComment, EditBody
from reviewer.practice.history import History
from reviewer.progress.state import Progress
from reviewer.progress.variant_ids import VariantId, base_of, shown_id
from reviewer.progress.variants import VariantLibrary

from .learner import NOW

BASE, KIND = "core/library-loans", "membership-list-in-loop"
ID = f"{BASE}~{KIND}-1"


def test_ids_are_read_and_written() -> None:
    assert VariantId.parse(ID) == VariantId(BASE, KIND, 1)
    assert str(VariantId(BASE, KIND, 1)) == ID
    assert (base_of(ID), base_of(BASE)) == (BASE, BASE)
    for other in (BASE, f"{BASE}~{KIND}", f"{BASE}~{KIND}-0", f"{BASE}~../x-1", f"a/b~c~{KIND}-1"):
        assert VariantId.parse(other) is None


def test_an_id_shown_to_the_learner_hides_the_defect() -> None:
    assert shown_id(ID) == "core/library-loans, varied"
    assert shown_id(BASE) == BASE


def test_a_variant_is_the_fixed_version_with_one_defect(varied: VariantLibrary) -> None:
    original, variant = varied.snippet(BASE), varied.snippet(ID)
    assert original.fixed is not None
    assert variant.id == ID
    assert variant.fixed == original.fixed
    assert variant.code != original.fixed
    ast.parse(variant.code)
    assert [found.code for found in detect(parse(variant.code), variant.code, KIND)] == [KIND]
    assert detect(parse(original.fixed), original.fixed, KIND) == []


def test_its_rubric_is_complete(varied: VariantLibrary) -> None:
    original, variant = varied.snippet(BASE).rubric, varied.snippet(ID).rubric
    assert (variant.title, variant.context, variant.explain) == (
        original.title,
        original.context,
        original.explain,
    )
    assert variant.question == original.question
    (issue,) = variant.issues
    text = varied.kinds()[KIND]
    assert (issue.id, issue.kind, issue.category) == (KIND, KIND, "time")
    assert text.why in issue.why
    assert issue.fix.startswith(text.fix)
    assert set(text.phrases) <= set(issue.phrases)
    assert len(issue.hints) == 3
    lines = varied.snippet(ID).lines
    assert all(1 <= span.first <= span.last <= len(lines) for span in issue.lines)
    assert variant.decoys == ()
    assert len({variant.hash, original.hash}) == 2


def test_the_same_id_gives_the_same_snippet(varied: VariantLibrary) -> None:
    assert VariantLibrary.open().snippet(ID) == varied.snippet(ID)


def test_only_kinds_that_keep_results_as_they_are_are_taken(varied: VariantLibrary) -> None:
    assert varied.variants(BASE, KIND) == (ID,)
    for kind in ("mutable-default", "fit-before-split", "no such kind", "../x"):
        assert all(varied.variants(base, kind) == () for base in varied.ids()[:10])


def test_changes_to_review_are_not_varied(varied: VariantLibrary) -> None:
    changes = [snippet_id for snippet_id in varied.ids() if varied.is_change(snippet_id)]
    assert changes
    assert all(varied.variants(one, "range-len-index") == () for one in changes)


@pytest.mark.parametrize(
    "snippet_id",
    [f"{BASE}~{KIND}-2", f"{BASE}~mutable-default-1", f"core/none~{KIND}-1", f"{BASE}~x-1", "x~y"],
)
def test_an_id_without_a_variant_is_unknown(varied: VariantLibrary, snippet_id: str) -> None:
    with pytest.raises(UnknownSnippetError):
        varied.snippet(snippet_id)


def test_it_is_still_the_library_it_opens(varied: VariantLibrary, builtin: Library) -> None:
    assert varied.ids() == builtin.ids()
    assert varied.headers() == builtin.headers()
    assert varied.snippet(BASE) == builtin.snippet(BASE)
    assert not any("~" in snippet_id for snippet_id in varied.ids())


def test_drafts_history_engine_and_skills_know_variants(
    varied: VariantLibrary, tmp_path: Path
) -> None:
    snippet = varied.snippet(ID)
    session = begin(snippet, attempt="a1", now=NOW)
    place = snippet.rubric.issues[0].lines[0]
    session = reduce(session, AddComment("c1", place))
    text = "barcodes is a list, so every `not in` scans it: keep it as a set."
    session = reduce(session, EditBody("c1", text))

    drafts = Drafts(tmp_path / "drafts")
    drafts.save(session)
    assert drafts.ids() == frozenset({ID})
    resumed = drafts.load(snippet)
    assert resumed is not None
    assert resumed.session.content == session.content
    assert drafts.load(varied.snippet(BASE)) is None

    review = to_review(session, "me")
    report = Engine(varied).score(review)
    assert report.snippet == ID
    assert [(issue.id, issue.status) for issue in report.issues] == [(KIND, "found")]

    with History(tmp_path / "history.db") as history:
        history.record(session, review, report, submitted=NOW)
        progress = Progress.of(varied, history.attempts(), NOW)
    assert [(entry.snippet, entry.base) for entry in progress.log] == [(ID, BASE)]
    assert list(progress.states) == [KIND]


def test_an_empty_review_of_a_variant_finds_nothing(varied: VariantLibrary) -> None:
    review = Review(snippet=ID, reviewer="me", comments=(Comment("Nice code."),))
    assert Engine(varied).score(review).score == 0.0


def test_every_variant_of_a_few_snippets_holds_what_it_promises(varied: VariantLibrary) -> None:
    """Each parses, has its one issue on its lines, and is found by its detector there."""
    checked = 0
    for base in ("core/box-office-report", "core/log-rotation", "ml/honey-spectra"):
        for kind in ("manual-sum-loop", "range-len-index", "list-for-generator"):
            for snippet_id in varied.variants(base, kind):
                snippet = varied.snippet(snippet_id)
                found = detect(parse(snippet.code), snippet.code, kind)
                (issue,) = snippet.rubric.issues
                assert any(one.span.overlaps(span) for one in found for span in issue.lines)
                checked += 1
    assert checked >= 5
