"""What --fix mends, and what it leaves alone."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from reviewer.authoring.checking.repair import repair, with_evidence

from .conftest import ID, Check

Edit = Callable[[str, str, str], None]


def test_white_space_and_the_schema_line_are_put_right(
    library: Path, check: Check, edit: Edit
) -> None:
    snippet = library / "snippets" / ID / "snippet.py"
    good = snippet.read_text("utf-8")
    snippet.write_text(good.replace("    waiting = []\n", "    waiting = []  \n").rstrip("\n"))
    edit("night-shift.toml", "#:schema ../../reviewer/formats/schemas/rubric.schema.json\n", "")
    assert [one.check for one in check()] == ["schema-line", "white-space", "white-space"]
    assert [path.name for path in repair(check())] == ["night-shift.toml", "snippet.py"]
    assert check() == []
    assert snippet.read_text("utf-8") == good


def test_white_space_within_a_text_stays(library: Path, check: Check) -> None:
    fixed = library / "snippets" / ID / "fixed.py"
    text = fixed.read_text("utf-8") + '\n\nTABLE = """a  \nb"""\n'
    fixed.write_text(text, encoding="utf-8")
    assert [str(one.problem).rpartition(": ")[2] for one in check()] == [
        "white space ends the line. --fix removes it"
    ]
    assert repair(check()) == []
    assert fixed.read_text("utf-8") == text


def test_evidence_that_is_true_is_listed(library: Path, check: Check, edit: Edit) -> None:
    listed = '["kind:membership-list-in-loop", "growth"]'
    edit("night-shift.toml", f"evidence = {listed}", 'evidence = ["human"]')
    edit("night-shift.toml", 'evidence = ["test:test_defect_no_alarm_crashes"]\n', "")
    assert sorted(one.problem.message for one in check(run=True) if one.repair) == [
        "`growth` is measured for `closed-scanned` and is not listed",
        "`kind:membership-list-in-loop` fires on the lines of `closed-scanned` and is not listed",
        "`test_defect_no_alarm_crashes` is evidence of no issue",
    ]
    repair(check(run=True))
    assert check(run=True) == []
    rubric = tomllib.loads((library / "rubrics" / f"{ID}.toml").read_text("utf-8"))
    assert [issue["evidence"] for issue in rubric["issue"]] == [
        ["kind:membership-list-in-loop", "growth"],
        ["test:test_defect_no_alarm_crashes"],
    ]


def test_a_test_that_proves_nothing_is_not_listed(check: Check, edit: Edit) -> None:
    edit("test_behaviour.py", "def test_first_alarm", "def test_defect_closed_scanned")
    (one,) = check(run=True)
    assert one.repair is None
    assert one.problem.message == "`test_defect_closed_scanned` is evidence of no issue"


entries = st.text(
    st.characters(categories=("L", "N", "P", "S", "Zs"), exclude_characters="\x85\u2028"),
    min_size=1,
    max_size=60,
)


@given(st.lists(entries, max_size=4, unique=True), entries, st.booleans())
def test_adding_evidence_changes_nothing_else(
    known: list[str], entry: str, several_lines: bool
) -> None:
    import json

    written = [json.dumps(one, ensure_ascii=False) for one in known]
    separator, edge = (",\n  ", "\n") if several_lines else (", ", "")
    text = (
        'title = "t"  # a [comment\n\n[[issue]]\nid = "a"\n'
        f"evidence = [{edge}{separator.join(written)}{edge}]  # why\n"
        'fix = """\nevidence = ["no"]\n"""\n\n[[issue]]\nid = "b"\n'
    )
    before = tomllib.loads(text)
    after = tomllib.loads(with_evidence(text, [("a", entry), ("b", entry), ("c", entry)]))
    wanted = [entry] if known == ["human"] else [*known, *([] if entry in known else [entry])]
    assert after["issue"][0].pop("evidence") == wanted
    assert after["issue"][1].pop("evidence") == [entry]
    before["issue"][0].pop("evidence")
    assert after == before
