"""What there is to practise."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from reviewer.disk_cache import user_directory
from reviewer.library import Library
from reviewer.progress.catalogue import Catalogue
from reviewer.progress.catalogue_cache import NAME, catalogue_of
from reviewer.progress.skills import kind_of, skill_of, title_of

SMALL = Path(__file__).parents[1] / "tui" / "library"


def test_every_snippet_is_an_item_with_the_skills_of_its_issues(builtin: Library) -> None:
    catalogue = Catalogue.of(builtin)
    assert [item.id for item in catalogue.items] == list(builtin.ids())
    for item in catalogue.items:
        issues = builtin.snippet(item.id).rubric.issues
        counted = [skill_of(one.kind, one.category) for one in issues if not one.optional]
        assert item.skills == tuple(dict.fromkeys(counted))
        for one in issues:
            known = catalogue.skill(item.id, one.id)
            assert known == (skill_of(one.kind, one.category), one.category)


def test_issues_without_a_kind_train_their_category() -> None:
    assert skill_of(None, "style") == "category:style"
    assert (kind_of("category:style"), kind_of("eq-none")) == (None, "eq-none")
    assert title_of("category:style") == "other style"


def test_filters(builtin: Library) -> None:
    catalogue = Catalogue.of(builtin)
    some = catalogue.within(("core", "ml"), range(5, 11), range(2, 4), ("time",))
    assert some
    for item in some:
        assert item.track in ("core", "ml")
        assert 5 <= item.question <= 10
        assert 2 <= item.difficulty <= 3
        assert any(catalogue.categories[skill] == "time" for skill in item.skills)
    assert catalogue.within() == catalogue.items


def test_the_cache_gives_the_same_and_notices_changes(tmp_path: Path) -> None:
    shutil.copytree(SMALL, tmp_path / "library")
    library = Library.open(tmp_path / "library", builtin=False)
    first = catalogue_of(library)
    assert first == Catalogue.of(library)
    assert catalogue_of(library) == first
    rubric = tmp_path / "library" / "rubrics" / "core" / "greeting.toml"
    rubric.write_text(rubric.read_text().replace("difficulty = 1", "difficulty = 4"))
    os.utime(rubric, ns=(1, 1))
    changed = catalogue_of(Library.open(tmp_path / "library", builtin=False))
    assert changed != first
    assert changed == Catalogue.of(Library.open(tmp_path / "library", builtin=False))


def test_a_damaged_cache_costs_only_time(tmp_path: Path) -> None:
    shutil.copytree(SMALL, tmp_path / "library")
    library = Library.open(tmp_path / "library", builtin=False)
    first = catalogue_of(library)
    for content in ("", "[", "[1, 2, 3]", "[[[1]], {}, {}]", "null", "[" * 9000):
        for path in user_directory(NAME).iterdir():
            path.write_text(content)
        assert catalogue_of(library) == first
