"""The review screen's states at three sizes, the same text in every theme.

`pytest --snapshot-update` renews them.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from reviewer.library import Library
from reviewer.tui.app import ReviewerApp
from reviewer.tui.screens.review import ReviewScreen
from reviewer.tui.services import Services
from reviewer.tui.settings import ThemeName

from .conftest import LIBRARY, NOW
from .steps import on_screen, press_keys, screen_text
from .test_change_review import BEFORE

SIZES = pytest.mark.parametrize(
    "size", [(80, 24), (110, 34), (160, 50)], ids=["80x24", "110x34", "160x50"]
)
THEMES: tuple[ThemeName, ...] = ("light", "colour-blind")

PLAIN = {
    "searching": ["down", "slash", *"item", "down"],
    "nothing-found": ["slash", *"zebra"],
    "hits-marked": ["slash", *"item", "enter", "n", "n"],
    "going-to-a-line": ["colon", *"99", "enter"],
    "writing-tags": ["c", *"slow", "f8", "f8", "tab", "tab", "t"],
    "tagged": ["c", *"slow", "escape", "t", "t", "t", "T"],
    "tags-listed": ["c", *"slow", "escape", "t", "T", "T", "w", *"fine", "escape", "l"],
    "palette": ["f2"],
    "palette-filtered": ["f2", *"comment"],
}
CHANGED = {
    "side-by-side": ["b", *["down"] * 5, "c", *"set", "escape"],
    "side-by-side-range": ["b", *["down"] * 3, "shift+down", "shift+down"],
    "side-by-side-answering": ["b", "e", *"what"],
}


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    """Services on the small library, one snippet of which was changed."""
    library = tmp_path / "library"
    shutil.copytree(LIBRARY, library)
    folder = library / "snippets" / "core" / "shared-items"
    shutil.copytree(folder, folder.with_name("changed-items"))
    (folder.with_name("changed-items") / "before.py").write_text(BEFORE, encoding="utf-8")
    rubrics = library / "rubrics" / "core"
    shutil.copy(rubrics / "shared-items.toml", rubrics / "changed-items.toml")
    ids = count(1)
    with Services.open(
        Library.open(library, builtin=False),
        reviewer="ada",
        home=tmp_path / "home",
        clock=lambda: NOW,
        new_id=lambda: f"id{next(ids)}",
    ) as opened:
        yield opened


async def shown(
    services: Services, snippet: str, theme: ThemeName, size: tuple[int, int], keys: Sequence[str]
) -> str:
    """The screen after some keys, on a new attempt."""
    app = ReviewerApp(services, snippet_id=snippet, theme=theme, cursor_blink=False)
    async with app.run_test(size=size) as pilot:
        review = await on_screen(pilot, ReviewScreen)
        await press_keys(pilot, keys)
        await pilot.pause()
        text = screen_text(app)
        services.autosave.flush()
        services.drafts.discard(review.session)
    return text


@SIZES
@pytest.mark.parametrize("keys", PLAIN.values(), ids=PLAIN.keys())
async def test_review(
    services: Services, snapshot: SnapshotAssertion, size: tuple[int, int], keys: Sequence[str]
) -> None:
    found = [await shown(services, "core/shared-items", theme, size, keys) for theme in THEMES]
    assert found[0] == snapshot
    assert found[0] == found[1]


@SIZES
@pytest.mark.parametrize("keys", CHANGED.values(), ids=CHANGED.keys())
async def test_review_of_a_change(
    services: Services, snapshot: SnapshotAssertion, size: tuple[int, int], keys: Sequence[str]
) -> None:
    found = [await shown(services, "core/changed-items", theme, size, keys) for theme in THEMES]
    assert found[0] == snapshot
    assert found[0] == found[1]
