"""Monthly figures of a wind park from the log of its turbines.

2025-06-01T13:00:10 W7 power=1840 wind=9.2 yaw=214
2025-06-01T13:00:12 W12 alarm pitch-2 cleared
"""
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import atan2, cos, degrees, radians, sin
from pathlib import Path
from typing import NamedTuple

INTERVAL = 10  # seconds from one reading of a turbine to the next

_READING = re.compile(r"\S+ (\S+) power=(-?\d+) wind=(\d+\.\d) yaw=(\d+)")


class Reading(NamedTuple):
    power: int  # kW fed into the grid, mean of the interval
    wind: float  # m/s
    yaw: int  # where the turbine faces, degrees from north


class Month(NamedTuple):
    kwh: float
    wind: float | None
    direction: float | None


@dataclass
class _Totals:
    """Sums over the readings of one turbine."""

    count: int = 0
    energy: float = 0.0
    wind: float = 0.0
    north: float = 0.0
    east: float = 0.0

    def add(self, reading: Reading) -> None:
        self.count += 1
        self.energy += reading.power * INTERVAL / 3600
        self.wind += reading.wind
        self.north += cos(radians(reading.yaw))
        self.east += sin(radians(reading.yaw))

    def month(self) -> Month:
        if not self.count:
            return Month(0.0, None, None)
        direction = degrees(atan2(self.east, self.north)) % 360
        return Month(self.energy, self.wind / self.count, direction)


def _readings(lines: Iterable[str]) -> Iterator[tuple[str, Reading]]:
    """Turbine and reading, in order of time; other messages are left out."""
    for line in lines:
        if found := _READING.match(line):
            turbine, power, wind, yaw = found.groups()
            yield turbine, Reading(int(power), float(wind), int(yaw))


def month_report(log: Path, turbines: Sequence[str]) -> dict[str, Month]:
    """Net energy, mean wind speed and mean direction (0 to 360) of the turbines.

    A turbine without a reading, such as one in repair, has no means.
    """
    totals = {turbine: _Totals() for turbine in turbines}
    with log.open(encoding="ascii") as lines:
        for turbine, reading in _readings(lines):
            if turbine in totals:
                totals[turbine].add(reading)
    return {turbine: total.month() for turbine, total in totals.items()}
