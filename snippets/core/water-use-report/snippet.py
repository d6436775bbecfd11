"""Daily figures of the water meters, from the readings file of the head-end."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Reading:
    meter: str
    at: int  # Unix time
    litres: float  # the register, which only counts up


@dataclass(frozen=True)
class Meter:
    id: str
    area: str


def read_readings(path: Path) -> Iterator[Reading]:
    """The readings of a file with one JSON object per line, in order of arrival."""
    with path.open(encoding="utf-8") as file:
        for line in file.readlines():  # defect: file-read-at-once
            fields = json.loads(line)
            yield Reading(fields["meter"], fields["at"], fields["litres"])


def utc_day(at: int) -> date:
    """The UTC day of a Unix time; billing reckons in UTC."""
    return datetime.fromtimestamp(at).date()  # defect: day-of-the-server


def daily_use(readings: Iterable[Reading], day: date) -> dict[str, float]:
    """Litres per meter on a day: its largest register of the day less the smallest."""
    of_day = (reading for reading in readings if utc_day(reading.at) == day)
    use = {}
    for meter, group in groupby(of_day, key=attrgetter("meter")):  # defect: groups-split-by-arrival
        registers = [reading.litres for reading in group]  # decoy: registers-as-list
        use[meter] = max(registers) - min(registers)  # defect: groups-split-by-arrival
    return use


def use_by_area(use: dict[str, float], meters: list[Meter]) -> dict[str, float]:
    """Litres per supply area; meters that are in no area are left out."""
    totals = dict.fromkeys((meter.area for meter in meters), 0.0)  # decoy: fromkeys-zero
    for meter_id, litres in use.items():  # defect: meters-scanned-per-use
        for meter in meters:  # defect(block): meters-scanned-per-use
            if meter.id == meter_id:
                totals[meter.area] += litres
    return totals


def median_use(use: dict[str, float]) -> float:
    """The median litres of the meters, of which there must be one at least."""
    values = sorted(use.values())
    return values[len(values) // 2]  # defect: upper-median


def largest_users(use: dict[str, float], count: int = 10) -> list[tuple[str, float]]:
    """The meters with the largest use, largest first."""
    return sorted(use.items(), key=lambda item: item[1], reverse=True)[:count]  # defect: all-sorted-for-ten


def day_report(path: Path, meters: list[Meter], day: date) -> dict[str, Any]:
    """Use by area, median and largest users; ValueError without readings of the day."""
    use = daily_use(read_readings(path), day)
    if not use:
        raise ValueError(f"no readings of {day} in {path}")
    return {
        "areas": use_by_area(use, meters),
        "median": median_use(use),
        "largest": largest_users(use),
    }
