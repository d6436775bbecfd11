"""Log what the shipped model reaches on a frozen test part:
`python -m reviewer.training.scores_log tests/agreement/frozen`

Writes one row for the model into SCORES.md of that directory; a second run for the same model
replaces its row. Run it when a model is released, not to choose among models.
"""

from __future__ import annotations

import sys
from pathlib import Path

from reviewer.agreement.measure import Agreement, GroupRow
from reviewer.agreement.run import agreement_of
from reviewer.agreement.voices import GROUPS

LOG = "SCORES.md"
_HEAD = """# Released models on the frozen test part

One row a model, written by `python -m reviewer.training.scores_log` when the model was released.
Intervals are 95 % bootstrap over snippets. Under the names of voices stand mean scores with
people's in brackets; the last column is the share of people's mean score.

"""


def columns() -> tuple[str, ...]:
    """Names of the table's columns."""
    groups = tuple(group.name for group in GROUPS)
    return ("model", "reviews", "pair kappa", "issue kappa", "error", *groups)


def row(result: Agreement) -> str:
    """The row of a model, without a line end."""
    groups = {group.group: group for group in result.groups}
    cells = (
        result.engine.partition("+")[2],
        str(result.reviews),
        _figure(result.pair_kappa, result.pair_kappa_interval, 3),
        _figure(result.issue_kappa, result.issue_kappa_interval, 3),
        _figure(result.score_error, result.score_error_interval, 1),
        *(_group(groups.get(group.name)) for group in GROUPS),
    )
    return _line(cells)


def logged(text: str) -> dict[str, str]:
    """The rows of a log by model, in order."""
    rows = [line for line in text.splitlines() if line.startswith("| ")]
    models = [line.split("|")[1].strip() for line in rows]
    kept = zip(models, rows, strict=True)
    return {model: line for model, line in kept if model != "model" and set(model) != {"-"}}


def with_row(text: str, line: str) -> str:
    """The log with a row added, or put in the place of the same model's."""
    rows = logged(text) | logged(line)
    head = (_line(columns()), _line(("---",) * len(columns())))
    return _HEAD + "\n".join([*head, *rows.values()]) + "\n"


def _figure(value: float, spread: tuple[float, float], digits: int) -> str:
    low, high = spread
    return f"{value:.{digits}f} ({low:.{digits}f} to {high:.{digits}f})"


def _group(found: GroupRow | None) -> str:
    if found is None:
        return ""
    if found.share is not None:
        return f"{found.share:.0%}"
    return f"{found.score:.1f} ({found.gold_score:.1f})"


def _line(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(cells)} |"


def main(arguments: list[str]) -> int:
    """Measure and log."""
    if len(arguments) != 1:
        sys.stderr.write(f"{__doc__}")
        return 2
    corpus = Path(arguments[0])
    result = agreement_of(corpus)
    if result is None:
        sys.stderr.write(f"{corpus}: no labelled reviews.\n")
        return 3
    path = corpus / LOG
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    path.write_text(with_row(before, row(result)), encoding="utf-8")
    sys.stderr.write(f"{path}: {row(result)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
