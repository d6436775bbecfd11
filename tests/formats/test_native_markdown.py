"""Native reviews as Markdown files."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.formats import Record, limits
from reviewer.model import Comment, ComplexityAnswer, Review, Span

from .examples import read

_FULL = """---
# written by hand
snippet: core/demo
reviewer: "Ada L."
complexity:
  time: O(n*m)
  space: 'O(n)'
---
# A title

It pairs payments.

## L12-14

Use a set.

```suggestion
seen = set(xs)
## L99 is code here
```

## L7
### Naming
`x` says nothing.
## General

Add tests.

## Explanation

Then it adds them up.
"""


def test_a_whole_review_is_read() -> None:
    assert read(_FULL) == [
        Record(
            "reviews",
            1,
            Review(
                snippet="core/demo",
                reviewer="Ada L.",
                explanation="# A title\n\nIt pairs payments.\n\nThen it adds them up.",
                complexity=ComplexityAnswer("O(n*m)", "O(n)"),
                comments=(
                    Comment("Use a set.", Span(12, 14), "seen = set(xs)\n## L99 is code here"),
                    Comment("### Naming\n`x` says nothing.", Span(7, 7)),
                    Comment("Add tests."),
                ),
            ),
        )
    ]


def test_windows_line_ends_and_a_byte_order_mark_change_nothing() -> None:
    windows = b"\xef\xbb\xbf" + _FULL.replace("\n", "\r\n").encode()
    assert read(windows) == read(_FULL)


@pytest.mark.parametrize(
    ("heading", "span"),
    [
        ("## L12-L14", Span(12, 14)),
        ("## l12 – 14", Span(12, 14)),
        ("## 12-14", Span(12, 14)),
        ("## Line 12", Span(12, 12)),
        ("## Lines 12-14 ##", Span(12, 14)),
        ("## L12:", Span(12, 12)),
        ("## GENERAL", None),
    ],
)
def test_ways_to_write_a_heading(heading: str, span: Span | None) -> None:
    (record,) = read(f"---\nsnippet: a/b\n---\n{heading}\ntext\n")
    assert isinstance(record, Record)
    assert record.review.comments == (Comment("text", span),)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("# Review\n", "1: there is no front matter. Begin with the lines `---`, `snippet: "),
        ("---\nsnippet: a/b\n", "1: the front matter is never closed."),
        ("---\nreviewer: ada\n---\n", "1: `snippet` is missing"),
        ("---\nsnipet: a/b\n---\n", "2: unknown key `snipet`. Did you mean `snippet`?"),
        ("---\nsnippet: a/b\nsnippet: c/d\n---\n", "3: key `snippet` occurs more than once"),
        ("---\nsnippet: a/b\noops\n---\n", "3: this line of the front matter is not `key: value`"),
        ("---\nsnippet: a/b\ncomplexity: O(n)\n---\n", "3: `complexity` is text, an object is"),
        (
            "---\nsnippet: a/b\ncomplexity:\n  times: O(n)\n---\n",
            "4: unknown key `times` in `complexity`. Did you mean `time`?",
        ),
        (
            "---\nsnippet: a/b\ncomments: x\n---\n",
            "3: key `comments` does not belong in the front matter. It follows as text",
        ),
        (
            "---\nsnippet: a/b\n---\n\n## Performance\ntext\n",
            "5: `## Performance` names no line. Headings are `## L12`, `## L12-14`, ",
        ),
        ("---\nsnippet: a/b\n---\n## L14-12\n", "4: `start_line` 14 is after `line` 12"),
        ("---\nsnippet: a/b\n---\n## L0\n", "4: `comments[0].start_line` is no line number"),
        (
            "---\nsnippet: a/b\n---\n## L1\n```\n## L2\n",
            "5: the code block that starts here is never closed",
        ),
    ],
)
def test_a_fault_names_its_line(text: str, said: str) -> None:
    assert any(str(result).startswith(f"reviews:{said}") for result in read(text))
    assert not any(isinstance(result, Record) for result in read(text))


def test_a_file_above_the_limit_is_refused() -> None:
    (problem,) = read("---\n" + "x" * limits.RECORD_BYTES, format="markdown")
    assert str(problem) == (
        "reviews: the file is larger than 1,000,000 bytes. A Markdown file holds one review"
    )


def test_long_runs_of_spaces_and_fences_take_linear_time() -> None:
    spaces = " " * 200_000
    text = f"---\nsnippet: a/b{spaces}x\n---\n## {spaces}x\n{'```' * 60_000}x{spaces}`\n"
    assert all(not isinstance(result, Record) for result in read(text))


_WORDS = st.text(st.sampled_from("abz é\n*_-'\":{}\\"), max_size=60).map(
    lambda text: "\n".join(line.strip() for line in text.strip().split("\n")).strip()
)
_PLAIN = _WORDS.filter(lambda text: "---" not in text)
_REVIEWS = st.builds(
    Review,
    snippet=_WORDS.filter(bool),
    reviewer=_WORDS,
    explanation=_PLAIN,
    complexity=st.builds(ComplexityAnswer, _WORDS.filter(bool), st.none()),
    comments=st.lists(
        st.builds(
            Comment,
            _PLAIN,
            st.none()
            | st.builds(lambda a, b: Span(a, a + b), st.integers(1, 999), st.integers(0, 9)),
            st.none() | _WORDS,
        ),
        max_size=4,
    ).map(tuple),
)


def _markdown(review: Review) -> str:
    """The review as a person would type it."""
    assert review.complexity is not None
    lines = [
        "---",
        f"snippet: {json.dumps(review.snippet)}",
        f"reviewer: {json.dumps(review.reviewer)}",
        "complexity:",
        f"  time: {json.dumps(review.complexity.time)}",
        "---",
        review.explanation,
    ]
    for comment in review.comments:
        lines += ["", f"## {comment.span or 'General'}", "", comment.body]
        if comment.suggestion is not None:
            inner = comment.suggestion.split("\n") if comment.suggestion else []
            lines += ["", "```suggestion", *inner, "```"]
    return "\n".join(lines)


@given(_REVIEWS)
def test_what_is_typed_is_what_is_read(review: Review) -> None:
    assert read(_markdown(review)) == [Record("reviews", 1, review)]
