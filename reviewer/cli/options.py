"""Options and values that several commands share."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from reviewer.library import Library
    from reviewer.model import Snippet

Command = TypeVar("Command", bound=Callable[..., Any])


def library_option(command: Command) -> Command:
    """`--library DIR`, repeatable, also as REVIEWER_LIBRARY: passed as `libraries`."""
    return click.option(
        "--library",
        "libraries",
        multiple=True,
        type=click.Path(path_type=Path),
        envvar="REVIEWER_LIBRARY",
        help=f"Another library of snippets, searched first. Repeatable; or REVIEWER_LIBRARY, "
        f"its directories separated by '{os.pathsep}'.",
    )(command)


def format_option(*names: str) -> Callable[[Command], Command]:
    """`--format NAME`, passed as `output_format`; the first of `names` is the default."""
    return click.option(
        "--format",
        "output_format",
        type=click.Choice(names),
        default=names[0],
        show_default=True,
        help="How to write the result.",
    )


def open_library(directories: tuple[Path, ...]) -> Library:
    """The built-in library and the given ones, with variants. Raises InputError."""
    from reviewer.progress.variants import VariantLibrary

    return VariantLibrary.open(*directories)


def snippet_of(library: Library, snippet_id: str) -> Snippet:
    """The snippet named on the command line. Raises ClickException, InputError."""
    from reviewer.safe_text import printable

    try:
        return library.snippet(snippet_id)
    except LookupError as error:
        raise click.ClickException(printable(str(error.args[0]))) from None
