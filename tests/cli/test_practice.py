"""`reviewer ID`, its typos, and the options of practising."""

from __future__ import annotations

from pathlib import Path

import pytest

from reviewer.tui.settings import Settings, parse

from .conftest import Cli


def test_an_id_alone_practises_that_snippet(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REVIEWER_HOME", str(tmp_path))
    alone = cli("core/card-settlement", "--plain", stdin="quit\n")
    assert alone.code == 0
    assert "(core/card-settlement)" in alone.out
    assert alone.out == cli("practice", "core/card-settlement", "--plain", stdin="quit\n").out


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("scoer", "score"),
        ("card-settlement", "core/card-settlement"),
        ("card-setlement", "core/card-settlement"),
        ("core/card-setlement", "core/card-settlement"),
    ],
)
def test_a_typo_gets_the_nearest_command_or_snippet(cli: Cli, typed: str, meant: str) -> None:
    result = cli(typed)
    assert result.code == 2
    assert f"did you mean {meant}?" in result.err


def test_what_is_near_to_nothing_is_said_to_be_nothing(cli: Cli) -> None:
    result = cli("zzzzzzzzz")
    assert (result.code, result.out) == (2, "")
    assert "No such command or snippet 'zzzzzzzzz'." in result.err


def test_help_names_the_file_of_settings(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REVIEWER_HOME", str(tmp_path))
    out = cli("practice", "--help").out
    assert str(tmp_path / "config.toml") in out.replace("\n", "").replace("  ", "")


def test_the_settings_are_printed_with_their_defaults(cli: Cli) -> None:
    settings, problems = parse(cli("practice", "--settings").out, "printed")
    assert problems == ()
    assert (settings.theme, settings.mouse) == (Settings().theme, Settings().mouse)


def test_a_theme_that_is_none_is_refused_with_the_nearest(cli: Cli) -> None:
    result = cli("practice", "--theme", "colourblind")
    assert result.code == 2
    assert "no theme 'colourblind'; did you mean colour-blind?" in result.err
