"""Morning checks of the bed roster, before it goes out to the wards."""
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from operator import attrgetter


@dataclass(frozen=True, slots=True)
class Stay:
    """One patient's nights in one bed: from admission up to, without, discharge."""

    patient: str
    bed: str
    admitted: date
    discharged: date | None = None  # None: still here

    @property
    def end(self) -> date:
        return self.discharged or date.max


def clashes(stays: Iterable[Stay]) -> list[tuple[Stay, Stay]]:
    """Stays that begin in an occupied bed, each with the stay that holds the bed.

    Where several hold it, the one that ends last is given.
    """
    by_bed: defaultdict[str, list[Stay]] = defaultdict(list)
    for stay in stays:
        by_bed[stay.bed].append(stay)

    found = []
    for group in by_bed.values():
        in_order = iter(sorted(group, key=attrgetter("admitted")))
        holder = next(in_order)
        for stay in in_order:
            if stay.admitted < holder.end:
                found.append((holder, stay))
            holder = max(holder, stay, key=attrgetter("end"))
    return found


def census(stays: Iterable[Stay], first: date, nights: int) -> list[int]:
    """Number of patients in each of the `nights` nights from `first` on."""
    change = [0] * (nights + 1)
    for stay in stays:
        start = max((stay.admitted - first).days, 0)
        end = min((stay.end - first).days, nights)
        if start < end:
            change[start] += 1
            change[end] -= 1
    return list(accumulate(change[:nights]))


def free_beds(beds: Iterable[str], stays: Iterable[Stay], night: date) -> list[str]:
    """Beds that nobody lies in that night, in alphabetical order."""
    taken = {stay.bed for stay in stays if stay.admitted <= night < stay.end}
    return sorted(set(beds) - taken)
