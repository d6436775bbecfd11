"""The guides for authors say what is true: their examples are run."""

from __future__ import annotations

import json
import re
from importlib.resources import files
from pathlib import Path
from typing import Any

from reviewer.authoring.cases import read_case, write_case
from reviewer.authoring.checking.run import Checking
from reviewer.authoring.checking.select import select
from reviewer.authoring.checking.store import Store
from reviewer.library import Library

from .conftest import GUIDE, ID, worked_example

RUBRIC_GUIDE = Path(__file__).parents[2] / "rubrics" / "README.md"


def keys(schema: dict[str, Any]) -> set[str]:
    """All names of properties in a schema."""
    found = set(schema.get("properties", {}))
    for inner in schema.values():
        for item in inner if isinstance(inner, list) else [inner]:
            if isinstance(item, dict):
                found |= keys(item)
    return found


def test_the_worked_example_is_a_whole_snippet() -> None:
    assert [Path(name).name for name in worked_example()] == [
        "snippet.py", "fixed.py", "test_behaviour.py", "growth.py", "night-shift.toml",
    ]  # fmt: skip


def test_the_worked_example_passes_every_check(library: Path, store: Store) -> None:
    checking = Checking(select((ID,), (library,)), store)
    assert [*checking.fast(), *checking.wording(), *checking.runs()] == []
    assert [subject.id for subject in checking.subjects] == [ID]


def test_the_cases_in_both_forms_are_the_same_snippet(tmp_path: Path) -> None:
    text = GUIDE.read_text("utf-8")
    forms = re.findall(r"^```json\n(.*?)^```$|^````markdown\n(.*?)^````$", text, re.M | re.S)
    snippets = []
    for number, form in enumerate(forms):
        root = tmp_path / str(number)
        case = read_case("".join(form), "README.md")
        assert write_case(case, root, "README.md") == "core/last-readings"
        snippets.append(Library.open(root, builtin=False).snippet("core/last-readings"))
    one, other = snippets
    assert (one.code, one.fixed, one.rubric.issues) == (
        other.code,
        other.fixed,
        other.rubric.issues,
    )
    assert [str(span) for span in one.rubric.issues[0].lines] == ["L2"]
    assert [decoy.id for decoy in other.rubric.decoys] == ["readings-count-fails-when"]


def test_the_rubric_guide_names_every_key_of_the_schema() -> None:
    path = files("reviewer.formats") / "schemas" / "rubric.schema.json"
    schema = json.loads(path.read_text("utf-8"))
    text = RUBRIC_GUIDE.read_text("utf-8")
    # `issue` and `decoy` head tables; before and after stand in an example
    unnamed = {key for key in keys(schema) if not re.search(rf"[`\[{{ ]{key}[`\] ]", text)}
    assert unnamed == set()


def test_the_rubric_guide_names_the_words_of_the_schema() -> None:
    path = files("reviewer.formats") / "schemas" / "rubric.schema.json"
    issue = json.loads(path.read_text("utf-8"))["$defs"]["issue"]["properties"]
    text = RUBRIC_GUIDE.read_text("utf-8")
    words = [*issue["category"]["enum"], *issue["severity"]["enum"]]
    assert [word for word in words if f"`{word}`" not in text] == []
