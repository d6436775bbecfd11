"""Columns and ends of other tools, exactly."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.formats.foreign.regions import Region, Replacement, Unit, as_suggestion, offset
from reviewer.model import Span

LINE = "ä𐐀b"  # 2, 4 and 1 bytes; 1, 2 and 1 UTF-16 units


@pytest.mark.parametrize(
    ("unit", "columns"),
    [("utf-8", [1, 3, 7, 8]), ("utf-16", [1, 2, 4, 5]), ("characters", [1, 2, 3, 4])],
)
def test_columns_are_counted_in_the_unit(unit: Unit, columns: list[int]) -> None:
    assert [offset(LINE, column, unit) for column in columns] == [0, 1, 2, 3]


def test_a_column_within_a_character_is_that_of_the_character() -> None:
    assert offset(LINE, 5, "utf-8") == 1
    assert offset(LINE, 3, "utf-16") == 1
    assert offset(LINE, 99, "utf-8") == 3


@pytest.mark.parametrize(
    ("region", "span"),
    [
        (Region(2, None, 2, None), Span(2, 2)),
        (Region(2, None, 3, None), Span(2, 3)),
        (Region(2, 5, 3, 1), Span(2, 2)),
        (Region(2, 5, 3, 2), Span(2, 3)),
        (Region(2, 1, 2, 1), Span(2, 2)),
    ],
)
def test_the_end_is_not_part_of_the_region(region: Region, span: Span) -> None:
    assert region.valid
    assert region.span == span


CODE = "one\ntwo\nthree\n"


@pytest.mark.parametrize(
    ("region", "text", "expected"),
    [
        (Region(2, None, 2, None), "TWO", (Span(2, 2), "TWO")),
        (Region(2, None, 2, None), "", (Span(2, 2), "")),
        (Region(2, 1, 3, 1), "TWO\n", (Span(2, 2), "TWO")),
        (Region(2, 1, 3, 1), "", (Span(2, 2), "")),
        (Region(2, 1, 2, 1), "new\n", (Span(2, 2), "new\ntwo")),
        (Region(2, 2, 2, 4), "WO", (Span(2, 2), "tWO")),
        (Region(1, 3, 2, 2), "E+T", (Span(1, 2), "onE+Two")),
        (Region(3, 6, 4, 1), "", (Span(3, 3), "three")),
        (Region(3, 6, 3, None), "!", (Span(3, 3), "three!")),
        (Region(9, 1, 9, 2), "x", None),
        (Region(3, 4, 2, 1), "x", None),
    ],
)
def test_an_edit_becomes_whole_lines(
    region: Region, text: str, expected: tuple[Span, str] | None
) -> None:
    assert as_suggestion([Replacement(region, text)], "utf-8", CODE, None) == expected


def test_several_edits_become_one_and_cover_the_remark() -> None:
    edits = [
        Replacement(Region(2, 1, 2, 4), "2"),
        Replacement(Region(1, 1, 1, 4), "1"),
    ]
    assert as_suggestion(edits, "utf-8", CODE, Span(2, 3)) == (Span(1, 3), "1\n2\nthree")


def test_edits_that_overlap_are_none() -> None:
    edits = [Replacement(Region(1, 1, 1, 3), "x"), Replacement(Region(1, 2, 1, 4), "y")]
    assert as_suggestion(edits, "utf-8", CODE, None) is None


def test_without_the_code_only_whole_lines_of_the_remark_can_be_told() -> None:
    whole = [Replacement(Region(2, 1, 3, 1), "TWO\n")]
    assert as_suggestion(whole, "utf-8", None, Span(2, 2)) == (Span(2, 2), "TWO")
    assert as_suggestion(whole, "utf-8", None, Span(1, 2)) is None
    part = [Replacement(Region(2, 2, 2, 4), "WO")]
    assert as_suggestion(part, "utf-8", None, Span(2, 2)) is None


lines = st.lists(st.text(st.sampled_from("abä𐐀 "), max_size=5), min_size=1, max_size=5)


@given(lines, st.data(), st.sampled_from(["utf-8", "utf-16", "characters"]))
def test_the_suggestion_does_what_the_edit_does(
    code_lines: list[str], data: st.DataObject, unit: Unit
) -> None:
    code = "".join(f"{line}\n" for line in code_lines)
    begin = data.draw(st.integers(0, len(code) - 1))
    stop = data.draw(st.integers(begin, len(code)))
    text = data.draw(st.text(st.sampled_from("xy\nä"), max_size=4))

    def place(at: int) -> tuple[int, int]:
        line = code.count("\n", 0, at)
        before = code[at - (at - (code.rfind("\n", 0, at) + 1)) : at]
        size = {"utf-8": len(before.encode()), "utf-16": len(before.encode("utf-16-le")) // 2}
        return line + 1, size.get(unit, len(before)) + 1

    region = Region(*place(begin), *place(stop))
    found = as_suggestion([Replacement(region, text)], unit, code, None)
    assert found is not None
    span, new = found
    replaced = [*code_lines[: span.first - 1], *new.splitlines(), *code_lines[span.last :]]
    wanted = code[:begin] + text + code[stop:]
    # a suggestion is of lines: a line end that was cut at the end of the code comes back
    assert "".join(f"{line}\n" for line in replaced) in (wanted, f"{wanted}\n")
