"""Markers leave the code without moving a line."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reviewer.library.annotations import strip_markers
from reviewer.model import Span


def test_a_trailing_marker_marks_its_line_and_is_removed() -> None:
    found = strip_markers("x = 1\ny = 2  # defect: too-small\n")
    assert found.code == "x = 1\ny = 2\n"
    assert found.issues == {"too-small": (Span(2, 2),)}
    assert found.decoys == {}


def test_one_marker_may_name_several_issues() -> None:
    found = strip_markers("x = 1  # defect: a-b, c\n")
    assert found.issues == {"a-b": (Span(1, 1),), "c": (Span(1, 1),)}


def test_a_block_marker_marks_the_whole_statement() -> None:
    code = "for x in xs:  # defect(block): slow\n    a(x)\n\n    b(x)\nc()\n"
    assert strip_markers(code).issues == {"slow": (Span(1, 4),)}


def test_a_block_marker_on_a_decorator_marks_the_function() -> None:
    code = "@cache  # defect(block): held\ndef f(self):\n    return 1\n"
    assert strip_markers(code).issues == {"held": (Span(1, 3),)}


def test_other_words_of_a_comment_stay() -> None:
    found = strip_markers("x = 1  # seconds  # defect: a  # decoy: b\n")
    assert found.code == "x = 1  # seconds\n"
    assert found.issues == {"a": (Span(1, 1),)}
    assert found.decoys == {"b": (Span(1, 1),)}


def test_neighbouring_lines_become_one_range() -> None:
    code = "a = 1  # defect: x\nb = 2  # defect: x\nc = 3\nd = 4  # defect: x\n"
    assert strip_markers(code).issues == {"x": (Span(1, 2), Span(4, 4))}


def test_markers_in_strings_are_text() -> None:
    code = 's = "# defect: a"\nt = """\n# decoy: b\n"""\n'
    assert strip_markers(code) == strip_markers(code)
    assert strip_markers(code).code == code
    assert strip_markers(code).issues == {}


def test_a_malformed_marker_is_a_problem_with_its_line() -> None:
    problems = strip_markers("x = 1\ny = 2  # defect too-small\n", "s.py").problems
    assert [str(problem) for problem in problems] == [
        "s.py:2: malformed marker: # defect too-small. Write `# defect: issue-id`, "
        "`# defect(block): issue-id` or `# decoy: decoy-id`"
    ]


def test_a_marker_alone_on_its_line_is_a_problem() -> None:
    (problem,) = strip_markers("x = 1\n# defect: a\n", "s.py").problems
    assert (problem.line, problem.message) == (2, "a marker stands alone on its line")


def test_a_block_marker_inside_a_statement_is_a_problem() -> None:
    (problem,) = strip_markers("x = [\n    1,  # defect(block): a\n]\n").problems
    assert (problem.line, problem.message) == (2, "no statement starts on this line")


def test_code_that_is_not_python_is_a_problem() -> None:
    (problem,) = strip_markers("def f(:  # defect(block): a\n    pass\n").problems
    assert problem.line == 1
    assert problem.message.startswith("not valid Python")


def test_line_ends_survive() -> None:
    assert strip_markers("x = 1  # defect: a\r\ny = 2\r\n").code == "x = 1\r\ny = 2\r\n"


_LINES = st.lists(
    st.sampled_from(
        ["x = 1", "if x:\n    y = 2", "z = 'a # b'", "", "# note", "def f():\n    return 3"]
    ),
    min_size=1,
    max_size=12,
)


@given(_LINES, st.data())
def test_stripping_gives_back_the_unmarked_code(blocks: list[str], data: st.DataObject) -> None:
    lines = "\n".join(blocks).split("\n")
    marked = []
    expected: dict[str, set[int]] = {}
    for number, line in enumerate(lines, 1):
        markable = line.strip() and not line.strip().startswith("#")
        if markable and data.draw(st.booleans()):
            name = data.draw(st.sampled_from(["a", "b-c"]))
            expected.setdefault(name, set()).add(number)
            line = f"{line}  # defect: {name}"
        marked.append(line)
    found = strip_markers("\n".join(marked))
    assert found.code == "\n".join(lines)
    assert found.problems == ()
    lines_of = {
        name: {line for span in spans for line in range(span.first, span.last + 1)}
        for name, spans in found.issues.items()
    }
    assert lines_of == expected


@given(st.text(max_size=300))
def test_any_text_is_answered(source: str) -> None:
    strip_markers(f"x = 1  # defect: a\n{source}")


def test_what_ends_a_line_for_some_programs_only_is_refused() -> None:
    found = strip_markers("a = 1\nb = '\x0c'  # defect: x\n", "s.py")
    assert [str(problem) for problem in found.problems] == [
        "s.py:2: the line holds U+000C, which ends a line for some programs. "
        "Remove it, or write it as an escape in a string"
    ]
