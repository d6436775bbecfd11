"""What bars a comment from an issue, however probable the models think it.

Standing on the right line earns nothing: the words must be about the issue. A denial of the issue
uses its words, too. And true words on clearly other code are not true there.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from .denial import last_cues
from .observation import Observation, Observed
from .pair_features import PAIR_FEATURES
from .prepared import PreparedIssue, PreparedSnippet
from .trained_parts import Boosted

Array = NDArray[np.float64]
Flags = NDArray[np.bool_]

CONTENT_FEATURES = [
    place
    for place, name in enumerate(PAIR_FEATURES)
    if "." in name and not name.startswith("unplaced.")
]
"""Places of the pair features that tell of words alone, neither of lines nor of length."""
REPEATED, LONGEST_DENIAL = 0.65, 60
"""By the words channel, and in words: 0.3 % of true remarks that long say the key over and have a
denying turn of phrase."""
ABOUT_HERE, ABOUT_ELSEWHERE = 0.5, 2.0
"""Log-odds that words are about an issue, for comments on its lines (or on none) and beside them.
Of true remarks of the labelled reviews 1 % lie below 1.2 and 4.5; half of what other snippets' keys
and other kinds' titles got past 0 lies below 1.3."""
FAR = 12
"""Lines. In the labelled reviews 15 of 2,238 credited remarks stand so far from their issue."""


def allowed(observed: Observed, features: Array, likely: Flags, topic: Boosted) -> Flags:
    """Which of the `likely` issues comments may be credited with: (comments, issues).

    `features` are those of the pairs; `topic` gives the log-odds that words are about an issue.
    """
    may: Flags = likely.copy()
    rows, issues = np.nonzero(likely)
    about = topic(features[rows, issues][:, CONTENT_FEATURES])
    for row, issue, odds in zip(rows.tolist(), issues.tolist(), about.tolist(), strict=True):
        seen, own = observed.each[row], observed.prepared.issues[issue]
        away = distance(seen, own)
        told = odds >= (ABOUT_ELSEWHERE if away else ABOUT_HERE)
        brings = not own.added.isdisjoint(seen.suggested)
        may[row, issue] = (told or brings) and not (
            away >= FAR and _names_nothing(seen, observed.prepared, own)
        )
    return may


def denied(seen: Observation, prepared: PreparedSnippet) -> Flags:
    """For each issue, whether the comment says over what the key says of it and takes it back."""
    said: Flags = seen.repeats >= REPEATED
    if len(seen.words) > LONGEST_DENIAL or not said.any():
        return np.zeros(len(said), bool)
    found = last_cues(seen.text)
    for number in np.flatnonzero(said).tolist():
        said[number] = not found <= prepared.issues[number].cues
    return said


def distance(seen: Observation, own: PreparedIssue) -> int:
    """Lines between the comment and its issue's nearest; 0 where either has none."""
    if seen.span is None:
        return 0
    return min((seen.span.distance(span) for span in own.spans), default=0)


def _names_nothing(seen: Observation, prepared: PreparedSnippet, own: PreparedIssue) -> bool:
    """Whether a comment on other code is about that code: it neither begins the function that the
    issue is in, nor names what stands on the issue's lines alone."""
    span = seen.span
    if span is None:
        return False
    if any(
        span.first == first and any(other.first in range(first, last + 1) for other in own.spans)
        for first, last in prepared.functions
    ):
        return False
    here = frozenset().union(
        *prepared.identifiers[span.first - 1 : min(span.last, len(prepared.identifiers))]
    )
    return (own.names - here).isdisjoint(seen.code)
