"""Texts that try to be markup or commands, and scored reviews that are full of them."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace

from hypothesis import strategies as st

from reviewer.formats import WRITERS, Scored, WriterOptions
from reviewer.model import (
    Comment,
    ComplexityMark,
    ComplexityResult,
    ExplanationResult,
    KeyPoint,
    SuggestionResult,
)

from .examples import REPORT, REVIEW, SCORED, SNIPPET

FRAGMENTS = (
    "::error::x", "\n::add-mask::x", " ::stop-commands::x", "##[error]x", "###[group]",
    "##vso[a b]c", "##teamcity[x]", "<script>alert(1)</script>", "<img src=x onerror=y>",
    "</style>", "</details>", "<!--", "-->", "]]>", "<![CDATA[", "&amp;", "&#60;b&#62;",
    "[a](javascript:x)", "[x]: http://e.vil", "![i](http://e.vil/x.png)", "@octocat",
    "@org/team", "#1", "a/b#2", "GH-3", "ABC-12", "!7", "~bug", "https://e.vil/x", "www.e.vil",
    "ftp://e.vil", "mailto:a@e.vil", "a@e.vil", "|", "\\|", "`", "``", "```\n", "~~~\n",
    "# head", "\n# head\n", "\n- item", "1. one", "\n\n", "\n---\n", "===", "\r\n", "\r", "\t",
    "%0A", "%", ",", ":", "*e*", "**b**", "__b__", "~~s~~", "$x$", ":smile:", "\\", "'", '"',
    "deadbeefdeadbeef", "[^1]", "[ ]", "{0}", "\x00", "\x1b[31m", "\x9b", "\x7f", "\u202e",
    "\u2028", "\u200b", "\ufeff", "\ufffe", "\uffff", "\U0001fffe", "\ufdd0", "\ud800",
    "\U000e0001", "word", " ",
)  # fmt: skip
texts = st.lists(st.sampled_from(FRAGMENTS) | st.text(max_size=6), max_size=8).map("".join)
paths = st.lists(
    st.sampled_from([part for part in FRAGMENTS if part not in ("\x00", "\ud800")]), min_size=1
).map("".join)


def filled(text: Callable[[], str], path: str) -> Scored:
    """The scored example with every text of a stranger taken from `text`."""
    rubric = SNIPPET.rubric
    issues = tuple(replace(issue, title=text(), why=text(), fix=text()) for issue in rubric.issues)
    decoys = tuple(replace(decoy, claim=text(), why_wrong=text()) for decoy in rubric.decoys)
    rubric = replace(rubric, title=text(), context=text(), issues=issues, decoys=decoys)
    one, two, three = REPORT.comments
    points = tuple(KeyPoint(text(), covered, 0.5) for covered in (True, False))
    name, who = text(), text()
    report = replace(
        REPORT,
        snippet=name,
        reviewer=who,
        engine=text(),
        comments=(
            replace(one, reasons=(text(),), suggestion=SuggestionResult("flawed", text())),
            replace(two, reasons=(text(), text())),
            replace(three, reasons=(text(),)),
        ),
        explanation=ExplanationResult(0.5, points),
        complexity=ComplexityResult(
            ComplexityMark(text(), False, text(), "estimate", (text(),)),
            ComplexityMark(None, False, text()),
        ),
    )
    comments = tuple(Comment(text(), comment.span, text()) for comment in REVIEW.comments)
    review = replace(REVIEW, snippet=name, reviewer=who, comments=comments, explanation=text())
    snippet = replace(SNIPPET, code=text(), before=text(), rubric=rubric)
    return replace(SCORED, path=path, review=review, report=report, snippet=snippet, below=text())


@st.composite
def scored(draw: st.DrawFn) -> Scored:
    """A scored review of hostile texts."""
    pool = draw(st.lists(texts, min_size=1, max_size=12))
    place = -1

    def text() -> str:
        nonlocal place
        place += 1
        return pool[place % len(pool)]

    return filled(text, draw(paths))


def written(name: str, *items: Scored, summary: io.StringIO | None = None) -> str:
    """What the writer of that name makes of the items."""
    out = io.StringIO()
    WRITERS[name](iter(items), out, WriterOptions(summary=summary))
    return out.getvalue()
