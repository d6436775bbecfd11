"""`reviewer author import FILE`."""

from __future__ import annotations

from pathlib import Path

import click

from reviewer.problems import InputError, Problem

from ..console import narrate


@click.command("import")
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.option(
    "--output",
    metavar="DIR",
    required=True,
    type=click.Path(path_type=Path, file_okay=False),
    help="The library to write to.",
)
def import_case(file: Path, output: Path) -> None:
    """Make a snippet of a JSON or Markdown case.

    FILE holds code and a list of issues with their lines; see snippets/README.md. Nothing is
    written over. Prints the id of the snippet.
    """
    from reviewer.authoring.cases import read_case, write_case
    from reviewer.library.files import read_text

    case = read_case(read_text(file), str(file))
    if not case.issues:
        raise InputError([Problem(str(file), None, "lists no issue", "Give each its lines")])
    click.echo(write_case(case, output, str(file)))
    narrate(f"`reviewer author check {case.id} --library {output}` says what is left to do.")
