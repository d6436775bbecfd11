"""Replay a shift of a packing line to see how many benches it needs."""
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

    finished: list[Packed] = []  # defect: results-on-the-class

    def __init__(self, benches: int, seconds_per_item: int = 12) -> None:
        self.seconds_per_item = seconds_per_item
        self.free_at = [0] * benches  # decoy: repeated-zero
        self.snapshots: list[tuple[int, list[int]]] = []

    def run(self, parcels: list[Parcel]) -> list[Packed]:
        """Pack all parcels, given in order of arrival, and return what was done."""
        queue = parcels  # defect: input-emptied
        while queue:
            parcel = queue.pop(0)  # defect: pop-from-front
            bench = self.free_at.index(sorted(self.free_at)[0])  # defect: sort-for-minimum
            start = max(parcel.arrived, self.free_at[bench])
            end = start + parcel.items * self.seconds_per_item
            self.free_at[bench] = end
            self.finished.append(Packed(parcel, bench, start, end))
            self.snapshots.append((start, list(self.free_at)))  # defect: snapshot-per-parcel
        return self.finished

    def peak(self) -> int:
        """Most benches at work at one moment; 0 for a shift without parcels."""
        return max(
            (sum(until > start for until in free) for start, free in self.snapshots),  # decoy: peak-only-at-starts
            default=0,
        )

    def late_share(self, limit: int) -> float:
        """Share of the parcels that waited longer than `limit` seconds."""
        late = len([p for p in self.finished if p.waited > limit])  # defect: list-for-count
        return late / len(self.finished)  # defect: quiet-shift
