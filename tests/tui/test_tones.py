"""Text made into lines of cells."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reviewer.tui.highlight import highlight
from reviewer.tui.tones import clean, clip, fold, line_width


def plain(line: tuple[tuple[str, str], ...]) -> str:
    return "".join(text for text, _ in line)


def test_long_lines_are_folded_after_a_comma_and_indented() -> None:
    rows = fold((("call(alpha, beta, gamma)", ""),), 18, 4)
    assert [plain(row) for row in rows] == ["call(alpha, beta, ", "    gamma)"]


@given(st.text(alphabet=st.characters(codec="utf-8")), st.integers(10, 40), st.integers(0, 12))
def test_folding_keeps_every_character_and_the_width(text: str, width: int, indent: int) -> None:
    line = ((clean(text), "name"),)
    rows = fold(line, width, indent)
    assert all(line_width(row) <= width for row in rows)
    margin = min(indent, width // 2)
    kept = [plain(rows[0]), *(plain(row)[margin:] for row in rows[1:])]
    assert "".join(kept) == plain(line)


@given(st.text(alphabet=st.characters(codec="utf-8")), st.integers(1, 30))
def test_clipping_gives_exactly_the_width(text: str, width: int) -> None:
    assert line_width(((clip(clean(text), width), ""),)) == width


@given(st.text(max_size=60))
def test_highlighting_keeps_every_line_of_any_text(text: str) -> None:
    lines = text.splitlines()
    assert [plain(line) for line in highlight(lines)] == [clean(line) for line in lines]


def test_code_is_toned_by_what_it_is() -> None:
    (line,) = highlight(["def area(r: float): return 3 * r  # round"])
    assert ("def", "keyword") in line
    assert ("area", "function") in line
    assert ("float", "builtin") in line
    assert ("3", "number") in line
    assert ("# round", "comment") in line


def test_escapes_in_code_are_shown_not_sent() -> None:
    assert plain(highlight(["x = '\x1b[31m'"])[0]) == "x = '\\x1b[31m'"
