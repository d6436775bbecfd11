"""Labelled reviews: reviews.jsonl and gold.jsonl, joined."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from reviewer.agreement.gold import Gold, GoldComment, Labelled, read_corpus
from reviewer.library import Library
from reviewer.problems import InputError

HERE = Path(__file__).parent
CORPORA = tuple(sorted(path.parent.name for path in HERE.glob("*/gold.jsonl")))

REVIEW = {
    "snippet": "core/add-up",
    "reviewer": "ada",
    "comments": [{"line": 2, "body": "use sum"}, {"line": 3, "body": "quadratic"}],
}
GOLD = {
    "snippet": "core/add-up",
    "reviewer": "ada",
    "style": "terse",
    "rater": "r1",
    "comments": [
        {"index": 1, "addresses": {}, "verdict": "wrong", "decoy": "loop", "suggestion": None},
        {"index": 0, "addresses": {"by-hand": "full"}, "verdict": "issue", "decoy": None},
    ],
    "explanation": 0.5,
}


def corpus(folder: Path, reviews: list[Any], golds: list[Any]) -> Path:
    for name, records in (("reviews", reviews), ("gold", golds)):
        lines = [r if isinstance(r, str) else json.dumps(r, ensure_ascii=False) for r in records]
        (folder / f"{name}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


def problems(folder: Path) -> list[str]:
    with pytest.raises(InputError) as caught:
        read_corpus(folder)
    return [str(problem).replace(f"{folder}/", "") for problem in caught.value.problems]


def test_labels_are_joined_with_their_review_in_the_order_of_its_comments(tmp_path: Path) -> None:
    (labelled,) = read_corpus(corpus(tmp_path, [REVIEW], [GOLD]))
    assert [comment.body for comment in labelled.review.comments] == ["use sum", "quadratic"]
    assert labelled.gold == Gold(
        snippet="core/add-up",
        reviewer="ada",
        style="terse",
        rater="r1",
        comments=(
            GoldComment({"by-hand": "full"}, "issue"),
            GoldComment({}, "wrong", decoy="loop"),
        ),
        explanation=0.5,
        score=None,
    )


def test_several_raters_of_one_review(tmp_path: Path) -> None:
    second = {**GOLD, "rater": "r2"}
    (labelled,) = read_corpus(corpus(tmp_path, [REVIEW], [GOLD, second]))
    assert [gold.rater for gold in labelled.golds] == ["r1", "r2"]
    assert labelled.gold.rater == "r1"


def test_a_review_without_labels_is_left_out(tmp_path: Path) -> None:
    other = {**REVIEW, "reviewer": "bob"}
    labelled = read_corpus(corpus(tmp_path, [other, REVIEW], [GOLD]))
    assert [item.review.reviewer for item in labelled] == ["ada"]


def test_the_best_level_of_the_comments_is_the_status_of_an_issue() -> None:
    def gold(*levels: str) -> Gold:
        comments = tuple(GoldComment({"x": level}, "issue") for level in levels)
        return Gold("s", "r", "r", "r1", comments)

    assert gold("partial", "full").status("x") == "found"
    assert gold("partial").status("x") == "partial"
    assert gold("full").status("y") == "missed"
    assert gold().status("x") == "missed"


def test_every_problem_is_named_with_its_line(tmp_path: Path) -> None:
    short = {**GOLD, "comments": GOLD["comments"][:1]}
    corpus(tmp_path, [REVIEW, "not json"], [short, "{", "[]", {"snippet": "x"}])
    found = problems(tmp_path)
    assert [line.partition(" ")[0] for line in found] == [
        "gold.jsonl:2:",
        "gold.jsonl:3:",
        "gold.jsonl:4:",
        "reviews.jsonl:",
        "reviews.jsonl:2:",
    ]
    assert "labels of ada on core/add-up do not fit its comments" in found[3]


@pytest.mark.parametrize(
    ("verdict", "credit", "what"),
    [
        ("nice", "full", "verdict 'nice' is none of issue, extra,"),
        ("issue", "half", "credit 'half'"),
    ],
)
def test_words_that_no_label_has_are_problems(
    verdict: str, credit: str, what: str, tmp_path: Path
) -> None:
    comment = {"index": 0, "addresses": {"by-hand": credit}, "verdict": verdict}
    corpus(tmp_path, [REVIEW], [{**GOLD, "comments": [comment, comment]}])
    (problem,) = problems(tmp_path)
    assert problem.startswith(f"gold.jsonl:1: not a label: {what}")


def test_a_missing_file_is_a_problem(tmp_path: Path) -> None:
    corpus(tmp_path, [REVIEW], [GOLD])
    (tmp_path / "gold.jsonl").unlink()
    assert problems(tmp_path) == ["gold.jsonl: cannot be read: No such file or directory"]


def test_a_file_in_another_encoding_is_a_problem(tmp_path: Path) -> None:
    corpus(tmp_path, [REVIEW], [GOLD])
    (tmp_path / "gold.jsonl").write_bytes(b'{"snippet": "caf\xe9"}\n')
    assert problems(tmp_path) == ["gold.jsonl: is not UTF-8"]


def test_a_line_separator_in_a_text_ends_no_record(tmp_path: Path) -> None:
    noted = {**GOLD, "note": "one\u2028two\x85three"}
    assert len(read_corpus(corpus(tmp_path, [REVIEW], [noted]))) == 1


@pytest.fixture(scope="module", params=CORPORA)
def shipped(request: pytest.FixtureRequest) -> tuple[Library, tuple[Labelled, ...]]:
    """A corpus of this folder with the library of its snippets."""
    folder = HERE / request.param
    own = (folder,) if (folder / "snippets").is_dir() else ()
    return Library.open(*own), read_corpus(folder, frozen=True)


def test_the_labels_name_what_the_rubrics_have(
    shipped: tuple[Library, tuple[Labelled, ...]],
) -> None:
    library, corpus_ = shipped
    for item in corpus_:
        rubric = library.snippet(item.review.snippet).rubric
        issues, decoys = {i.id for i in rubric.issues}, {d.id for d in rubric.decoys}
        for comment in (c for gold in item.golds for c in gold.comments):
            place = f"{item.review.snippet} {item.review.reviewer}"
            assert set(comment.addresses) <= issues, place
            assert set(comment.addresses.values()) <= {"full", "partial"}, place
            assert comment.decoy is None or comment.decoy in decoys, place
            assert comment.verdict in {"issue", "extra", "nit", "wrong", "vague", "praise"}, place
            assert (comment.verdict == "issue") == bool(comment.addresses), place
            assert comment.suggestion in {None, "good", "flawed"}, place


def test_the_corpora_are_all_there() -> None:
    assert {"labelled", "phrasings", "practice"} <= set(CORPORA)


def test_nobody_reviews_a_snippet_twice(shipped: tuple[Library, tuple[Labelled, ...]]) -> None:
    names = [(item.review.snippet, item.review.reviewer) for item in shipped[1]]
    assert len(names) == len(set(names))
