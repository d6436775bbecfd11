"""Single checks: giveaways, hints, white space, evidence of radon and pylint, other files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from reviewer.authoring.checking.giveaways import share
from reviewer.authoring.checking.select import select
from reviewer.authoring.checking.store import Store
from reviewer.authoring.checking.tally import tally
from reviewer.library import Library
from reviewer.problems import InputError

from .conftest import ID, Check

Edit = Callable[[str, str, str], None]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("def merged(", "def slow_merged(", "the name `slow_merged` gives a defect away"),
        (
            "        waiting.append(number)",
            "        waiting.append(number)  # each alarm is sought in a list of closed numbers",
            "a comment says what issue `closed-scanned` is",
        ),
        (
            "    waiting = []",
            "    waiting = []  # leaks",
            "`leaks` in a comment gives a defect away",
        ),
    ],
)
def test_the_code_gives_nothing_away(
    check: Check, edit: Edit, old: str, new: str, message: str
) -> None:
    edit("snippet.py", old, new)
    assert [one.problem.message for one in check() if one.check == "giveaway"] == [message]


def test_what_is_shown_before_gives_nothing_away(check: Check, edit: Edit) -> None:
    told = "Runs at six. After a quiet night the first alarm gives an IndexError."
    edit("night-shift.toml", "Runs at six in the morning in a control room:", told)
    assert [one.problem.message for one in check()] == [
        "`context` says what issue `no-alarm-crashes` is"
    ]


@pytest.mark.parametrize("tag", ["membership-list-in-loop", "slow code"])
def test_tags_give_nothing_away(check: Check, edit: Edit, tag: str) -> None:
    edit("night-shift.toml", 'tags = ["lists"]', f'tags = ["lists", "{tag}"]')
    assert [one.problem.message for one in check()] == [f"the tag `{tag}` gives a defect away"]


def test_hints_do_not_say_the_title(check: Check, edit: Edit) -> None:
    edit(
        "night-shift.toml",
        "Try the quietest night you can think of.",
        "After a quiet night, is the first alarm an IndexError?",
    )
    (one,) = check()
    assert (one.check, one.level) == ("hint", "warning")
    assert one.problem.message == "hint 1 of `no-alarm-crashes` holds 100% of the title's words"


def test_a_title_of_two_words_is_too_short_to_tell() -> None:
    assert share("Slow loop", "a slow loop") == 0.0
    assert share("Sorts the list twice over", "it sorts lists over and over, twice") == 1.0


@pytest.mark.parametrize(
    ("entry", "complaint"),
    [
        ("radon:cc>2", None),
        ("radon:cc>9", "`radon:cc>9` is not true of the lines of `closed-scanned`: 3"),
        ("radon:mi<100", None),
        ("radon:lines>9", "`radon:lines>9` is no measure"),
        ("pylint:W0102", "`pylint:W0102` does not fire on the lines of `closed-scanned` (L11), "
         "nor anywhere else"),
        ("pylint:W01", "`pylint:W01` is no pylint message that is asked for"),
        ("human", None),
    ],
)  # fmt: skip
def test_each_sort_of_evidence_is_held_to_its_word(
    check: Check, edit: Edit, entry: str, complaint: str | None
) -> None:
    edit("night-shift.toml", '"growth"]', f'"growth", "{entry}"]')
    said = [one.problem.message for one in check() if one.check == "evidence"]
    assert said == ([] if complaint is None else [complaint])


def test_an_issue_needs_evidence(check: Check, edit: Edit) -> None:
    edit("night-shift.toml", 'evidence = ["test:test_defect_no_alarm_crashes"]\n', "")
    assert [one.problem.message for one in check()] == ["`no-alarm-crashes` has no evidence"]


@pytest.mark.parametrize("name", ["fixed.py", "test_behaviour.py"])
def test_files_that_must_be_there(library: Path, check: Check, name: str) -> None:
    (library / "snippets" / ID / name).unlink()
    assert f"{name}: is missing" in " ".join(str(one.problem) for one in check())


@pytest.mark.parametrize("name", ["snippet.py", "fixed.py", "test_behaviour.py", "growth.py"])
def test_code_that_is_not_python_is_named_and_not_run(
    library: Path, check: Check, name: str
) -> None:
    path = library / "snippets" / ID / name
    path.write_text(path.read_text("utf-8") + "\nx = = 1\n", encoding="utf-8")
    line = path.read_text("utf-8").count("\n")
    assert f"{path}:{line}: not valid Python: invalid syntax" in [
        str(one.problem) for one in check(run=True)
    ]


def test_files_that_the_loader_passes_over(library: Path, check: Check) -> None:
    (library / "rubrics" / "core" / "gone.toml").write_text('title = "x"\n', encoding="utf-8")
    (library / "snippets" / "core" / "empty").mkdir()
    (library / "snippets" / "core" / "empty" / "fixed.py").write_text("", encoding="utf-8")
    assert [str(one.problem).replace(f"{library}/", "") for one in check()] == [
        "rubrics/core/gone.toml: has no snippet. "
        "Write snippets/core/gone/snippet.py, or remove the rubric",
        "snippets/core/empty: has no snippet.py. Names are of a-z, 0-9, - and _",
    ]


def test_paths_and_ids_name_the_same_snippet(library: Path) -> None:
    folder = library / "snippets" / ID
    for name in (folder, folder / "fixed.py", library / "rubrics" / f"{ID}.toml", folder.parent):
        (target,) = select((str(name),), ())
        assert (target.home.resolve(), target.ids) == (library.resolve(), (ID,))
    (target,) = select((ID,), (library,))
    assert target.ids == (ID,)
    (target,) = select(("core/card-settlement",), (library,))
    assert target.ids == ("core/card-settlement",)


def test_a_name_that_leads_nowhere(library: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"neither a path nor a snippet. Did you mean core/night"):
        select(("core/night-shft",), (library,))
    with pytest.raises(InputError, match="holds no snippet"):
        select((str(tmp_path),), (library,))


def test_results_are_kept_by_content(tmp_path: Path) -> None:
    store = Store(tmp_path / "new" / "folder")
    assert store.get("a", "b") is None
    store.put("a", "b", data={"passed": ["x"]})
    assert store.get("a", "b") == {"passed": ["x"]}
    assert store.get("a", "c") is None
    for path in (tmp_path / "new" / "folder").iterdir():
        path.write_text("{", encoding="utf-8")
    assert store.get("a", "b") is None


def test_most_of_the_library_rests_on_a_programs_word(builtin: Library) -> None:
    issues = [issue for name in builtin.ids() for issue in builtin.snippet(name).rubric.issues]
    counted = tally(issues)
    assert counted.issues == len(issues)
    assert counted.share >= 0.85
