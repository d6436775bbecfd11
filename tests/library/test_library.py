"""Reading libraries: what is found, and what errors say."""

from __future__ import annotations

from pathlib import Path

import pytest

from reviewer.library import Library, UnknownSnippetError
from reviewer.model import Complexity, Explain, Span
from reviewer.problems import InputError

from .conftest import RUBRIC, SNIPPET, WriteLibrary


def _problems(root: Path) -> list[str]:
    """The problems of a library's only snippet, paths cut to the file's name."""
    with pytest.raises(InputError) as caught:
        Library.open(root, builtin=False).snippet("core/add-up")
    return [str(problem).rpartition("/")[2] for problem in caught.value.problems]


def test_a_snippet_comes_without_markers_and_with_its_rubric(write_library: WriteLibrary) -> None:
    snippet = Library.open(write_library(), builtin=False).snippet("core/add-up")
    assert "defect" not in snippet.code
    assert snippet.lines[1] == "    s = 0"
    assert snippet.track == "core"
    assert snippet.rubric.title == "Add up"
    assert snippet.rubric.explain == Explain("What does it do?", ("adds the numbers",))
    assert snippet.rubric.complexity == Complexity("O(n)", None, {"n": "numbers"})
    assert snippet.rubric.issue("by-hand").lines == (Span(2, 2),)
    assert snippet.rubric.decoy("loop").lines == (Span(3, 3),)


def test_lines_may_stand_in_the_rubric_instead_of_markers(write_library: WriteLibrary) -> None:
    rubric = RUBRIC.replace('severity = "minor"', 'severity = "minor"\nlines = [[1, 2], [4, 4]]')
    snippet = SNIPPET.replace("  # defect: by-hand", "")
    found = Library.open(write_library(snippet, rubric), builtin=False).snippet("core/add-up")
    assert found.rubric.issue("by-hand").lines == (Span(1, 2), Span(4, 4))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            'severity = "minor"',
            'severty = "minor"',
            [
                "add-up.toml:16: `severity` is missing in [[issue]]",
                "add-up.toml:20: unknown key `severty` in [[issue]]. Did you mean `severity`?",
            ],
        ),
        (
            'severity = "minor"',
            'severity = "mayor"',
            ["add-up.toml:20: `severity` cannot be 'mayor'. Did you mean `major`?"],
        ),
        (
            "difficulty = 2",
            "difficulty = 9",
            ["add-up.toml:3: `difficulty` is 9. It must lie within 1 to 5"],
        ),
        ("minutes = 5", 'minutes = "5"', ["add-up.toml:4: `minutes` must be a whole number"]),
        ('tags = ["sums"]', "tags = [1]", ["add-up.toml:6: `tags` must be a list of texts, none "
                                           "of them empty"]),
        (
            'severity = "minor"',
            'severity = "minor"\nlines = [[2, 2]]',
            [
                "add-up.toml:21: issue `by-hand` has both a marker and `lines`. Keep one of them",
            ],
        ),
        (
            'id = "by-hand"',
            'id = "by-hands"',
            [
                "snippet.py:2: the rubric has no issue `by-hand`. Did you mean `by-hands`?",
                "add-up.toml:16: issue `by-hands` stands on no line. Mark its line with "
                "`# defect: by-hands`",
            ],
        ),
        ('title = "Add up"', "title = ", ["add-up.toml:1: not valid TOML: Invalid value"]),
    ],
)  # fmt: skip
def test_errors_name_file_line_key_and_remedy(
    write_library: WriteLibrary, old: str, new: str, expected: list[str]
) -> None:
    assert _problems(write_library(rubric=RUBRIC.replace(old, new, 1))) == expected


def test_lines_outside_the_snippet_are_an_error(write_library: WriteLibrary) -> None:
    rubric = RUBRIC.replace('severity = "minor"', 'severity = "minor"\nlines = [[9, 12]]')
    root = write_library(SNIPPET.replace("  # defect: by-hand", ""), rubric)
    assert _problems(root) == [
        "add-up.toml:21: issue `by-hand` is on line 12. The snippet has 5 lines"
    ]


def test_an_unknown_id_names_the_nearest(write_library: WriteLibrary) -> None:
    library = Library.open(write_library(), builtin=False)
    with pytest.raises(UnknownSnippetError) as caught:
        library.snippet("core/addup")
    assert caught.value.nearest == "core/add-up"


def test_a_path_is_no_id(write_library: WriteLibrary) -> None:
    library = Library.open(write_library(), builtin=False)
    for name in ("../core/add-up", "core/../core/add-up", "/etc/passwd", "core/add-up/"):
        with pytest.raises(UnknownSnippetError):
            library.snippet(name)


def test_the_first_library_that_has_an_id_wins(write_library: WriteLibrary) -> None:
    first = write_library(rubric=RUBRIC.replace("Add up", "Mine"), name="first")
    second = write_library(name="second")
    library = Library.open(first, second, builtin=False)
    assert library.snippet("core/add-up").rubric.title == "Mine"
    assert library.ids() == ("core/add-up",)


def test_the_hash_changes_with_text_code_and_lines(write_library: WriteLibrary) -> None:
    variants = [
        (SNIPPET, RUBRIC),
        (SNIPPET, RUBRIC.replace("hourly", "daily")),
        (SNIPPET.replace("s += x", "s = s + x"), RUBRIC),
        (SNIPPET.replace("# decoy: loop", "# decoy: loop  # defect: by-hand"), RUBRIC),
    ]
    hashes = {
        Library.open(write_library(snippet, rubric, str(number)), builtin=False)
        .snippet("core/add-up")
        .rubric.hash
        for number, (snippet, rubric) in enumerate(variants)
    }
    assert len(hashes) == 4


def test_line_ends_and_a_byte_order_mark_do_not_change_the_hash(
    write_library: WriteLibrary,
) -> None:
    one = write_library(name="one")
    two = write_library(name="two")
    for path in two.rglob("*.*"):
        if path.is_file():
            text = path.read_text(encoding="utf-8").replace("\n", "\r\n")
            path.write_bytes(b"\xef\xbb\xbf" + text.encode())
    hashes = [
        Library.open(root, builtin=False).snippet("core/add-up").rubric.hash for root in (one, two)
    ]
    assert hashes[0] == hashes[1]


def test_a_directory_without_snippets_is_no_library(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="not a library"):
        Library.open(tmp_path, builtin=False)


def test_invalid_utf8_is_named_with_its_line(write_library: WriteLibrary) -> None:
    root = write_library()
    path = root / "rubrics" / "core" / "add-up.toml"
    path.write_bytes(path.read_bytes().replace(b"hourly", b"h\xffurly"))
    assert _problems(root) == ["add-up.toml:5: not valid UTF-8. Save the file as UTF-8"]


def test_the_builtin_library_has_no_problems() -> None:
    library = Library.open()
    assert library.problems() == ()
    assert len(library.ids()) >= 12
    assert [question.id for question in library.questions()] == list(range(1, 11))
    assert {snippet_id.partition("/")[0] for snippet_id in library.ids()} <= {
        track.id for track in library.tracks()
    }


def test_headers_say_the_same_as_rubrics() -> None:
    library = Library.open()
    for header in library.headers():
        rubric = library.snippet(header.id).rubric
        assert (header.title, header.question, header.difficulty, header.minutes, header.tags) == (
            rubric.title,
            rubric.question,
            rubric.difficulty,
            rubric.minutes,
            rubric.tags,
        )
