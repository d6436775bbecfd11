"""Agreement as a table of plain text."""

from __future__ import annotations

from .measure import Agreement


def table(result: Agreement) -> str:
    """The figures, then a row for each style."""
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
