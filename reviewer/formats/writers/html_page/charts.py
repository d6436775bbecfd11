"""Pictures of the cohort as inline SVG. Colours come from the style sheet."""

from __future__ import annotations

import math
from collections.abc import Iterable

from reviewer.safe_text import one_line

from ...cohort import BINS, Cohort, Figures
from ...inert import character_data
from ...wording import COUNTED, NO_NAME, share_of
from .text import name, role_of

MOST_POINTS = 200
MOST_LABELS = 16
MOST_IN_LABEL = 14
"""Characters."""
_LETTER = 6.5
"""About as wide is a letter of a label."""
_WIDE, _HIGH = 420, 240
_LEFT, _RIGHT, _TOP, _BOTTOM = 36, 18, 30, 34


def distribution(cohort: Cohort) -> str:
    """Bars of reviews by score, with the median."""
    bars = cohort.distribution()
    most = max(*bars, 1)
    width, height = _WIDE - _LEFT - _RIGHT, _HIGH - _TOP - _BOTTOM
    step, floor = width / BINS, _HIGH - _BOTTOM
    parts = [_line(_LEFT, floor, _WIDE - _RIGHT, floor)]
    for place, number in enumerate(bars):
        left, tall = _LEFT + place * step, height * number / most
        role = role_of((place + 0.5) * 100 / BINS)
        parts.append(
            f'<rect class="{role}" x="{left + 2:.1f}" y="{floor - tall:.1f}" '
            f'width="{step - 4:.1f}" height="{tall:.1f}" rx="2"/>'
        )
        if number:
            parts.append(_label(left + step / 2, floor - tall - 5, f"{number:,}"))
        parts.append(_label(left, floor + 15, str(place * 100 // BINS)))
    parts.append(_label(_WIDE - _RIGHT, floor + 15, "100"))
    median = cohort.quantile(0.5)
    place_x = _LEFT + width * median / 100
    parts.append(_line(place_x, _TOP - 16, place_x, floor, "median"))
    side = "end" if median > 50 else "start"
    shift = -5 if side == "end" else 5
    parts.append(_label(place_x + shift, _TOP - 18, f"median {median:.1f}", f"strong {side}"))
    parts.append(_label(_LEFT + width / 2, _HIGH - 4, "score"))
    spoken = ", ".join(
        f"{number:,} from {place * 100 // BINS} to {(place + 1) * 100 // BINS}"
        for place, number in enumerate(bars)
        if number
    )
    return _picture(f"Reviews by score: {spoken}. Median {median:.1f}.", parts)


def precision_recall(reviewers: Iterable[tuple[str, Figures]]) -> str:
    """A point for each reviewer, recall to the right, precision upwards; most reviews first."""
    width, height = _WIDE - _LEFT - _RIGHT, _HIGH - _TOP - _BOTTOM
    floor = _HIGH - _BOTTOM
    parts = []
    for tick in range(0, 101, 25):
        x, y = _LEFT + width * tick / 100, floor - height * tick / 100
        parts += [_line(x, _TOP, x, floor), _line(_LEFT, y, _WIDE - _RIGHT, y)]
        parts.append(_label(x, floor + 15, f"{tick}%"))
        parts.append(_label(_LEFT - 5, y + 4, f"{tick}%", "end"))
    parts.append(_label(_LEFT + width / 2, _HIGH - 4, "recall"))
    parts.append(_label(_LEFT - 30, _TOP - 10, "precision", "start"))
    points = [
        (who, of, of.precision, of.recall)
        for who, of in reviewers
        if of.precision is not None and of.recall is not None
    ][:MOST_POINTS]
    most = max((of.reviews for _, of, _, _ in points), default=1)
    names = _Names()
    for who, of, precision, recall in points:
        x, y = _LEFT + width * recall, floor - height * precision
        radius = 3.5 + 4.5 * math.sqrt(of.reviews / most)
        said = f"{name(who) or NO_NAME}: precision {precision:.0%}, recall {recall:.0%}"
        parts.append(
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}"><title>{said}</title></circle>'
        )
        names.add(one_line(who, MOST_IN_LABEL) or NO_NAME, x, y, radius)
    parts += names.labels()
    return _picture("Precision and recall of reviewers; the table below has the numbers.", parts)


def verdicts(cohort: Cohort) -> str:
    """One bar of all comments, divided by verdict, with its legend."""
    total = sum(cohort.verdicts.values())
    if not total:
        return "<p>There are no comments.</p>"
    left, parts, legend = 0.0, [], []
    for verdict, number in cohort.verdicts.items():
        if not number:
            continue
        share, css = 100 * number / total, f"v-{verdict}"
        parts.append(f'<rect class="{css}" x="{left:.2f}" width="{share:.2f}" height="6"/>')
        legend.append(
            f'<li><b class="key {css}"></b>{number:,} {COUNTED[verdict]} '
            f"<small>{share_of(number / total)}</small></li>"
        )
        left += share
    bar = '<svg class="stack" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">'
    return f'{bar}{"".join(parts)}</svg><ul class="legend">{"".join(legend)}</ul>'


def bar(percent: float, css: str) -> str:
    """A bar in a cell of a table whose number stands beside it."""
    return (
        '<svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">'
        f'<rect class="track" width="100" height="8"/>'
        f'<rect class="{css}" width="{percent:.1f}" height="8"/></svg>'
    )


class _Names:
    """Writes names beside, above or below their points, but only where there is room."""

    def __init__(self) -> None:
        self._points: list[tuple[str, float, float, float]] = []
        self._taken: list[tuple[float, float, float]] = []

    def add(self, text: str, x: float, y: float, radius: float) -> None:
        """A point, to be named after all are known."""
        self._points.append((text, x, y, radius))
        self._taken.append((x - radius, x + radius, y))

    def labels(self) -> list[str]:
        """The names that have room, those of the first points first."""
        shown: list[str] = []
        for text, x, y, radius in self._points:
            if len(shown) == MOST_LABELS:
                break
            wide, off = _LETTER * len(text), radius + 4
            for css, left, right, level in (
                ("start", x + off, x + off + wide, y),
                ("end", x - off - wide, x - off, y),
                ("", x - wide / 2, x + wide / 2, y - off - 4),
                ("", x - wide / 2, x + wide / 2, y + off + 4),
            ):
                if self._free(left, right, level):
                    self._taken.append((left, right, level))
                    at = {"start": left, "end": right}.get(css, x)
                    shown.append(_label(at, level + 4, character_data(text), f"strong {css}"))
                    break
        return shown

    def _free(self, left: float, right: float, y: float) -> bool:
        if left < _LEFT or right > _WIDE or not _TOP < y < _HIGH - _BOTTOM:
            return False
        return not any(
            left < other_right and other_left < right and abs(other_y - y) < 12
            for other_left, other_right, other_y in self._taken
        )


def _picture(said: str, parts: list[str]) -> str:
    return (
        f'<svg class="plot" viewBox="0 0 {_WIDE} {_HIGH}" role="img" aria-label="{said}">'
        f"{''.join(parts)}</svg>"
    )


def _line(x1: float, y1: float, x2: float, y2: float, css: str = "grid") -> str:
    return f'<line class="{css}" x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"/>'


def _label(x: float, y: float, text: str, css: str = "") -> str:
    given = f' class="{css}"' if css else ""
    return f'<text{given} x="{x:.1f}" y="{y:.1f}">{text}</text>'
