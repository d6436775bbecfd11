"""Native reviews as JSON: what is read, what is refused and how that is said."""

from __future__ import annotations

import json

import pytest
from hypothesis import given

from reviewer.formats import Record, limits, review_from_dict, review_to_dict
from reviewer.formats.canonical import dumps
from reviewer.model import Comment, ComplexityAnswer, Review, Span
from reviewer.problems import InputError, Problem

from .examples import REVIEW, as_json, read, reviews


@given(reviews)
def test_a_review_survives_the_way_to_json_and_back(review: Review) -> None:
    assert review_from_dict(json.loads(dumps(review_to_dict(review)))) == review


@given(reviews)
def test_every_written_review_is_read_from_a_file(review: Review) -> None:
    text = json.dumps(review_to_dict(review), indent=1, ensure_ascii=False)
    assert read(text, format="json") == [Record("reviews", 1, review)]


def test_keys_are_written_in_the_documented_order() -> None:
    data = review_to_dict(REVIEW)
    assert list(data) == [
        "schema", "snippet", "reviewer", "explanation", "complexity", "comments",
    ]  # fmt: skip
    assert data["comments"][0] == {
        "start_line": 2,
        "line": 3,
        "body": "A list is searched for every item.",
        "suggestion": "seen = set(items)",
    }
    assert data["comments"][2]["line"] is None


def test_only_the_snippet_is_required() -> None:
    assert review_from_dict({"snippet": "core/demo"}) == Review("core/demo", "")


def test_one_line_comments_need_no_start_line() -> None:
    review = review_from_dict({"snippet": "a/b", "comments": [{"line": 4, "body": "x"}]})
    assert review.comments == (Comment("x", Span(4, 4)),)


def test_a_suggestion_block_leaves_the_body() -> None:
    body = "Use a set.\n\n```suggestion\nseen = set(xs)\nfor x in xs:\n```\n\nIt is faster."
    review = review_from_dict({"snippet": "a/b", "comments": [{"line": 4, "body": body}]})
    comment = review.comments[0]
    assert comment.body == "Use a set.\n\nIt is faster."
    assert comment.suggestion == "seen = set(xs)\nfor x in xs:"


def test_an_empty_suggestion_block_proposes_to_delete() -> None:
    comment = {"line": 4, "body": "Dead code.\r\n```suggestion\r\n```"}
    review = review_from_dict({"snippet": "a/b", "comments": [comment]})
    assert review.comments == (Comment("Dead code.", Span(4, 4), ""),)


def test_a_block_stays_in_the_body_beside_a_suggestion() -> None:
    body = "```suggestion\nother\n```"
    comment = {"line": 4, "body": body, "suggestion": "this"}
    review = review_from_dict({"snippet": "a/b", "comments": [comment]})
    assert review.comments == (Comment(body, Span(4, 4), "this"),)


def test_a_suggestion_quoted_in_a_longer_fence_is_text() -> None:
    body = "Write it so:\n````\n```suggestion\nx\n```\n````"
    review = review_from_dict({"snippet": "a/b", "comments": [{"body": body}]})
    assert review.comments == (Comment(body),)


def test_an_array_holds_many_reviews_each_with_its_line() -> None:
    text = f"[\n{as_json()},\n\n{as_json(reviewer='bob')}\n]\n"
    records = read(text)
    assert [(record.line, record.review.reviewer) for record in records] == [(2, "ada"), (4, "bob")]


def test_a_broken_item_does_not_cost_the_others() -> None:
    text = f'[\n{as_json()},\n{{"snippet": oops, "x": ["}}"]}},\n{as_json(reviewer="bob")}\n]'
    first, problem, last = read(text)
    assert isinstance(first, Record)
    assert isinstance(last, Record)
    assert str(problem) == "reviews:3: not valid JSON: Expecting value (column 13)"
    assert (last.line, last.review.reviewer) == (4, "bob")


def test_an_array_that_never_ends_says_so_after_its_good_items() -> None:
    first, problem = read(f"[{as_json()}")
    assert isinstance(first, Record)
    assert problem == Problem(
        "reviews", 1, "the array of reviews does not go on with ',' or end with ']' here"
    )


def test_text_after_the_value_is_a_problem() -> None:
    record, problem = read(as_json() + "\n\n}", format="json")
    assert isinstance(record, Record)
    assert str(problem) == "reviews:3: there is more text after the end of the JSON value"


def test_an_empty_array_and_an_empty_file_hold_nothing() -> None:
    assert read("[ ]") == []
    assert read("") == []
    assert read(" \n") == []


_PRETTY = """{
  "snippet": "core/demo",
  "comments": [
    {"line": 3, "body": "x"},
    {
      "line": 7,
      %s
    }
  ]
}"""


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        ('"bdy": "x"', "5|`body` is missing in `comments[1]`"),
        (
            '"body": "x", "starting_line": 2',
            "7|unknown key `starting_line` in `comments[1]`. Did you mean `start_line`?",
        ),
        (
            '"body": "x", "z": 2',
            "7|unknown key `z` in `comments[1]`. Known: start_line, line, body, suggestion",
        ),
        ('"body": 5', "7|`comments[1].body` is a number, text is expected"),
        ('"body": NaN', "7|`comments[1].body` is NaN, text is expected"),
        ('"body": null', "7|`comments[1].body` is null, text is expected"),
        ('"body": "x",\n "body": "y"', "8|key `body` occurs more than once"),
        ('"body": "x", "start_line": "5"', "7|`comments[1].start_line` is text, a whole number"),
        ('"body": "x", "start_line": 5.0', "7|`comments[1].start_line` is a decimal number, a "),
        ('"body": "x", "start_line": true', "7|`comments[1].start_line` is true, a whole number"),
        (
            '"body": "x", "start_line": 0',
            "7|`comments[1].start_line` is no line number. Lines count from 1 to 1,000,000",
        ),
        (
            '"body": "x", "start_line": 8',
            "7|`start_line` 8 is after `line` 7. `line` is the last line of the comment",
        ),
        ('"body": "a\\u0000b"', "7|`comments[1].body` holds a NUL character"),
        ('"body": "\\ud800"', "7|`comments[1].body` holds half of a surrogate pair"),
        ('"body": "x", "suggestion": []', "7|`comments[1].suggestion` is an array, text"),
    ],
)
def test_a_fault_names_its_line_its_key_and_the_remedy(fault: str, said: str) -> None:
    line, _, message = said.partition("|")
    problems = [str(problem) for problem in read(_PRETTY % fault)]
    assert any(problem.startswith(f"reviews:{line}: {message}") for problem in problems)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ([], "review: the review is an array, an object is expected"),
        ({}, "review: `snippet` is missing"),
        ({"snippet": ""}, "review: `snippet` is empty. It names the snippet, <track>/<slug>"),
        (
            {"snippet": "a/b", "schema": "reviewer.review/2"},
            "review: the review is of another schema. `reviewer.review/1` is read",
        ),
        (
            {"snippet": "a/b", "comment": []},
            "review: unknown key `comment`. Did you mean `comments`?",
        ),
        (
            {"snippet": "a/b", "comments": [{"body": "x", "start_line": 3}]},
            "review: `start_line` without `line`. `line` is the last line of the comment",
        ),
        (
            {"snippet": "a/b", "complexity": "O(n)"},
            "review: `complexity` is text, an object is expected",
        ),
        (
            {"snippet": "a/b", "comments": [{"body": "x" * 20_001}]},
            "review: `comments[0].body` has 20,001 characters. At most 20,000 are read",
        ),
        (
            {"snippet": "a/b", "comments": [{"body": "x"}] * 501},
            "review: `comments` has 501 items. At most 500 are read",
        ),
    ],
)
def test_data_that_is_no_review_raises_with_the_reason(data: object, message: str) -> None:
    with pytest.raises(InputError) as caught:
        review_from_dict(data)
    assert str(caught.value) == message


def test_all_faults_are_named_up_to_a_limit() -> None:
    problems = read(as_json(comments=[{"body": number} for number in range(13)]))
    assert len(problems) == limits.FAULTS_PER_RECORD + 1
    assert str(problems[-1]) == "reviews:1: 3 more faults in this review"


def test_a_review_above_the_size_limit_is_left_out() -> None:
    long = as_json(explanation=" " * limits.RECORD_BYTES)
    problem, record = read(f"[{long}, {as_json()}]")
    assert str(problem) == "reviews:1: the review is longer than 1,000,000 characters. Split it"
    assert isinstance(record, Record)


def test_the_complexity_answer_may_be_half_given() -> None:
    review = review_from_dict({"snippet": "a/b", "complexity": {"time": "O(1)"}})
    assert review.complexity == ComplexityAnswer("O(1)", None)
