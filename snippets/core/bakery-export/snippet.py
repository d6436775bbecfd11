"""Month export of a bakery's deliveries: one block of CSV lines per customer."""

import csv
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import attrgetter
from typing import TextIO

HEADER = ["customer", "day", "note", "product", "pieces", "euros"]

PriceOf = Callable[[str, str, date], int]  # product, price group, day -> cents

_prices: dict[str, int] = {}  # defect: prices-outlive-run


@dataclass(frozen=True)
class Line:
    """One product on a delivery note."""

    note: str
    customer: str
    group: str
    day: date
    product: str
    pieces: int


def euros(cents: int) -> str:
    return f"{cents / 100:.2f}"  # decoy: cents-as-float


def amount(line: Line, price_of: PriceOf) -> int:
    """Cents for a line, at the price of its group on its day."""
    if line.product not in _prices:  # defect: key-is-product
        _prices[line.product] = price_of(line.product, line.group, line.day)  # defect: key-is-product
    return line.pieces * _prices[line.product]  # defect: key-is-product


def export(
    lines: Iterable[Line], cancelled: list[str], price_of: PriceOf, out: TextIO
) -> int:
    """Write what was delivered, and return its sum in cents.

    Each customer has one block: the lines by day, then a subtotal. Notes whose number
    is in `cancelled` are left out.
    """
    started = time.perf_counter()
    kept = (line for line in lines if line.note not in cancelled)  # defect: cancelled-scanned, blocks-torn
    writer = csv.writer(out, delimiter=";")
    writer.writerow(HEADER)
    for customer, block in groupby(kept, key=attrgetter("customer")):  # defect: blocks-torn
        subtotal = 0
        for line in block:
            cents = amount(line, price_of)
            subtotal += cents
            writer.writerow(  # decoy: row-by-row
                [customer, line.day, line.note, line.product, line.pieces, euros(cents)]
            )
        writer.writerow([customer, "", "", "subtotal", "", euros(subtotal)])
    print(f"export took {time.perf_counter() - started:.1f} s")  # defect: timing-printed
    return sum(amount(line, price_of) for line in kept)  # defect: sum-of-nothing
