"""Reads the orders that a timber yard gets by mail and makes the saw's cutting list."""
from dataclasses import dataclass

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
        count, _, wood, number, *rest = line.lower().split(" ")  # defect: split-at-each-blank
        unit = " ".join(rest)
        try:  # defect(block): usual-case-raises
            factor = MILLIMETRES[unit]
        except KeyError:  # defect: typo-is-millimetres
            factor = 1  # defect: typo-is-millimetres
        length = round(float(number.replace(",", "")) * factor)  # defect: comma-dropped, nothing-to-saw
        cuts.extend([Cut(wood, length)] * int(count))  # defect: nothing-to-saw # decoy: one-board-many-times
    return cuts


def cutting_list(orders: list[list[Cut]]) -> list[Cut]:
    """The boards of all orders by wood, the longest of each wood first."""
    cuts = []
    for order in orders:  # defect(block): orders-unpacked
        for cut in order:
            cuts.append(cut)
    return sorted(cuts, key=lambda cut: (cut.wood, -cut.length))  # decoy: shortest-first


def show(cuts: list[Cut]) -> str:
    """The list as the saw's screen shows it, one board in a line."""
    return "\n".join(f"{cut.wood:<12}{cut.length:>6} mm" for cut in cuts)
