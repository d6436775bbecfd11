"""Reads the orders that a timber yard gets by mail and makes the saw's cutting list."""
from dataclasses import dataclass
from itertools import chain

MILLIMETRES = {"mm": 1, "cm": 10, "m": 1000, "in": 25.4, "ft": 304.8}


@dataclass(frozen=True)
class Cut:
    wood: str
    length: int  # millimetres


def read_order(mail: str) -> list[Cut]:
    """The boards of an order, one for each that the customer wants.

    A line reads "3 x oak 2.4 m"; a length without a unit is in millimetres. Empty
    lines are skipped. Raises ValueError if a line cannot be read.
    """
    cuts = []
    for line in mail.splitlines():
        if not line.strip():
            continue
        count, _, wood, number, *rest = line.lower().split()
        unit = " ".join(rest) or "mm"
        if unit not in MILLIMETRES:
            raise ValueError(f"unknown unit {unit!r} in {line!r}")
        length = round(float(number.replace(",", ".")) * MILLIMETRES[unit])
        if length <= 0 or int(count) <= 0:
            raise ValueError(f"nothing to saw in {line!r}")
        cuts.extend([Cut(wood, length)] * int(count))
    return cuts


def cutting_list(orders: list[list[Cut]]) -> list[Cut]:
    """The boards of all orders by wood, the longest of each wood first."""
    cuts = chain.from_iterable(orders)
    return sorted(cuts, key=lambda cut: (cut.wood, -cut.length))


def show(cuts: list[Cut]) -> str:
    """The list as the saw's screen shows it, one board in a line."""
    return "\n".join(f"{cut.wood:<12}{cut.length:>6} mm" for cut in cuts)
