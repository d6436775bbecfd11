"""Live table of a state election, while the polling stations report."""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

HURDLE = 5  # per cent of the votes that a party needs for a seat


@dataclass(frozen=True)
class Message:
    station: str
    number: int  # counts up for each station
    votes: Mapping[str, int]  # by party, all parties on the ballot


@dataclass(frozen=True)
class Row:
    party: str
    votes: int
    share: float  # per cent, to one decimal
    change: float | None  # in percentage points; None: did not stand last time


def _total(messages: Sequence[Message]) -> Counter[str]:
    """Votes by party; of each station the message with the highest number counts."""
    latest = {}
    for message in messages:
        latest[message.station] = message  # defect: arrival-decides
    total: Counter[str] = Counter()
    for message in latest.values():
        total.update(message.votes)  # decoy: update-replaces
    return total


def shares(total: Mapping[str, int]) -> dict[str, float]:
    """Share of each party in per cent, to one decimal; 0 without any vote."""
    return {
        party: round(100 * votes / (sum(total.values()) or 1), 1)  # defect: sum-per-party  # decoy: one-vote-too-many
        for party, votes in total.items()
    }


def seated(total: Mapping[str, int]) -> set[str]:
    """Parties with at least 5 per cent of the votes."""
    return {party for party, share in shares(total).items() if share >= HURDLE}  # defect: hurdle-rounded


def table(total: Mapping[str, int], last: Mapping[str, float]) -> list[Row]:
    """The parties, strongest first, with their change from their `last` shares."""
    rows = []
    for party, share in shares(total).items():
        before = last.get(party)
        change = round(100 * (share - before) / before, 1) if before else None  # defect: change-of-share, zero-taken-for-absent
        rows.append(Row(party, total[party], share, change))
    rows = sorted(rows, key=lambda row: (-row.votes, row.party))  # defect: rows-copied
    return rows


def follow(
    messages: Iterable[Message], last: Mapping[str, float]
) -> Iterator[list[Row]]:
    """The table after each message."""
    received: list[Message] = []
    for message in messages:
        received.append(message)  # defect: recount-per-message
        yield table(_total(received), last)  # defect: recount-per-message
