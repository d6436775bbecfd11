"""Monthly page of the weather diary that class 6b keeps on the school roof."""

from dataclasses import dataclass

MM_PER_TIP = 0.2794  # 0.011 inch, from the manual of the gauge


@dataclass
class Day:
    date: str  # "2026-01-14"
    celsius: float | None  # at eight o'clock, None: nobody read the thermometer
    tips: int  # how often the bucket of the rain gauge tipped since yesterday


def mean_temperature(days: list[Day]) -> float | None:
    """Mean of all readings to a tenth of a degree, None if there are none."""
    readings = [day.celsius for day in days if day.celsius is not None]
    if not readings:
        return None
    return round(sum(readings) / len(readings), 1)


def frosts(days: list[Day]) -> int:
    """How many mornings were below zero."""
    return sum(day.celsius is not None and day.celsius < 0 for day in days)


def rain_by_date(days: list[Day]) -> dict[str, float]:
    """Millimetres of rain for each day."""
    return {day.date: day.tips * MM_PER_TIP for day in days}


def month_page(title: str, days: list[Day]) -> str:
    """The page as it hangs in the corridor."""
    rain = rain_by_date(days)
    total = sum(rain.values())
    mean = mean_temperature(days)
    lines = [
        title,
        f"Mean at 8 o'clock: {'not read' if mean is None else f'{mean} degrees'}",
        f"Mornings with frost: {frosts(days)}",
        f"Rain: {total:.1f} mm",
    ]
    if total:
        wettest = max(rain, key=rain.get)
        lines[-1] += f", most of it on {wettest} ({rain[wettest]:.1f} mm)"
    return "\n".join(lines)
