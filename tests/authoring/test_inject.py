"""Clean code to complete snippets."""

from __future__ import annotations

import subprocess
import tomllib
from collections.abc import Mapping
from pathlib import Path

import pytest

from reviewer.authoring import Draft, Request, drafts, write_draft
from reviewer.authoring.git import changed_lines
from reviewer.kinds import capabilities, detect, parse
from reviewer.library import Library
from reviewer.model import Kind, Span
from reviewer.problems import InputError
from reviewer.sandbox import CannotTest
from reviewer.sandbox.runner import run_tests

CODE = '''\
"""Stock."""

from collections import deque


def open_orders(orders, paid, names=None):
    """Orders that nobody has paid."""
    if names is None:
        names = []
    known = set(paid)
    for order in orders:
        if order not in known:
            names.append(order)
    return names


def drain(jobs):
    waiting = deque(jobs)
    done = []
    while waiting:
        done.append(waiting.popleft())
    return done
'''
TESTS = """\
from subject import drain, open_orders


def test_open():
    assert open_orders([1, 2], [1]) == [2]


def test_calls_share_nothing():
    open_orders([1], [])
    assert open_orders([2], []) == [2]


def test_drain():
    assert drain([1, 2]) == [1, 2]
"""


@pytest.fixture(scope="module")
def kinds() -> Mapping[str, Kind]:
    texts = Library.open().kinds()
    return {name: kind for name, kind in texts.items() if capabilities(name).injects}


def only(kinds: Mapping[str, Kind], *names: str) -> dict[str, Kind]:
    return {name: kinds[name] for name in names}


def one(request: Request) -> Draft:
    (draft,) = drafts(request)
    return draft


def test_a_draft_has_the_marked_defect_and_the_clean_code(kinds: Mapping[str, Kind]) -> None:
    draft = one(Request(CODE, "stock.py", only(kinds, "membership-list-in-loop")))
    assert draft.slug == "stock"
    assert draft.fixed == CODE
    marked = [line.strip() for line in draft.snippet.split("\n") if "# defect" in line]
    assert marked == [
        "known = list(paid)  # defect: membership-list-in-loop",
        "if order not in known:  # defect: membership-list-in-loop",
    ]


def test_the_rubric_speaks_of_the_real_code(kinds: Mapping[str, Kind]) -> None:
    kind = kinds["membership-list-in-loop"]
    rubric = tomllib.loads(one(Request(CODE, "stock.py", {kind.id: kind})).rubric)
    (issue,) = rubric["issue"]
    assert rubric["title"] == "stock.py"
    assert (issue["kind"], issue["category"], issue["severity"]) == (kind.id, "time", "major")
    assert "`known` is a list" in issue["why"]
    assert issue["fix"] == f"{kind.fix} Here: `known = set(paid)`."
    assert issue["time"] == {"before": "O(n*m)", "after": "O(n+m)"}
    assert issue["evidence"] == ["kind:membership-list-in-loop"]
    assert issue["phrases"][1:] == list(kind.phrases)
    assert issue["misconceptions"] == list(kind.misconceptions)
    assert issue["hints"][1] == "Look at lines 10 to 12."


def test_an_import_that_became_unused_is_dropped(kinds: Mapping[str, Kind]) -> None:
    draft = one(Request(CODE, "stock.py", only(kinds, "list-pop-zero-queue")))
    assert "deque" not in draft.snippet
    assert "from collections import deque" in draft.fixed


def test_the_same_seed_gives_the_same_drafts(kinds: Mapping[str, Kind]) -> None:
    first, again, other = (
        [draft.kind for draft in drafts(Request(CODE, "stock.py", kinds, seed))]
        for seed in (1, 1, 5)
    )
    assert first == again
    assert first != other
    assert sorted(first) == sorted(other)
    assert len(first) >= 3


def test_written_drafts_are_a_library(kinds: Mapping[str, Kind], tmp_path: Path) -> None:
    made = {
        write_draft(draft, tmp_path): draft for draft in drafts(Request(CODE, "my stock.py", kinds))
    }
    library = Library.open(tmp_path, builtin=False)
    assert library.problems() == ()
    assert set(library.ids()) == set(made)
    assert {"injected/my-stock", "injected/my-stock-2"} <= set(made)
    for snippet_id, draft in made.items():
        snippet = library.snippet(snippet_id)
        (issue,) = snippet.rubric.issues
        (finding,) = detect(parse(snippet.code), snippet.code, draft.kind)
        assert any(line.last >= finding.span.first for line in issue.lines)
        assert any(line.first <= finding.span.last for line in issue.lines)
        assert detect(parse(draft.fixed), draft.fixed, draft.kind) == []


def test_only_changed_lines_are_taken(kinds: Mapping[str, Kind]) -> None:
    def made(*changed: Span) -> set[str]:
        return {draft.kind for draft in drafts(Request(CODE, "s.py", kinds, changed=changed))}

    assert made() == set()
    assert made(Span(18, 18)) == {"list-pop-zero-queue"}
    assert "membership-list-in-loop" in made(Span(10, 10))


def test_code_that_holds_markers_is_left_alone(kinds: Mapping[str, Kind]) -> None:
    code = CODE.replace("waiting = deque(jobs)", "waiting = deque(jobs)  # defect: here")
    assert list(drafts(Request(code, "s.py", kinds))) == []


def test_a_second_defect_of_the_kind_is_never_left_unlisted(kinds: Mapping[str, Kind]) -> None:
    code = CODE + "\n\ndef more(xs, known: list[str]):\n    return [x for x in xs if x in known]\n"
    assert list(drafts(Request(code, "s.py", only(kinds, "membership-list-in-loop")))) == []


@pytest.mark.slow
def test_tests_pass_where_results_stay_and_fail_where_they_do_not(
    kinds: Mapping[str, Kind],
) -> None:
    slow = one(Request(CODE, "s.py", only(kinds, "list-pop-zero-queue"), tests=TESTS))
    assert slow.tests == TESTS
    wrong = one(Request(CODE, "s.py", only(kinds, "mutable-default"), tests=TESTS))
    assert wrong.tests == TESTS.replace("test_calls_share_nothing", "test_defect_mutable_default")
    (issue,) = tomllib.loads(wrong.rubric)["issue"]
    assert issue["evidence"] == ["kind:mutable-default", "test:test_defect_mutable_default"]


@pytest.mark.parametrize(
    ("tests", "message"),
    [
        ("def test_a():\n    assert False\n", "fails on the clean code: test_a"),
        ("import nothing_of_the_sort\n", "cannot be collected"),
        ("x = 1\n", "no test"),
    ],
)
def test_tests_that_prove_nothing_are_refused(
    kinds: Mapping[str, Kind], tests: str, message: str
) -> None:
    with pytest.raises(CannotTest, match=message):
        list(drafts(Request(CODE, "s.py", kinds, tests=tests)))


def test_tests_that_hang_are_ended() -> None:
    with pytest.raises(CannotTest, match="longer than 2 seconds"):
        run_tests("", "import time\n\ndef test_a():\n    time.sleep(60)\n", seconds=2)


def git(folder: Path, *arguments: str) -> None:
    identity = ("-c", "user.name=t", "-c", "user.email=t@example.org")
    subprocess.run(
        ["git", "-C", str(folder), *identity, *arguments], check=True, capture_output=True
    )


def test_changed_lines_are_those_since_the_revision(tmp_path: Path) -> None:
    path = tmp_path / "a b.py"
    path.write_text("1\n2\n3\n4\n", encoding="utf-8")
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-q", "-m", "x")
    assert changed_lines(path, "HEAD") == ()
    path.write_text("1\nnew\n3\nmore\n4\nlast\n", encoding="utf-8")
    assert changed_lines(path, "HEAD") == (Span(2, 2), Span(4, 4), Span(6, 6))
    with pytest.raises(InputError, match="no revision '--output=x'"):
        changed_lines(path, "--output=x")
    assert not (tmp_path / "x").exists()
    other = tmp_path / "new.py"
    other.write_text("1\n", encoding="utf-8")
    assert changed_lines(other, "HEAD")[0].first == 1


def test_a_file_outside_a_repository_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.py"
    path.write_text("1\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"a\.py: is in no git repository"):
        changed_lines(path, "HEAD")
