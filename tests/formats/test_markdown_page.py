"""The Markdown page, as GitHub's own parser and another one render it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from cmarkgfm import github_flavored_markdown_to_html
from cmarkgfm.cmark import Options
from hypothesis import example, given
from markdown_it import MarkdownIt

from reviewer.formats import Scored
from reviewer.formats.markdown_text import in_html, inline

from .examples import REPORT, SCORED
from .hostile import FRAGMENTS, filled, scored, texts, written

OURS = {
    "h1", "h2", "p", "table", "thead", "tbody", "tr", "th", "td", "ul", "li", "strong", "code",
    "details", "summary",
}  # fmt: skip
# What GitHub and GitLab make links of in the text of a page, outside of code.
LINKED = re.compile(
    r"@\w|://|\bwww\.|(?<!&)#\w|\bGH-\d|\b[A-Z]+-\d|!\d|~\w|\$\w|:\w+:|\b[0-9a-f]{7,}\b", re.ASCII
)


def with_github(page: str) -> str:
    return str(github_flavored_markdown_to_html(page, options=Options.CMARK_OPT_UNSAFE))


def with_markdown_it(page: str) -> str:
    return MarkdownIt("gfm-like").render(page)


RENDERERS = pytest.mark.parametrize("render", [with_github, with_markdown_it])


class Seen(HTMLParser):
    """The tags in order, but for code, and the text outside of code."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: set[str] = set()
        self.text: list[str] = []
        self.codes: list[str] = []
        self.others = 0
        self._in_code = False
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "code":
            self._in_code = True
            self.codes.append("")
            return
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_endtag(self, tag: str) -> None:
        if tag == "code":
            self._in_code = False
        else:
            self.tags.append(f"/{tag}")

    def handle_data(self, data: str) -> None:
        if self._in_code:
            self.codes[-1] += data
        else:
            self.text.append(data)

    def handle_comment(self, data: str) -> None:
        self.others += 1

    def handle_decl(self, decl: str) -> None:
        self.others += 1

    def handle_pi(self, data: str) -> None:
        self.others += 1

    def unknown_decl(self, data: str) -> None:
        self.others += 1


def structure(item: Scored, render: Callable[[str], str]) -> list[str]:
    return Seen(render(written("markdown", item, item))).tags


@RENDERERS
@given(item=scored())
@example(item=filled(lambda: "".join(FRAGMENTS), "r.jsonl"))
@example(item=filled(lambda: "`a ``b` |` `` c` |\\|`", "r.jsonl"))
def test_text_of_strangers_stays_text(render: Callable[[str], str], item: Scored) -> None:
    page = written("markdown", item, item)
    seen = Seen(render(page))
    assert {tag.removeprefix("/") for tag in seen.tags} <= OURS
    assert seen.attributes <= {"align", "style", "open"}
    assert seen.others == 0
    assert not any(LINKED.search(text) for text in seen.text)


@RENDERERS
@given(item=scored())
def test_text_of_strangers_changes_nothing_in_the_structure(
    render: Callable[[str], str], item: Scored
) -> None:
    below = "word" if item.below else ""
    plain = replace(filled(lambda: "word", "r.jsonl"), below=below)
    assert structure(item, render) == structure(plain, render)


@RENDERERS
@given(text=texts)
def test_no_letter_is_lost(render: Callable[[str], str], text: str) -> None:
    shown = Seen(render(f"lead {inline(text, 9_999)}"))
    told = "".join(shown.text + shown.codes)
    for letter in set(filter(str.isalnum, text)):
        assert told.count(letter) >= text.count(letter)


def test_prose_reads_as_prose_and_code_as_code() -> None:
    text = 'It\'s O(n*m): `for x in y:` walks the list (twice), see a_b. "Really"? 50%, e.g. 3.'
    assert inline(text, 200) == (
        'It\'s `O(n*m)`: `for x in y:` walks the list (twice), see `a_b`. "Really"? 50%, e.g. 3.'
    )


def test_a_pipe_ends_no_cell() -> None:
    assert inline("a|b c || `d|e`", 99) == "`a`&#124;`b` c &#124; `d`&#124;`e`"


def test_within_html_text_is_escaped_code() -> None:
    assert in_html("<b>@me</b>\n", 99) == "<code>&lt;b&gt;@me&lt;/b&gt;</code>"


def test_the_page_has_the_cohort_then_the_table_then_the_details() -> None:
    other = replace(SCORED, report=replace(REPORT, reviewer="bob", score=20.0), below="20 < 60")
    page = written("markdown", SCORED, other)
    heads = re.findall(r"^#+ .*|^<details>", page, re.MULTILINE)
    assert heads == [
        "# Code reviews, scored",
        "## Scores",
        "## Issues most missed",
        "## Decoys most taken",
        "## Reviewers",
        "## Snippets",
        "## Reviews",
        "## Details",
        "<details>",
        "<details>",
    ]
    assert "| 2 | 37.3 | 37.3 | 28.7 to 46.0 | 1 | 33% | 50% |" in page
    assert "| 2 of 2 | Floats are compared with `==` | critical | core/demo |" in page
    assert "| 2 | core/demo | bob | 20 | 1 found, 0 partly, 1 missed; 10 points off |" in page
    assert "- L5, **wrong, a decoy, 8 points off**: Break leaves both loops." in page


def test_one_review_needs_no_cohort() -> None:
    page = written("markdown", SCORED)
    assert "## Issues most missed" not in page
    assert page.count("<details open>") == 1


def test_a_page_shows_the_lowest_scores_and_says_what_it_leaves_out() -> None:
    items = [
        replace(SCORED, report=replace(REPORT, score=float(number % 100)))
        for number in range(5_200)
    ]
    page = written("markdown", *items)
    assert page.count("<details>") == 100
    assert "The 100 reviews with the lowest scores, of 5,200." in page
    assert "200 more reviews are not listed: this page would grow too large." in page
    assert set(re.findall(r"</code>: (\d+) \(", page)) == {"0", "1"}
    assert len(page.encode()) < 3_500_000
