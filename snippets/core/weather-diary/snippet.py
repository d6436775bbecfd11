"""Monthly page of the weather diary that class 6b keeps on the school roof."""

from dataclasses import dataclass


@dataclass
class Day:
    date: str  # "2026-01-14"
    celsius: float | None  # at eight o'clock, None: nobody read the thermometer
    tips: int  # how often the bucket of the rain gauge tipped since yesterday


def mean_temperature(days: list[Day]) -> float | None:
    """Mean of all readings to a tenth of a degree, None if there are none."""
    readings = [
        days[i].celsius  # defect: days-by-index
        for i in range(len(days))  # defect: days-by-index
        if days[i].celsius  # defect: freezing-point-skipped
    ]
    return round(sum(readings) / len(readings), 1)  # defect: month-without-readings


def frosts(days: list[Day]) -> int:
    """How many mornings were below zero."""
    return sum(day.celsius is not None and day.celsius < 0 for day in days)  # decoy: booleans-added


def rain_by_date(days: list[Day]) -> dict[str, float]:
    """Millimetres of rain for each day."""
    rain = {}
    for day in days:  # defect(block): dict-by-loop
        rain[day.date] = day.tips * 0.2794  # defect: millimetres-of-a-tip
    return rain


def month_page(title: str, days: list[Day]) -> str:
    """The page as it hangs in the corridor."""
    rain = rain_by_date(days)
    wettest = max(rain, key=rain.get)  # decoy: wettest-is-an-amount
    mean = mean_temperature(days)
    total = sum(day.tips for day in days) * 0.2794  # defect: millimetres-of-a-tip
    return "\n".join([
        title,
        f"Mean at 8 o'clock: {'not read' if mean is None else f'{mean} degrees'}",
        f"Mornings with frost: {frosts(days)}",
        f"Rain: {total:.1f} mm, most of it on {wettest} ({rain[wettest]:.1f} mm)",  # defect: dry-month
    ])
