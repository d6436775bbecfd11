"""`reviewer agreement CORPUS`: hold the engine against labelled reviews."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from .console import narrate
from .exit_codes import ExitCode
from .options import format_option, library_option


@click.command()
@click.argument("corpus", type=click.Path(path_type=Path, exists=True, file_okay=False))
@library_option
@format_option("text", "json")
@click.option(
    "--fail-under-kappa",
    type=click.FloatRange(-1, 1),
    metavar="KAPPA",
    help="Exit with 1 where pair kappa or issue kappa is less.",
)
def command(
    corpus: Path,
    libraries: tuple[Path, ...],
    output_format: str,
    fail_under_kappa: float | None,
) -> int:
    """Compare the engine with human labels.

    CORPUS is a directory with reviews.jsonl and gold.jsonl, and with snippets/ and rubrics/ unless
    its snippets are in a library. Kappa says how far the two agree beyond chance, 1 at most; `95 %`
    is where a figure lies if other snippets are drawn. The shipped model may have been trained on
    the corpus: then the figures are too good. A corpus with a file named FROZEN is kept from
    training. Honest figures of the shipped model are in tests/agreement/README.md.
    """
    from reviewer.agreement.run import agreement_of
    from reviewer.agreement.table import table
    from reviewer.safe_text import printable

    result = agreement_of(corpus, libraries)
    if result is None:
        narrate(f"{corpus}: no labelled reviews.")
        return ExitCode.NOTHING_TO_SCORE
    if output_format == "json":
        import json

        click.echo(json.dumps(asdict(result), indent=2))
    else:
        click.echo(printable(table(result)))
    low = min(result.pair_kappa, result.issue_kappa)
    if fail_under_kappa is not None and low < fail_under_kappa:
        narrate(f"Kappa {low:.3f} is below {fail_under_kappa:g}.")
        return ExitCode.BELOW_BAR
    return ExitCode.OK
