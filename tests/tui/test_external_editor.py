"""Writing in one's own editor; and whatever it does, nothing written is lost."""

from __future__ import annotations

import contextlib
import sys
from pathlib import Path

import pytest

from reviewer.model import Span
from reviewer.tui.app import ReviewerApp
from reviewer.tui.external_editor import EditorError, edited, editor
from reviewer.tui.screens.review import ReviewScreen

from .conftest import MakeApp
from .steps import on_screen, screen_text, type_text

ID = "core/shared-items"


def script(tmp_path: Path, body: str) -> list[str]:
    """An editor that does `body` to the file `path`."""
    program = tmp_path / "editor.py"
    program.write_text(f"import sys, pathlib\npath = pathlib.Path(sys.argv[-1])\n{body}\n")
    return [sys.executable, str(program)]


@pytest.fixture
def leaves_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """A headless app has no terminal to leave; the editor runs for real."""
    monkeypatch.setattr(ReviewerApp, "suspend", lambda self: contextlib.nullcontext())


@pytest.mark.parametrize("text", ["", "one", "one\n", "é\n\ntwo", "  indented"])
def test_a_text_left_alone_comes_back_as_it_was(tmp_path: Path, text: str) -> None:
    assert edited(text, ".md", script(tmp_path, "")) == text


def test_the_line_end_that_editors_add_is_not_part_of_the_text(tmp_path: Path) -> None:
    command = script(tmp_path, "path.write_text('first\\nsecond\\n')")
    assert edited("old", ".md", command) == "first\nsecond"


def test_the_file_is_named_for_its_language(tmp_path: Path) -> None:
    assert edited("x = 1", ".py", script(tmp_path, "path.write_text(path.suffix)")) == ".py"


def test_visual_comes_before_editor_and_may_have_arguments() -> None:
    environ = {"VISUAL": "code --wait", "EDITOR": "vi"}
    assert editor(environ) == ["code", "--wait"]
    assert editor({"EDITOR": "'my editor' -x", "VISUAL": " "}) == ["my editor", "-x"]
    with pytest.raises(EditorError, match="VISUAL"):
        editor({"VISUAL": "'unclosed"})


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("sys.exit(3)", "ended with code 3; nothing was changed"),
        ("path.unlink()", "nothing was changed"),
        ("path.write_text('kept'); sys.exit(1)", "what you wrote there is in "),
        ("path.write_bytes(b'\\xff')", "what you wrote there is in "),
        ("path.write_text('x' * 2_000_000)", "too long; what you wrote there is in "),
    ],
)
def test_an_editor_that_fails_is_named_and_its_text_kept(
    tmp_path: Path, body: str, message: str
) -> None:
    with pytest.raises(EditorError) as caught:
        edited("mine", ".md", script(tmp_path, body))
    text = str(caught.value)
    assert message in text
    if "is in " in text:
        left = Path(text.rpartition("is in ")[2])
        assert left.stat().st_size > 0
        left.unlink()


def test_an_editor_that_is_not_there_is_named() -> None:
    with pytest.raises(EditorError, match="no-such-editor cannot be started"):
        edited("mine", ".md", ["no-such-editor"])


async def test_a_comment_is_written_in_the_editor_and_undone_as_one(
    make_app: MakeApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, leaves_terminal: None
) -> None:
    command = script(tmp_path, "path.write_text(path.read_text().upper() + 'and more\\n')")
    monkeypatch.setenv("VISUAL", " ".join(command))
    app = make_app(ID)
    async with app.run_test(size=(80, 24)) as pilot:
        review = await on_screen(pilot, ReviewScreen)
        await pilot.press("c")
        await type_text(pilot, "typed")
        await pilot.press("ctrl+e")
        await pilot.pause(0.3)
        assert review.session.comments[0].body == "TYPED\nand more"
        assert review.place == "box"
        await pilot.press("escape", "f4")
        await pilot.pause(0.3)
        assert review.session.comments[0].body == "TYPED\nAND MORE\nand more"
        assert "AND MORE" in screen_text(app)
        await pilot.press("u")
        assert review.session.comments[0].body == "TYPED\nand more"


async def test_the_focused_box_is_the_one_that_is_edited(
    make_app: MakeApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, leaves_terminal: None
) -> None:
    monkeypatch.setenv("VISUAL", " ".join(script(tmp_path, "path.write_text(path.suffix + 'x')")))
    app = make_app(ID)
    async with app.run_test(size=(120, 40)) as pilot:
        review = await on_screen(pilot, ReviewScreen)
        await pilot.press("s", "tab", "ctrl+e")
        await pilot.pause(0.3)
        (comment,) = review.session.comments
        assert (comment.span, comment.body, comment.suggestion) == (Span(1, 1), "", ".pyx")
        await pilot.press("escape", "e", "ctrl+e")
        await pilot.pause(0.3)
        assert review.session.explanation == ".mdx"


async def test_where_no_editor_can_be_opened_it_is_said_and_writing_goes_on(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VISUAL", "vi")
    app = make_app(ID)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        review = await on_screen(pilot, ReviewScreen)
        await pilot.press("c", "a", "ctrl+e", "b")
        await pilot.pause(0.3)
        assert "No editor can be opened from here" in screen_text(app)
        assert review.session.comments[0].body == "ab"


async def test_an_editor_that_fails_leaves_the_text(
    make_app: MakeApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, leaves_terminal: None
) -> None:
    monkeypatch.setenv("VISUAL", " ".join(script(tmp_path, "sys.exit(1)")))
    app = make_app(ID)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        review = await on_screen(pilot, ReviewScreen)
        await pilot.press("c", "a", "ctrl+e")
        await pilot.pause(0.3)
        assert "Your text is as it was" in screen_text(app)
        assert review.session.comments[0].body == "a"
