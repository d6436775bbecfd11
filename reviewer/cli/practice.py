"""`reviewer practice [ID]`: choose a snippet, review it, get the report."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .console import nearest
from .exit_codes import ExitCode
from .options import library_option, open_library, snippet_of

if TYPE_CHECKING:
    from reviewer.library import Library
    from reviewer.tui.settings import ThemeName


class PracticeCommand(click.Command):
    """Names the file of settings at the end of its help."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        from reviewer.practice import config_file

        with formatter.section("Settings"):
            formatter.write_text(f"{config_file()} (TOML): theme, mouse and keys.")
            formatter.write_text("`reviewer practice --settings` prints it with every default.")


@click.command(cls=PracticeCommand)
@click.argument("snippet_id", metavar="[ID]", required=False)
@click.option("--plain", is_flag=True, help="Plain text, for screen readers and simple terminals.")
@click.option(
    "--theme",
    metavar="NAME",
    help="dark, light, colour-blind or colour-blind-light; else what the settings say.",
)
@click.option("--no-mouse", is_flag=True, help="Leave the mouse to the terminal.")
@click.option("--settings", is_flag=True, help="Print the settings with their defaults, and end.")
@library_option
def command(
    snippet_id: str | None,
    plain: bool,
    theme: str | None,
    no_mouse: bool,
    settings: bool,
    libraries: tuple[Path, ...],
) -> int:
    """Practise a review.

    Choose a snippet, explain it, comment on its lines, get the report. Unfinished reviews are
    kept and taken up again.
    """
    if settings:
        from reviewer.tui.settings import documented

        click.echo(documented(), nl=False)
        return ExitCode.OK
    chosen = theme if theme is None else _theme(theme)
    library = open_library(libraries)
    if snippet_id is not None:
        snippet_of(library, snippet_id)
    return start_practice(library, snippet_id, plain, chosen, False if no_mouse else None)


def start_practice(
    library: Library,
    snippet_id: str | None,
    plain: bool,
    theme: ThemeName | None = None,
    mouse: bool | None = None,
) -> int:
    """Practise a snippet, or let the user choose: full screen where that is possible and wanted."""
    if plain or not full_screen():
        from .plain import run_plain

        return run_plain(library, snippet_id)
    from reviewer.tui import run

    return run(library, snippet_id=snippet_id, theme=theme, mouse=mouse)


def _theme(name: str) -> ThemeName:
    """The theme of that name. Raises BadParameter."""
    from reviewer.tui.settings import THEMES

    for known in THEMES:
        if known == name:
            return known
    hint = nearest(name, THEMES)
    raise click.BadParameter(f"no theme {name!r}{hint}", param_hint="'--theme'")


def full_screen() -> bool:
    """Whether there is a terminal on both sides that can be drawn on."""
    able = os.environ.get("TERM") != "dumb"
    return able and sys.stdin.isatty() and sys.stdout.isatty()
