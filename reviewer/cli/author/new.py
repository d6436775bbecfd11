"""`reviewer author new TRACK/SLUG`."""

from __future__ import annotations

from pathlib import Path

import click

from ..console import narrate


@click.command()
@click.argument("snippet_id", metavar="TRACK/SLUG")
@click.option(
    "--library",
    "directory",
    metavar="DIR",
    default=".",
    show_default=True,
    type=click.Path(path_type=Path, file_okay=False),
    help="The library to write to; it is made if need be.",
)
def new(snippet_id: str, directory: Path) -> None:
    """Begin a snippet.

    Writes snippet.py, fixed.py, test_behaviour.py, growth.py and the rubric: a small example that
    works, with what to write explained in comments. Nothing is written over. Prints the files.
    """
    from reviewer.authoring.scaffold import scaffold

    for path in scaffold(snippet_id, directory):
        click.echo(path)
    library = "" if directory == Path() else f" --library {directory}"
    narrate(
        "Next:\n"
        "1. Write snippet.py; mark the lines of each defect with `# defect: issue-id`.\n"
        "2. Write fixed.py without the defects, and tests that pass on both.\n"
        f"3. Describe the defects in the rubric.\n"
        f"4. `reviewer author check {snippet_id}{library}` says what is left.\n"
        f"5. `reviewer author preview {snippet_id}{library}` shows it as a trainee sees it."
    )
