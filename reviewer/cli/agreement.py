"""`reviewer agreement CORPUS`: hold the engine against labelled reviews."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .console import narrate
from .exit_codes import ExitCode
from .options import format_option, library_option

if TYPE_CHECKING:
    from reviewer.agreement.measure import Agreement


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
    its snippets are in a library. The shipped model may have been trained on the corpus: then the
    figures are too good. Honest figures of the shipped model are in tests/agreement/README.md.
    """
    from reviewer.agreement.run import agreement_of

    result = agreement_of(corpus, libraries)
    if result is None:
        narrate(f"{corpus}: no labelled reviews.")
        return ExitCode.NOTHING_TO_SCORE
    if output_format == "json":
        import json

        click.echo(json.dumps(asdict(result), indent=2))
    else:
        click.echo(_text(result))
    low = min(result.pair_kappa, result.issue_kappa)
    if fail_under_kappa is not None and low < fail_under_kappa:
        narrate(f"Kappa {low:.3f} is below {fail_under_kappa:g}.")
        return ExitCode.BELOW_BAR
    return ExitCode.OK


def _text(result: Agreement) -> str:
    lines = [
        f"{result.reviews} reviews, {result.pairs} pairs of comment and issue",
        "",
        _row("pair kappa", result.pair_kappa, result.pair_kappa_interval),
        f"{'pair F1':<24}{result.pair_f1:7.3f}",
        _row("issue kappa", result.issue_kappa, result.issue_kappa_interval),
        f"{'issue F1':<24}{result.issue_f1:7.3f}",
        f"{'verdict kappa':<24}{result.verdict_kappa:7.3f}",
        _row("error of the score", result.score_error, result.score_error_interval, digits=1),
    ]
    if result.explanation_error is not None:
        lines.append(f"{'error of explanation':<24}{result.explanation_error:7.3f}")
    if result.raters_pair_kappa is not None and result.raters_issue_kappa is not None:
        lines.append(
            f"{'between the raters':<24}{result.raters_pair_kappa:7.3f}  pairs, "
            f"{result.raters_issue_kappa:.3f} issues"
        )
    lines += ["", f"{'style':<16}{'reviews':>8}{'score':>8}{'gold':>8}{'error':>8}{'kappa':>8}"]
    lines += [
        f"{style.style[:15]:<16}{style.reviews:>8}{style.score:>8.1f}{style.gold_score:>8.1f}"
        f"{style.error:>8.1f}{style.pair_kappa:>8.2f}"
        for style in result.styles
    ]
    return "\n".join(lines)


def _row(name: str, value: float, interval: tuple[float, float], digits: int = 3) -> str:
    low, high = interval
    return f"{name:<24}{value:7.{digits}f}  95 % {low:.{digits}f} to {high:.{digits}f}"
