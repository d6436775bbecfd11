"""The HTML page: valid, self-contained, readable, bounded, and deaf to what strangers wrote."""

from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from itertools import pairwise
from xml.etree.ElementTree import Element

import html5lib
import pytest
from hypothesis import example, given

from reviewer.formats import Scored
from reviewer.model import Comment, Span

from .examples import REPORT, REVIEW, SCORED, SNIPPET
from .hostile import FRAGMENTS, filled, scored, written

TAGS = set(
    "html head meta title style body a header h1 h2 h3 h4 p code main section dl div dt dd figure "
    "figcaption svg line rect circle text ul ol li small b i table caption thead tbody tr th td "
    "details summary span blockquote pre footer".split()
)
ATTRIBUTES = set(
    "lang charset http-equiv content name class href id scope colspan start open viewBox role "
    "aria-label aria-hidden preserveAspectRatio x y x1 x2 y1 y2 cx cy r rx width height".split()
)


def parsed(page: str) -> Element:
    """The page as a tree without namespaces; any error of HTML raises."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    tree = parser.parse(page)
    for element in tree.iter():
        if isinstance(element.tag, str):
            element.tag = element.tag.rpartition("}")[2]
    assert isinstance(tree, Element)
    return tree


def text_of(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def style_of(page: str) -> str:
    match = re.search("<style>(.*?)</style>", page, re.DOTALL)
    assert match is not None
    return match[1]


@given(item=scored())
@example(item=filled(lambda: "".join(FRAGMENTS), "r.jsonl"))
def test_text_of_strangers_stays_text(item: Scored) -> None:
    page = written("html", item, SCORED)
    tree = parsed(page)
    assert {element.tag for element in tree.iter()} <= TAGS
    assert {name for element in tree.iter() for name in element.attrib} <= ATTRIBUTES
    assert [link.get("href") for link in tree.iter("a")] == ["#reviews"]
    assert len(list(tree.iter("style"))) == 1
    assert len(list(tree.iter("details"))) == 2


def test_the_policy_lets_in_the_style_of_the_page_and_nothing_else() -> None:
    page = written("html", SCORED)
    digest = b64encode(sha256(style_of(page).encode()).digest()).decode()
    metas = {meta.get("http-equiv"): meta.get("content") for meta in parsed(page).iter("meta")}
    assert metas["Content-Security-Policy"] == (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    )
    assert not re.search(r"url\(|@import|style=|src=|https?:", page)


def test_comments_stand_beside_the_code_with_verdicts_and_reasons() -> None:
    tree = parsed(written("html", SCORED))
    first, second, *_ = (piece for piece in tree.iter("div") if piece.get("class") == "piece")
    assert [text_of(line) for line in first.iter("li")] == ["def f(items):"]
    assert text_of(next(second.iter("li"))) == "seen = list(items)"
    code = [line for part in tree.iter("ol") for line in part]
    assert [line.get("class") for line in code] == [None, "said", "missed said"]
    notes = [text_of(note) for note in tree.iter("div") if "note " in note.get("class", "")]
    assert text_of(second).startswith(f"seen = list(items){notes[0]}")
    assert notes[0] == (
        "Comment 1, L2-3: finds an issue 93% sureA list is searched for every item."
        "seen = set(items)full credit: A list is searched for every item"
        "it says what in costs on a listthe suggested change looks right: the finding is gone"
    )
    missed = next(note for note in notes if note.startswith("L3: missed, critical"))
    assert missed == (
        "L3: missed, criticalFloats are compared with =="
        "Why Sums of cents are not exact.Fix Compare whole cents."
    )
    decoy = next(note for note in notes if note.startswith("Comment 2, L5"))
    assert decoy.startswith("Comment 2, L5: wrong, a decoy, 8 points off")
    assert decoy.endswith("It leaves the inner loop only.")


def test_every_heading_table_and_picture_says_what_it_is() -> None:
    tree = parsed(written("html", SCORED, SCORED))
    assert [text_of(table.find("caption")) for table in tree.iter("table")] == [  # type: ignore[arg-type]
        "Issues most missed",
        "Decoys most taken",
        "Reviewers",
        "Snippets",
        "Issues",
        "Issues",
    ]
    assert all(cell.get("scope") for cell in tree.iter("th"))
    levels = [int(e.tag[1]) for e in tree.iter() if re.fullmatch("h[1-6]", e.tag)]
    steps = [after - before for before, after in pairwise(levels)]
    assert levels[0] == 1
    assert max(steps) == 1
    for picture in tree.iter("svg"):
        assert picture.get("aria-hidden") == "true" or picture.get("role") == "img"
    (scores, _) = (svg.get("aria-label", "") for svg in tree.iter("svg") if svg.get("role"))
    assert scores == "Reviews by score: 2 from 50 to 60. Median 54.7."


def test_one_review_is_open_and_alone() -> None:
    tree = parsed(written("html", SCORED))
    (review,) = tree.iter("details")
    assert review.get("open") is not None
    assert [text_of(head) for head in tree.iter("h2")] == ["Reviews"]


def test_a_change_shows_what_was_added_and_what_went() -> None:
    changed = replace(SNIPPET, before=SNIPPET.code.replace("list(items)", "tuple(items)"))
    tree = parsed(written("html", replace(SCORED, snippet=changed)))
    lines = {text_of(line): line.get("class") for line in tree.iter("li")}
    assert lines["seen = tuple(items)"] == "gone"
    assert "new" in (lines["seen = list(items)"] or "")


def test_comments_beyond_the_code_and_odd_code_are_shown() -> None:
    review = replace(REVIEW, comments=(Comment("Far.", Span(900, 999)), *REVIEW.comments[1:]))
    for code in ("", "\n", "def (:\n  '''open\n", "\tx = '\x00'\n", "(" * 5_000):
        snippet = replace(SNIPPET, code=code)
        page = written("html", replace(SCORED, review=review, snippet=snippet))
        assert "Far." in text_of(parsed(page))


def test_a_page_opens_the_lowest_scores_lists_more_and_says_so() -> None:
    items = [
        replace(SCORED, report=replace(REPORT, score=float(number % 100)))
        for number in range(5_100)
    ]
    page = written("html", *items)
    assert page.count("<details ") == 500
    assert "The 500 with the lowest scores can be opened; 5,000 of 5,100 are listed." in page
    opened = re.findall(r'<details [^>]*><summary><span class="score \w+">(\d+)<', page)
    assert {int(score) for score in opened} == set(range(10))


def test_one_huge_review_is_cut() -> None:
    review = replace(REVIEW, comments=(Comment("<&" * 10_000, Span(1, 2), "x\n" * 9_999),) * 500)
    results = tuple(replace(REPORT.comments[0], index=index) for index in range(500))
    item = replace(SCORED, review=review, report=replace(REPORT, comments=results))
    page = written("html", item)
    assert len(page) < 2_500_000
    assert "400 more comments." in page


def colours(scheme: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", scheme))


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.2."""
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


BACKS = ("paper", "card", "code", "good-back", "mid-back", "bad-back", "said-back")
TOKENS = ("keyword", "string", "comment", "digits")


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_text_stands_out_from_every_ground_it_is_on(scheme: int) -> None:
    style = style_of(written("html"))
    roots = re.findall(r":root \{(.*?)\}", style, re.DOTALL)
    colour = colours(roots[scheme])
    pairs = [(ink, back) for ink in ("ink", "soft") for back in BACKS]
    pairs += [(token, back) for token in TOKENS for back in BACKS if back != "good-back"]
    pairs += [(name, f"{name}-back") for name in ("good", "mid", "bad")]
    pairs += [(name, back) for name in ("good", "mid", "bad", "accent") for back in BACKS[:2]]
    low = [pair for pair in pairs if contrast(colour[pair[0]], colour[pair[1]]) < 4.5]
    assert low == []
