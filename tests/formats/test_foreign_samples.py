"""Files of other tools, as those write them: whose they are, and what is taken from them."""

from __future__ import annotations

import io

import pytest

from reviewer.formats import ReadOptions, Record, read_records
from reviewer.formats.foreign.remarks import snippet_of_path
from reviewer.model import Comment, Review, Span
from reviewer.problems import Problem

from .foreign_samples import CODE, GITHUB, SAMPLES, github_comment

OPTIONS = ReadOptions(code_of={"core/demo": CODE}.get)
SEARCHED = "A list is searched for every item."
BOTH = f"{SEARCHED}\n\nAnd it is rebuilt each time."
SET_LINE = "    ä = 'ß𐐀'; found = set()"


def read(
    text: str, format_name: str | None = None, options: ReadOptions = OPTIONS
) -> list[Review | str]:
    """Reviews, and problems as text."""
    found = read_records(io.BytesIO(text.encode()), "f", format=format_name, options=options)
    return [one.review if isinstance(one, Record) else str(one) for one in found]


def review(*comments: Comment, reviewer: str = "ada", snippet: str = "core/demo") -> Review:
    return Review(snippet, reviewer, comments)


THREE = review(
    Comment(SEARCHED, Span(2, 3)),
    Comment("Use a set.", Span(2, 2), SET_LINE),
    Comment("On the whole.", None),
)
EXPECTED = {
    "github": [
        review(
            Comment(BOTH, Span(2, 3)),
            Comment("Use a set.", Span(5, 5), "    seen = set(items)"),
            Comment("Outdated.", Span(7, 7)),
            Comment("Why was this removed?", None),
        ),
        review(Comment("Fine.", Span(5, 5)), reviewer="grace", snippet="core/other"),
    ],
    "gitlab": [
        review(
            Comment(BOTH, Span(2, 3)),
            Comment("Use a set.", Span(4, 5), "    seen = set(items)"),
        )
    ],
    "rdjson": [THREE],
    "rdjsonl": [THREE],
    "sarif": [THREE],
    "gerrit": [THREE],
    "lines": [
        review(
            Comment(f"{SEARCHED}\nAnd it is rebuilt each time.", Span(2, 3)),
            Comment("Use a set: it is quicker.", Span(5, 5)),
            reviewer="",
        ),
        review(Comment("Fine.", Span(1, 1)), reviewer="", snippet="core/other"),
    ],
}


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("given", [True, False], ids=["format named", "format told by content"])
def test_the_sample_is_read(name: str, given: bool) -> None:
    assert read(SAMPLES[name], name if given else None) == EXPECTED[name]


@pytest.mark.parametrize("name", SAMPLES)
def test_crlf_and_a_byte_order_mark_change_nothing(name: str) -> None:
    text = "\ufeff" + SAMPLES[name].replace("\n", "\r\n")
    assert read(text, name) == EXPECTED[name]


def test_pages_of_github_may_follow_each_other() -> None:
    pages = GITHUB + "\n" + f"[{__import__('json').dumps(github_comment(9, body='More.'))}]"
    ada, _ = read(pages)
    assert isinstance(ada, Review)
    assert ada.comments[-1] == Comment("More.", Span(5, 5))


def test_the_snippet_may_be_given() -> None:
    options = ReadOptions(snippet="core/mine")
    text = "whatever.txt:3: Slow.\n12-14: Here no path is needed.\n"
    assert read(text, "lines", options) == [
        review(
            Comment("Slow.", Span(3, 3)),
            Comment("Here no path is needed.", Span(12, 14)),
            reviewer="",
            snippet="core/mine",
        )
    ]


def test_a_file_that_is_no_snippet_is_named_once() -> None:
    text = "README.md:1: x\nREADME.md:2: y\ncore/a.py:3: z\n"
    problem = (
        "f:1: `README.md` is no snippet. "
        "Give --snippet ID, or let the path end in <track>/<slug>/snippet.py"
    )
    assert read(text, "lines") == [
        problem,
        review(Comment("z", Span(3, 3)), reviewer="", snippet="core/a"),
    ]


@pytest.mark.parametrize(
    ("path", "snippet"),
    [
        ("snippets/core/a/snippet.py", "core/a"),
        ("C:\\work\\snippets\\core\\a\\snippet.py", "core/a"),
        ("/home/x/snippets/core/a", "core/a"),
        ("snippets/core/a/fixed.py", None),
        ("core/a/snippet.py", "core/a"),
        ("./core/a.py", "core/a"),
        ("snippet.py", None),
        ("../core/a.py", None),
        ("snippets/../../core/a/snippet.py", None),
        ("", None),
    ],
)
def test_paths_mean_snippets(path: str, snippet: str | None) -> None:
    assert snippet_of_path(path) == snippet


def test_what_is_broken_costs_itself_only() -> None:
    broken = [{"path": "core/a.py", "body": 7}, "x", github_comment(1), None]
    text = __import__("json").dumps(broken)
    results = read(text, "github")
    assert [type(one).__name__ for one in results] == ["str", "str", "str", "Review"]


def test_too_many_comments_of_one_reviewer_are_refused() -> None:
    text = "\n".join(f"core/a.py:{n}: slow" for n in range(1, 502)) + "\ncore/b.py:1: x"
    found = list(read_records(io.BytesIO(text.encode()), "f", options=OPTIONS))
    assert [type(one) for one in found] == [Problem, Record]
    assert "`comments` has 501 items. At most 500 are read" in str(found[0])
