"""Perch caught in a lake, estimated from the trip cards of anglers."""
from __future__ import annotations

import math
from collections.abc import Sequence
from statistics import fmean
from typing import NamedTuple


class Card(NamedTuple):
    hours: float  # a quarter at least
    weights: list[float]  # of the fish in kg


def _totals(cards: Sequence[Card]) -> tuple[int, float]:
    """Number of fish, and hours of angling."""
    return sum(len(card.weights) for card in cards), sum(card.hours for card in cards)


def catch_rate(cards: Sequence[Card]) -> float:
    """Fish per hour of angling, over the hours of all cards; 0 without cards."""
    fish, hours = _totals(cards)
    return fish / hours if hours else 0.0


def rate_interval(cards: Sequence[Card]) -> tuple[float, float]:
    """95 % interval of the catch rate; the number of fish is a Poisson number."""
    fish, hours = _totals(cards)
    if not hours:
        return 0.0, math.inf
    if not fish:
        return 0.0, -math.log(0.025) / hours  # the root of 0 would leave no margin
    rate = fish / hours
    margin = 1.96 * math.sqrt(fish) / hours
    return max(0.0, rate - margin), rate + margin


def mean_weight(cards: Sequence[Card]) -> float:
    """Weight in kg that a fish has on average; 0 if none was caught."""
    weights = [weight for card in cards for weight in card.weights]
    return fmean(weights) if weights else 0.0


def chance_of_nothing(cards: Sequence[Card], hours: float) -> float:
    """Chance that an angler goes home without a fish after so many hours."""
    return math.exp(-catch_rate(cards) * hours)


def season_catch(cards: Sequence[Card], angler_hours: float) -> float:
    """Kilograms taken out of the lake in all the hours that the wardens counted."""
    return angler_hours * catch_rate(cards) * mean_weight(cards)
