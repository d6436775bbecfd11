"""Reviews written down in the way of other tools come back as they were."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.formats import ReadOptions, Record, read_records
from reviewer.model import Comment, Review, Span

from .foreign_samples import github_comment, gitlab_note, sarif_result

CODE = "".join(f"line {number} ä𐐀\n" for number in range(1, 21))
LINES = CODE.splitlines()
PATH = "snippets/core/demo/snippet.py"
OPTIONS = ReadOptions(code_of={"core/demo": CODE}.get)

words = st.text(st.sampled_from("abcäß𐐀 .,:;()[]{}<>&\"'\\%#*_-0129"), min_size=1, max_size=40)
bodies = words.map(lambda text: f"It {text}.".replace("  ", " "))
spans = st.tuples(st.integers(1, 20), st.integers(0, 4)).map(
    lambda pair: Span(pair[0], min(20, pair[0] + pair[1]))
)
new_lines = st.lists(words, min_size=1, max_size=3).map("\n".join)
remarks = st.lists(st.builds(Comment, bodies, st.none() | spans), min_size=1, max_size=5)
changes = st.lists(st.builds(Comment, bodies, spans, st.none() | new_lines), min_size=1, max_size=5)


def as_github(comments: list[Comment]) -> str:
    return json.dumps(
        [
            github_comment(
                number,
                body=body(comment),
                line=comment.span and comment.span.last,
                start_line=comment.span and comment.span.first,
                original_line=None,
                subject_type="line" if comment.span else "file",
            )
            for number, comment in enumerate(comments)
        ]
    )


def body(comment: Comment) -> str:
    if comment.suggestion is None:
        return comment.body
    return f"{comment.body}\n\n```suggestion\n{comment.suggestion}\n```"


def as_gitlab(comments: list[Comment]) -> str:
    discussions = []
    for number, comment in enumerate(comments):
        position: dict[str, Any] = {"new_path": PATH, "position_type": "text"}
        text = comment.body
        if comment.span:
            first, last = comment.span.first, comment.span.last
            position |= {
                "new_line": last,
                "line_range": {"start": {"new_line": first}, "end": {"new_line": last}},
            }
            if comment.suggestion is not None:
                above = f"suggestion:-{last - first}+0"
                text += f"\n\n```{above}\n{comment.suggestion}\n```"
        note = gitlab_note(number, text, position=position)
        discussions.append({"id": str(number), "individual_note": False, "notes": [note]})
    return json.dumps(discussions)


def diagnostics(comments: list[Comment]) -> list[dict[str, Any]]:
    found = []
    for comment in comments:
        location: dict[str, Any] = {"path": PATH}
        data: dict[str, Any] = {"message": comment.body, "location": location}
        if comment.span:
            location["range"] = {
                "start": {"line": comment.span.first},
                "end": {"line": comment.span.last},
            }
            if comment.suggestion is not None:
                column = len(LINES[comment.span.last - 1].encode()) + 1
                place = {
                    "start": {"line": comment.span.first, "column": 1},
                    "end": {"line": comment.span.last, "column": column},
                }
                data["suggestions"] = [{"range": place, "text": comment.suggestion}]
        found.append(data)
    return found


def as_rdjson(comments: list[Comment]) -> str:
    return json.dumps({"source": {"name": "ada"}, "diagnostics": diagnostics(comments)})


def as_rdjsonl(comments: list[Comment]) -> str:
    named = (diagnostic | {"source": {"name": "ada"}} for diagnostic in diagnostics(comments))
    return "\n".join(json.dumps(diagnostic, ensure_ascii=False) for diagnostic in named)


def as_sarif(comments: list[Comment]) -> str:
    results = []
    for comment in comments:
        region = None
        more: dict[str, Any] = {}
        if comment.span:
            column = len(LINES[comment.span.last - 1].encode("utf-16-le")) // 2 + 1
            region = {
                "startLine": comment.span.first,
                "endLine": comment.span.last,
                "endColumn": column,
            }
            if comment.suggestion is not None:
                replacement = {
                    "deletedRegion": region | {"startColumn": 1},
                    "insertedContent": {"text": comment.suggestion},
                }
                change = {"artifactLocation": {"uri": PATH}, "replacements": [replacement]}
                more["fixes"] = [{"artifactChanges": [change]}]
        results.append(sarif_result(comment.body, region, **more))
    run = {"tool": {"driver": {"name": "ada"}}, "results": results}
    return json.dumps({"version": "2.1.0", "runs": [run]})


def as_gerrit(comments: list[Comment]) -> str:
    found = []
    for number, comment in enumerate(comments):
        data: dict[str, Any] = {
            "id": f"c{number}",
            "patch_set": 1,
            "message": comment.body,
            "updated": f"2026-03-01 10:00:{number:02}.000000000",
            "author": {"username": "ada"},
        }
        if comment.span:
            column = len(LINES[comment.span.last - 1].encode("utf-16-le")) // 2
            place = {
                "start_line": comment.span.first,
                "start_character": 0,
                "end_line": comment.span.last,
                "end_character": column,
            }
            data |= {"line": comment.span.last, "range": place}
            if comment.suggestion is not None:
                one = {"path": PATH, "range": place, "replacement": comment.suggestion}
                data["fix_suggestions"] = [{"description": "x", "replacements": [one]}]
        found.append(data)
    return ")]}'\n" + json.dumps({PATH: found})


def as_lines(comments: list[Comment]) -> str:
    return "".join(
        f"{PATH}:{comment.span.first}-{comment.span.last}: {comment.body}\n"
        for comment in comments
        if comment.span
    )


ENCODERS: dict[str, Callable[[list[Comment]], str]] = {
    "github": as_github,
    "gitlab": as_gitlab,
    "rdjson": as_rdjson,
    "rdjsonl": as_rdjsonl,
    "sarif": as_sarif,
    "gerrit": as_gerrit,
}


def read(text: str, name: str | None) -> list[Review]:
    found = list(read_records(io.BytesIO(text.encode()), "f", format=name, options=OPTIONS))
    assert all(isinstance(one, Record) for one in found), found
    return [one.review for one in found if isinstance(one, Record)]


@pytest.mark.parametrize("name", ENCODERS)
@given(comments=remarks)
def test_remarks_come_back(name: str, comments: list[Comment]) -> None:
    expected = [Review("core/demo", "ada", tuple(comments))]
    text = ENCODERS[name](comments)
    assert read(text, name) == expected
    assert read(text, None) == expected


@pytest.mark.parametrize("name", ENCODERS)
@given(comments=changes)
def test_suggestions_come_back(name: str, comments: list[Comment]) -> None:
    assert read(ENCODERS[name](comments), name) == [Review("core/demo", "ada", tuple(comments))]


@given(comments=st.lists(st.builds(Comment, bodies.map(str.strip), spans), min_size=1, max_size=5))
def test_lines_come_back(comments: list[Comment]) -> None:
    for name in ("lines", None):
        assert read(as_lines(comments), name) == [Review("core/demo", "", tuple(comments))]
