"""Cases from elsewhere become snippets."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.authoring.cases import read_case, write_case
from reviewer.library import Library
from reviewer.model import Snippet
from reviewer.problems import InputError

CODE = "def f(xs, n):\n    text = '''\n    a'''\n    for x in xs:\n        n += x\n    return n\n"
ISSUE = {"title": "The sum is written by hand", "lines": "4-5", "why": "sum says it.", "fix": "sum"}


def case(**changes: Any) -> dict[str, Any]:
    return {"id": "core/f", "title": "Add up", "code": CODE, "issues": [ISSUE]} | changes


def written(data: object, root: Path) -> Snippet:
    text = data if isinstance(data, str) else json.dumps(data)
    name = write_case(read_case(text, "case"), root, "case")
    return Library.open(root, builtin=False).snippet(name)


def faults(data: object) -> list[str]:
    with pytest.raises(InputError) as caught:
        read_case(data if isinstance(data, str) else json.dumps(data), "case")
    return [str(problem) for problem in caught.value.problems]


def test_lines_become_markers(tmp_path: Path) -> None:
    snippet = written(case(), tmp_path)
    (issue,) = snippet.rubric.issues
    assert (issue.id, [str(span) for span in issue.lines]) == ("the-sum-is-written", ["L4-5"])
    assert (issue.category, issue.severity, issue.evidence) == ("correctness", "major", ("human",))
    assert snippet.code == CODE
    source = (tmp_path / "snippets/core/f/snippet.py").read_text("utf-8")
    assert source.count("  # defect: the-sum-is-written\n") == 2


@pytest.mark.parametrize("lines", ["2-3", "2", "1-6"])
def test_lines_that_cannot_carry_a_marker_stand_in_the_rubric(tmp_path: Path, lines: str) -> None:
    snippet = written(case(issues=[ISSUE | {"lines": lines}]), tmp_path)
    assert snippet.code == CODE
    first, _, last = lines.partition("-")
    (span,) = snippet.rubric.issues[0].lines
    assert (span.first, span.last) == (int(first), int(last or first))
    assert "lines = [[" in (tmp_path / "rubrics/core/f.toml").read_text("utf-8")


def test_two_issues_on_a_line_share_its_marker(tmp_path: Path) -> None:
    other = ISSUE | {"id": "other", "title": "Another", "lines": [[5, 6]]}
    decoy = {"claim": "It never ends.", "why_wrong": "xs is finite.", "lines": 4}
    snippet = written(case(issues=[ISSUE, other], decoys=[decoy]), tmp_path)
    assert {issue.id: str(issue.lines[0]) for issue in snippet.rubric.issues} == {
        "the-sum-is-written": "L4-5",
        "other": "L5-6",
    }
    assert [str(span) for span in snippet.rubric.decoys[0].lines] == ["L4"]


def test_everything_a_rubric_can_say_comes_through(tmp_path: Path) -> None:
    data = case(
        fixed="def f(xs, n):\n    return n + sum(xs)\n",
        tests="import subject\n",
        question=3, difficulty=4, minutes=7, context="Hourly.", tags=["a", "b"],
        explain={"question": "What?", "key_points": ["adds", "returns"]},
        complexity={"time": "O(n)", "variables": {"n": "numbers"}},
        issues=[
            ISSUE | {
                "id": "x", "kind": "manual-sum-loop", "category": "builtin", "severity": "minor",
                "optional": True, "time": {"before": "O(n)", "after": "O(n)"},
                "evidence": ["kind:manual-sum-loop"], "phrases": ["sum()"],
                "misconceptions": ['a "quote" \\ and \x7f'], "hints": ["?"],
            }
        ],
    )  # fmt: skip
    snippet = written(data, tmp_path)
    rubric, issue = snippet.rubric, snippet.rubric.issues[0]
    assert (rubric.question, rubric.difficulty, rubric.minutes, rubric.tags) == (
        3,
        4,
        7,
        ("a", "b"),
    )
    assert rubric.explain is not None
    assert rubric.complexity is not None
    assert rubric.complexity.variables == {"n": "numbers"}
    assert (issue.kind, issue.optional, issue.time and issue.time.after) == (
        "manual-sum-loop", True, "O(n)",
    )  # fmt: skip
    assert issue.misconceptions == ('a "quote" \\ and \x7f',)
    assert (snippet.fixed, snippet.tests) == (data["fixed"], data["tests"])


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        ("{", "case:1: not valid JSON: Expecting property name enclosed in double quotes"),
        (case(schema="x/2"), "case: schema 'x/2' is not known. Write reviewer.case/1"),
        (case(code=""), "case: `code` of the case is missing or no text"),
        (case(titel="x"), "case: unknown key `titel` in the case. Did you mean `title`?"),
        (case(issues=[ISSUE | {"sverity": 1}]),
         "case: unknown key `sverity` in issue 1. Did you mean `severity`?"),
        (case(issues=[ISSUE | {"lines": "last"}]),
         'case: issue 1 has no good `lines`. Write "3-5, 9" or [[3, 5], [9, 9]], counted from 1'),
        (case(issues="none"), "case: `issues` must be a list of at most 100"),
        (case(context={"a": {"b": 1}}),
         "case: `context` must be text, a number, or a list of texts"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_case_is_said(data: object, fault: str) -> None:
    assert fault in faults(data)


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (case(code="def f(:\n"), "the code is not valid Python: invalid syntax. See line 1"),
        (case(code="x = 1  # defect: a\n"), "the code holds markers already"),
        (case(issues=[ISSUE | {"lines": "40"}]), "is on line 40. The snippet has 6 lines"),
        (case(issues=[ISSUE | {"category": "speed"}]), "`category` cannot be 'speed'"),
        (case(issues=[{"title": "x", "lines": 1}]), "`why` is missing in [[issue]]"),
        (case(id="../../etc"), "is no id of a snippet"),
    ],
)
def test_a_case_that_makes_no_snippet_is_refused(tmp_path: Path, data: object, fault: str) -> None:
    with pytest.raises(InputError) as caught:
        written(data, tmp_path)
    assert fault in str(caught.value)
    assert not list(tmp_path.iterdir())


def test_nothing_is_written_over(tmp_path: Path) -> None:
    written(case(), tmp_path)
    with pytest.raises(InputError, match="exists already"):
        written(case(code="x = 1\n" * 6), tmp_path)
    assert Library.open(tmp_path, builtin=False).snippet("core/f").code == CODE


def test_markdown_names_the_line_of_an_item_without_lines() -> None:
    text = "---\nid: core/f\ntitle: F\n---\n```python\nx = 1\n```\n\n## Issues\n\n- no lines\n"
    assert faults(text) == [
        "case:11: is no issue with lines. Write `- L12-14 (time, major) Title. Why: ... Fix: ...`"
    ]


texts = st.text(st.characters(exclude_categories=("Cs",)), max_size=40)
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=6,
)


def refused(text: str) -> bool:
    """Whether a case is refused, with a reason; any other exception passes through."""
    try:
        read_case(text, "case")
    except InputError as error:
        return bool(error.problems)
    return False


@given(st.dictionaries(st.sampled_from(sorted(case())) | texts, values, max_size=6))
def test_any_json_is_read_or_refused(data: dict[str, Any]) -> None:
    assert refused(json.dumps(data)) or {"title", "code"} <= set(data)
    refused(json.dumps(case() | data))


@given(texts)
def test_any_text_is_read_or_refused(text: str) -> None:
    assert refused(text)
    assert refused(f"---\nid: a/b\n---\n{text}")
    refused(f"---\ntitle: x\n---\n```python\nx = 1\n```\n## Issues\n{text}")
