"""Agreement as a table of plain text."""

from __future__ import annotations

from .measure import Agreement, GroupRow, StyleRow
from .statistics import Interval

GOAL_KAPPA, GOAL_ERROR = 0.85, 8.0


def table(result: Agreement) -> str:
    """The figures, a row for each group of voices, and one for each style.

    `pairs` and `issues` of a style are kappas.
    """
    lines = [f"{result.reviews} reviews, {result.pairs} pairs of comment and issue"]
    if result.engine:
        lines.append(f"engine {result.engine}")
    lines += ["", *_figures(result)]
    if result.groups:
        lines += ["", _spread(_GROUP_NAMES, _GROUP_WIDTHS), *map(_group, result.groups)]
    lines += ["", _spread(_STYLE_NAMES, _STYLE_WIDTHS), *map(_style, result.styles)]
    return "\n".join(lines)


def _figures(result: Agreement) -> list[str]:
    kappa, points = f"goal {GOAL_KAPPA}", f"goal {GOAL_ERROR:g}"
    lines = [
        _row("pair kappa", result.pair_kappa, result.pair_kappa_interval, kappa),
        f"{'pair F1':<24}{result.pair_f1:7.3f}",
        _row("issue kappa", result.issue_kappa, result.issue_kappa_interval, kappa),
        f"{'issue F1':<24}{result.issue_f1:7.3f}",
        f"{'verdict kappa':<24}{result.verdict_kappa:7.3f}",
        _row("error of the score", result.score_error, result.score_error_interval, points, 1),
    ]
    if result.explanation_error is not None:
        lines.append(f"{'error of explanation':<24}{result.explanation_error:7.3f}")
    if result.raters_pair_kappa is not None and result.raters_issue_kappa is not None:
        lines.append(
            f"{'between the raters':<24}{result.raters_pair_kappa:7.3f}  pairs, "
            f"{result.raters_issue_kappa:.3f} issues"
        )
    return lines


def _row(name: str, value: float, spread: Interval, goal: str, digits: int = 3) -> str:
    return f"{name:<24}{value:7.{digits}f}  95 % {_interval(spread, digits)}  {goal}"


_STYLE_NAMES = ("style", "reviews", "score", "gold", "error", "95 %", "pairs", "95 %", "issues")
_STYLE_WIDTHS = (-16, 8, 7, 7, 7, 14, 7, 14, 8)
_GROUP_NAMES = ("voices", "reviews", "score", "95 %", "gold", "share", "goal", "")
_GROUP_WIDTHS = (-20, 8, 7, 14, 7, 7, 7, -7)


def _style(row: StyleRow) -> str:
    kappas = ("-", "", "-")
    if row.pair_kappa is not None and row.pair_kappa_interval and row.issue_kappa is not None:
        interval = _interval(row.pair_kappa_interval, 2)
        kappas = (f"{row.pair_kappa:.2f}", interval, f"{row.issue_kappa:.2f}")
    cells = (
        row.style[:15],
        str(row.reviews),
        f"{row.score:.1f}",
        f"{row.gold_score:.1f}",
        f"{row.error:.1f}",
        _interval(row.error_interval, 1),
        *kappas,
    )
    return _spread(cells, _STYLE_WIDTHS)


def _group(row: GroupRow) -> str:
    goal = f"<= {row.most:g}" if row.most is not None else ""
    if row.least is not None:
        goal = f">={row.least:4.0%}"
    cells = (
        row.group,
        str(row.reviews),
        f"{row.score:.1f}",
        _interval(row.score_interval, 1),
        f"{row.gold_score:.1f}",
        "" if row.share is None else f"{row.share:.0%}",
        goal,
        {True: "  yes", False: "  no", None: ""}[row.reached],
    )
    return _spread(cells, _GROUP_WIDTHS)


def _interval(spread: Interval, digits: int) -> str:
    low, high = spread
    return f"{low:.{digits}f} to {high:.{digits}f}"


def _spread(cells: tuple[str, ...], widths: tuple[int, ...]) -> str:
    """Cells side by side; a negative width aligns left."""
    pairs = zip(cells, widths, strict=True)
    aligned = [f"{cell:<{-width}}" if width < 0 else f"{cell:>{width}}" for cell, width in pairs]
    return "".join(aligned).rstrip()
