"""The engine beside simple matchers, each taught by the other corpora: see `matching_rivals`.

`pytest tests/bench/test_rivals_matching.py -s` takes some minutes; REVIEWER_MINILM_WHEEL names
the wheel of all-MiniLM-L6-v2, without which that rival is left out.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from reviewer.training.rivals import minilm_wheel

from . import matching_rivals

pytestmark = [pytest.mark.bench, pytest.mark.slow]

AGREEMENT = Path(__file__).parents[1] / "agreement"
CORPORA = [AGREEMENT / name for name in ("labelled", "phrasings", "practice")]


def test_the_engine_agrees_better_with_people_than_any_rival() -> None:
    found = matching_rivals.figures(CORPORA, "labelled", minilm_wheel())
    print("\n" + matching_rivals.table(found))
    engine = found.pop("engine")
    assert {"key words", "TF-IDF cosine"} <= set(found)
    for name, rival in found.items():
        # the whole interval lies above the rival's figure
        assert engine.pair_kappa_interval[0] > rival.pair_kappa, name
        assert engine.issue_kappa_interval[0] > rival.issue_kappa, name
        assert engine.score_error_interval[1] < rival.score_error, name
