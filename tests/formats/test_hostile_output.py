"""Whatever strangers wrote, no format lets it act on a terminal, a build service or a page."""

from __future__ import annotations

import io

import pytest
from hypothesis import given

from reviewer.formats import WRITERS, Scored
from reviewer.formats.inert import character_data, no_command
from reviewer.safe_text import printable

from .examples import SCORED
from .hostile import FRAGMENTS, scored, written


def obeyed(line: str) -> bool:
    """Whether a build service takes the line for a command. GitHub's runner looks for `::` after
    blanks and for `##[` anywhere, Azure's for `##vso[` anywhere, TeamCity's for `##teamcity[`."""
    return line.strip().startswith("::") or any(
        sign in line for sign in ("##[", "##vso[", "##teamcity[")
    )


@pytest.mark.parametrize("name", WRITERS)
@given(item=scored())
def test_nothing_steers_a_terminal_or_a_build(name: str, item: Scored) -> None:
    out = written(name, item, item)
    assert printable(out) == out
    ours = ("::error file=", "::warning file=", "::notice file=") if name == "github" else ()
    for line in out.split("\n"):
        assert line.startswith(ours) or not obeyed(line)
        assert line.count("##[") == 0


@pytest.mark.parametrize("name", WRITERS)
@given(item=scored())
def test_the_same_reviews_give_the_same_bytes(name: str, item: Scored) -> None:
    assert written(name, item, SCORED).encode() == written(name, item, SCORED).encode()


@pytest.mark.parametrize("name", WRITERS)
def test_nothing_to_write_is_a_whole_document(name: str) -> None:
    out = written(name)
    assert out == "" or out.endswith("\n")


@given(item=scored())
def test_the_page_of_a_step_is_as_harmless(item: Scored) -> None:
    page = io.StringIO()
    written("github", item, summary=page)
    assert printable(page.getvalue()) == page.getvalue()
    assert not any(obeyed(line) for line in page.getvalue().split("\n"))


@pytest.mark.parametrize(
    "text", ["::error::x", "  ::set-output name=a::b", "a ##[group]b", "###[x"]
)
def test_a_blank_breaks_a_command(text: str) -> None:
    assert obeyed(text)
    assert not obeyed(no_command(text))
    assert no_command(text).replace(" ", "") == text.replace(" ", "")


def test_text_without_commands_is_left_alone() -> None:
    for text in ("a::b", "# # [x]", "## [x]", "x ## y", "std::move\n"):
        assert no_command(text) == text


def test_no_character_is_left_that_xml_or_html_forbids() -> None:
    shown = character_data("".join(FRAGMENTS))
    assert not set(shown) & set("<>\"'\ufffe\uffff\ufdd0\U0001fffe\x00\r")
