"""Bars that reviews are held to: `60`, `critical=80`, `ml=70`."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from reviewer.formats import Scored
from reviewer.formats.report_json import shown_score
from reviewer.model import SEVERITIES


@dataclass(frozen=True, slots=True)
class Bars:
    """The least score (0..100) of a review, `overall` and by track, where one applies; and the
    least share, in percent, of the credit for the issues of a severity."""

    overall: float | None = None
    tracks: Mapping[str, float] = field(default_factory=dict)
    severities: Mapping[str, float] = field(default_factory=dict)

    @classmethod
    def parse(cls, values: Iterable[str]) -> Bars:
        """Bars as they are written: `N` for every review, `<severity>=N`, `<track>=N`.

        Raises ValueError with a text for the user.
        """
        overall: float | None = None
        tracks: dict[str, float] = {}
        severities: dict[str, float] = {}
        for value in values:
            name, sign, number = value.rpartition("=")
            height = _number(number)
            name = name.strip()
            if not sign:
                overall = height
            elif name in SEVERITIES:
                severities[name] = height
            elif name:
                tracks[name] = height
            else:
                raise ValueError(f"{value!r} names no track and no severity before the =")
        return cls(overall, tracks, severities)

    def __bool__(self) -> bool:
        return self.overall is not None or bool(self.tracks or self.severities)

    def broken(self, scored: Scored) -> str:
        """Which bars a review is below, in words; "" where it is below none."""
        said: list[str] = []
        least = self.tracks.get(scored.snippet.track, self.overall)
        score = shown_score(scored.report)
        if least is not None and score < least:
            said.append(f"score {score:g} is below {least:g}")
        for severity, share in self.severities.items():
            got = _share(scored, severity)
            if got is not None and got < share:
                said.append(f"{got:.0f} % of the {severity} issues is below {share:g}")
        return ", ".join(said)


def _number(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not 0 <= value <= 100:
        raise ValueError(f"{text!r} is no number from 0 to 100")
    return value


def _share(scored: Scored, severity: str) -> float | None:
    """Credit in percent for the required issues of a severity; None where there are none."""
    earned = [
        issue.credit
        for issue in scored.report.issues
        if issue.severity == severity and not issue.optional
    ]
    return 100 * sum(earned) / len(earned) if earned else None
