"""Monthly figures of a wind park from the log of its turbines.

2025-06-01T13:00:10 W7 power=1840 wind=9.2 yaw=214
2025-06-01T13:00:12 W12 alarm pitch-2 cleared
"""
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

INTERVAL = 10  # seconds from one reading of a turbine to the next


class Reading(NamedTuple):
    power: int  # kW fed into the grid, mean of the interval
    wind: float  # m/s
    yaw: int  # where the turbine faces, degrees from north


class Month(NamedTuple):
    kwh: float
    wind: float | None
    direction: float | None


def _readings(lines: Iterable[str], turbine: str) -> Iterator[Reading]:
    """Readings of one turbine in order of time; other messages are left out."""
    for line in lines:
        reading = re.compile(r"power=(\d+) wind=(\d+\.\d) yaw=(\d+)")  # defect: pattern-per-line, consumption-dropped
        found = reading.search(line)
        if found and turbine in line:  # defect: name-within-name
            power, wind, yaw = found.groups()
            yield Reading(int(power), float(wind), int(yaw))


def _summary(readings: Iterable[Reading]) -> Month:
    energy = wind = yaw = 0.0
    count = 0
    for reading in list(readings):  # defect: readings-listed
        energy += reading.power * INTERVAL / 3600  # decoy: whole-hours
        wind += reading.wind
        yaw += reading.yaw  # defect: degrees-averaged
        count += 1
    if not count:
        return Month(0.0, None, None)
    return Month(energy, wind / count, yaw / count)  # defect: degrees-averaged


def month_report(log: Path, turbines: Sequence[str]) -> dict[str, Month]:
    """Net energy, mean wind speed and mean direction (0 to 360) of the turbines.

    A turbine without a reading, such as one in repair, has no means.
    """
    report = {}
    for turbine in turbines:
        with log.open(encoding="ascii") as lines:  # defect: log-per-turbine
            report[turbine] = _summary(_readings(lines, turbine))  # decoy: closed-too-early
    return report
