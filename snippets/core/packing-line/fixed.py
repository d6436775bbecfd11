"""Replay a shift of a packing line to see how many benches it needs."""
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Parcel:
    number: str
    arrived: int  # second of the shift
    items: int


@dataclass(frozen=True)
class Packed:
    parcel: Parcel
    bench: int
    start: int
    end: int

    @property
    def waited(self) -> int:
        return self.start - self.parcel.arrived


class PackingLine:
    """One queue in front of several benches.

    The parcel at the head of the queue goes to the bench that is free first, on a
    tie to the one with the lowest number. A line replays one shift.
    """

    def __init__(self, benches: int, seconds_per_item: int = 12) -> None:
        self.seconds_per_item = seconds_per_item
        self.free_at = [0] * benches
        self.finished: list[Packed] = []
        self._busiest = 0

    def run(self, parcels: Iterable[Parcel]) -> list[Packed]:
        """Pack all parcels, given in order of arrival, and return what was done."""
        for parcel in parcels:
            earliest = min(self.free_at)
            bench = self.free_at.index(earliest)
            start = max(parcel.arrived, earliest)
            end = start + parcel.items * self.seconds_per_item
            self.free_at[bench] = end
            self.finished.append(Packed(parcel, bench, start, end))
            at_work = sum(until > start for until in self.free_at)
            self._busiest = max(self._busiest, at_work)
        return self.finished

    def peak(self) -> int:
        """Most benches at work at one moment; 0 for a shift without parcels."""
        return self._busiest

    def late_share(self, limit: int) -> float:
        """Share of the parcels that waited longer than `limit` seconds."""
        if not self.finished:
            return 0.0
        return sum(p.waited > limit for p in self.finished) / len(self.finished)
