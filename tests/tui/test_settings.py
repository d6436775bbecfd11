"""The settings: read, checked line by line, and the theme written back."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.tui.app import ReviewerApp
from reviewer.tui.commands import COMMANDS, key_name
from reviewer.tui.key_map import NAMED, NoKeyError, clashes, key_of, meet
from reviewer.tui.screens.help import HelpScreen, help_text
from reviewer.tui.screens.review import ReviewScreen
from reviewer.tui.services import Services
from reviewer.tui.settings import THEMES, Settings, documented, load, parse, with_theme

from .steps import on_screen, screen_text

ID = "core/shared-items"


def problems(text: str) -> list[str]:
    return [str(problem) for problem in parse(text, "config.toml")[1]]


def test_the_documented_settings_are_the_defaults() -> None:
    settings, found = parse(documented(), "config.toml")
    assert found == ()
    assert (settings.theme, settings.mouse) == (Settings().theme, Settings().mouse)
    assert dict(settings.keys) == {command.id: command.keys for command in COMMANDS}


def test_no_file_is_no_trouble(tmp_path: Path) -> None:
    assert load(tmp_path / "config.toml") == (Settings(), ())


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("theme = 'ligth'", "config.toml:1: no such theme. Did you mean light? Themes: dark, "),
        ("\nmose = false", "config.toml:2: unknown key `mose`. Did you mean mouse?"),
        ("mouse = 'no'", "config.toml:1: `mouse` must be true or false"),
        ("keys = 3", "config.toml:1: `keys` must be a table: [keys]"),
        ("[keys]\ncoment = 'm'", "config.toml:2: no command `coment`. Did you mean comment?"),
        ("[keys]\n\ncomment = 'ctlr+m'", "config.toml:3: no modifier 'ctlr'. Did you mean ctrl?"),
        ("[keys]\ncomment = 'pgup'", "config.toml:2: no key 'pgup'. Did you mean pageup?"),
        ("[keys]\ncomment = []", "config.toml:2: `comment` must be a key or a list of keys"),
        ("[keys]\nsubmit_now = 'x'", "config.toml:2: 'x' is text where `submit_now` applies."),
        ("[keys]\ncomment = 's'", "config.toml:2: `suggest` has no key left, `comment` took s."),
        ("[keys]\nmark = 'f12'\ncopy_lines = 'f12'", "config.toml:3: f12 is given to `mark`"),
        ("theme = = 1", "config.toml:1: not valid TOML: Invalid value"),
    ],
)
def test_a_problem_names_file_line_and_what_is_near(text: str, message: str) -> None:
    (found,) = problems(text)
    assert found.startswith(message)


def test_what_is_wrong_keeps_its_default_and_the_rest_counts() -> None:
    settings, found = parse("theme='x'\nmouse=false\n[keys]\nmark='M'\nnope='a'", "c.toml")
    assert settings == Settings("dark", False, {"mark": ("M",)})
    assert len(found) == 2


@given(st.text(max_size=60))
def test_any_text_gives_settings(text: str) -> None:
    settings, _ = parse(text, "config.toml")
    assert settings.theme in THEMES


@pytest.mark.parametrize("content", [b"\xff\xfe", b"x = 1\n" * 100_000])
def test_a_file_that_cannot_be_settings_is_named(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "config.toml"
    path.write_bytes(content)
    settings, (problem,) = load(path)
    assert settings == Settings()
    assert problem.path == str(path)


# keys

modifiers = st.lists(st.sampled_from(["ctrl", "shift", "alt"]), max_size=2, unique=True)
last = st.sampled_from([*NAMED, *"abcXYZ123?/+-[].,;:é"])


@given(modifiers, last)
def test_keys_are_read_however_they_are_written(with_keys: list[str], key: str) -> None:
    named = key_of("+".join([*with_keys, key]))
    assert key_of(named) == named
    assert key_of("+".join([*reversed([m.upper() for m in with_keys]), key])) == named


def test_every_character_of_a_keyboard_is_a_key() -> None:
    for code in range(33, 127):
        assert key_name(key_of(chr(code))) == chr(code)


@given(st.text(max_size=12))
def test_other_texts_are_refused_not_guessed(text: str) -> None:
    try:
        key = key_of(text)
    except NoKeyError:
        return
    assert key
    assert "," not in key


chosen_keys = st.dictionaries(
    st.sampled_from([command.id for command in COMMANDS]),
    st.lists(st.sampled_from(["f3", "c", "s", "enter", "escape", "up"]), min_size=1, max_size=2),
    max_size=4,
)


@given(chosen_keys)
def test_a_chosen_key_is_taken_from_all_others_at_its_places(found: dict[str, list[str]]) -> None:
    chosen = {name: tuple(dict.fromkeys(keys)) for name, keys in found.items()}
    keys, lost = clashes(chosen)
    assert {name: keys[name] for name in chosen} == chosen
    for winner in COMMANDS:
        for loser in COMMANDS:
            if winner.id in chosen and loser.id not in chosen and meet(winner, loser):
                assert not set(keys[winner.id]) & set(keys[loser.id])
    assert {clash.loser for clash in lost} == {c.id for c in COMMANDS if not keys[c.id]}


# the theme, written back


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", 'theme = "light"\n'),
        ("mouse = false\n", 'theme = "light"\nmouse = false\n'),
        ("# mine\ntheme = 'dark'  # night\n", '# mine\ntheme = "light"  # night\n'),
        ("[keys]\nmark = 'm'\n", "theme = \"light\"\n[keys]\nmark = 'm'\n"),
        ("x = 1\r\ntheme = 'dark'\r\n", 'x = 1\r\ntheme = "light"\r\n'),
        ("not toml", None),
        ('a = """\ntheme = "dark"\n"""\n', None),
    ],
)
def test_a_theme_is_written_and_all_else_left(before: str, after: str | None) -> None:
    assert with_theme(before, "light") == after


toml_lines = st.lists(
    st.sampled_from(
        ["theme = 'dark'", "mouse = false", "# note", "[keys]", "theme='x' # y", "a.b = 1", "", "!"]
    ),
    max_size=6,
)


@given(toml_lines, st.sampled_from(THEMES))
def test_writing_a_theme_changes_nothing_else(lines: list[str], theme: str) -> None:
    text = "\n".join(lines)
    new = with_theme(text, theme)  # type: ignore[arg-type]
    if new is None:
        return
    assert tomllib.loads(new) == tomllib.loads(text) | {"theme": theme}
    assert len(new.splitlines()) - len(text.splitlines()) in (0, 1)


# in the app


def app_with(services: Services, text: str) -> ReviewerApp:
    settings, found = parse(text, "config.toml")
    return ReviewerApp(
        services, snippet_id=ID, settings=settings, problems=found, cursor_blink=False
    )


@pytest.fixture
def remapped(services: Services) -> ReviewerApp:
    return app_with(services, "[keys]\ncomment = ['M', 'ctrl+t']\nnext_box = 'f12'\nhelp = 'H'\n")


async def test_a_chosen_key_works_and_is_shown_and_the_old_one_does_not(
    remapped: ReviewerApp,
) -> None:
    async with remapped.run_test(size=(120, 40)) as pilot:
        review = await on_screen(pilot, ReviewScreen)
        await pilot.press("c")
        assert review.place == "code"
        assert "M Comment" in screen_text(remapped)
        assert "H Help" in screen_text(remapped)
        await pilot.press("M", "x", "f12")
        assert review.place == "tag"
        await pilot.press("escape", "enter", "y", "escape")  # enter is still the edit's
        assert [comment.body for comment in review.session.comments] == ["xy"]
        await pilot.press("home", "down", "down", "ctrl+t", "z", "escape", "H")
        await pilot.pause()
        assert len(review.session.comments) == 2
        assert isinstance(remapped.screen, HelpScreen)
        assert "  M ^t " in help_text(remapped.command_keys).plain


async def test_a_key_taken_from_another_command_is_its_no_longer(services: Services) -> None:
    app = app_with(services, "[keys]\nline_down = 's'\n")
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        review = await on_screen(pilot, ReviewScreen)
        await pilot.press("s")
        assert (review.code.cursor, review.place) == (2, "code")
        await pilot.pause()
        assert "`suggest` has no key left" in screen_text(app).replace("\n", "")


async def test_the_theme_switched_to_is_there_next_time(services: Services) -> None:
    path = services.settings_path
    assert path is not None
    path.write_text("# mine\nmouse = false\n", encoding="utf-8")
    app = ReviewerApp(services, snippet_id=ID, cursor_blink=False)
    async with app.run_test(size=(80, 24)) as pilot:
        await on_screen(pilot, ReviewScreen)
        await pilot.press("ctrl+l", "ctrl+l")
        assert app.theme == "reviewer-colour-blind"
    assert load(path)[0] == Settings("colour-blind", False)
    assert "# mine" in path.read_text(encoding="utf-8")


async def test_settings_that_cannot_be_written_are_said_and_left(services: Services) -> None:
    path = services.settings_path
    assert path is not None
    path.write_text("broken", encoding="utf-8")
    app = ReviewerApp(services, snippet_id=ID, cursor_blink=False)
    async with app.run_test(size=(160, 50), notifications=True) as pilot:
        await on_screen(pilot, ReviewScreen)
        await pilot.press("ctrl+l")
        await pilot.pause()
        assert app.theme == "reviewer-light"
        assert "could not be changed" in screen_text(app)
    assert path.read_text(encoding="utf-8") == "broken"
