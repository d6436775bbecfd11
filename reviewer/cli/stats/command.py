"""The command: reads the history, hands the figures to a writer."""

from __future__ import annotations

from pathlib import Path

import click

from ..options import format_option, library_option, open_library


@click.command()
@format_option("text", "json")
@click.option("--plain", is_flag=True, help="Words in place of charts, for screen readers.")
@library_option
def command(output_format: str, plain: bool, libraries: tuple[Path, ...]) -> None:
    """Show your progress.

    Recall is the share of issues that you found, by their weight in the scoring rule; precision
    the share of your comments that name an issue, of those and the wrong and vague ones.
    """
    from ..own_progress import own_progress

    library = open_library(libraries)
    progress = own_progress(library)
    if output_format == "json":
        from .as_json import document

        click.echo(document(progress), nl=False)
        return
    from ..console import coloured, colours_wanted, width
    from .as_text import page

    colours = colours_wanted()
    titles = {question.id: question.title for question in library.questions()}
    for text, role in page(progress, titles, width(), drawn=not plain):
        click.echo(coloured(text, role) if colours and role else text)
