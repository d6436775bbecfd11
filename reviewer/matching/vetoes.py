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
from .prepared import PreparedSnippet
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
FAR = 12
"""Lines. In the labelled reviews 15 of 2,238 credited remarks stand so far from their issue."""


def allowed(observed: Observed, features: Array, likely: Flags, topic: Boosted) -> Flags:
    """Which of the `likely` issues comments may be credited with: (comments, issues).

    `features` are those of the pairs; `topic` is above 0 where words are about an issue.
    """
    may: Flags = likely.copy()
    rows, issues = np.nonzero(likely)
    about = topic(features[rows, issues][:, CONTENT_FEATURES]) >= 0
    for row, issue, told in zip(rows.tolist(), issues.tolist(), about.tolist(), strict=True):
        seen = observed.each[row]
        brings = not observed.prepared.issues[issue].added.isdisjoint(seen.suggested)
        may[row, issue] = (told or brings) and not _far_off(seen, observed, issue)
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


def _far_off(seen: Observation, observed: Observed, issue: int) -> bool:
    """Whether the comment stands on clearly other code, and names nothing of the issue's lines."""
    if seen.span is None:
        return False
    prepared = observed.prepared
    own = prepared.issues[issue]
    if min((seen.span.distance(span) for span in own.spans), default=0) < FAR:
        return False
    if any(
        seen.span.first == first and any(span.first in range(first, last + 1) for span in own.spans)
        for first, last in prepared.functions
    ):
        return False
    here = frozenset().union(
        *prepared.identifiers[seen.span.first - 1 : min(seen.span.last, len(prepared.identifiers))]
    )
    return (own.names - here).isdisjoint(seen.code)
