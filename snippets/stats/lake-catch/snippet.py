"""Perch caught in a lake, estimated from the trip cards of anglers."""
from __future__ import annotations

import math
from collections.abc import Sequence
from statistics import fmean
from typing import NamedTuple


class Card(NamedTuple):
    hours: float  # a quarter at least
    weights: list[float]  # of the fish in kg


def catch_rate(cards: Sequence[Card]) -> float:
    """Fish per hour of angling, over the hours of all cards; 0 without cards."""
    rates = [
        len(card.weights) / card.hours for card in cards if card.weights  # defect: empty-handed-left-out
    ]
    return fmean(rates)  # defect: mean-of-rates, no-cards


def rate_interval(cards: Sequence[Card]) -> tuple[float, float]:
    """95 % interval of the catch rate; the number of fish is a Poisson number."""
    rate = catch_rate(cards)
    margin = 1.96 * math.sqrt(rate)  # defect: spread-of-one-hour
    return max(0.0, rate - margin), rate + margin  # decoy: cut-at-zero


def mean_weight(cards: Sequence[Card]) -> float:
    """Weight in kg that a fish has on average; 0 if none was caught."""
    logs = [math.log(weight) for card in cards for weight in card.weights]
    return math.exp(fmean(logs))  # defect: back-from-logs, no-cards


def chance_of_nothing(cards: Sequence[Card], hours: float) -> float:
    """Chance that an angler goes home without a fish after so many hours."""
    return 1 - catch_rate(cards) * hours  # defect: straight-line-chance


def season_catch(cards: Sequence[Card], angler_hours: float) -> float:
    """Kilograms taken out of the lake in all the hours that the wardens counted."""
    return angler_hours * catch_rate(cards) * mean_weight(cards)  # decoy: product-of-means
