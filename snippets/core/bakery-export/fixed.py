"""Month export of a bakery's deliveries: one block of CSV lines per customer."""

import csv
import logging
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import groupby
from operator import attrgetter
from typing import TextIO

HEADER = ["customer", "day", "note", "product", "pieces", "euros"]

PriceOf = Callable[[str, str, date], int]  # product, price group, day -> cents

logger = logging.getLogger(__name__)


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
    return f"{cents / 100:.2f}"


def amount(line: Line, price_of: PriceOf) -> int:
    """Cents for a line, at the price of its group on its day."""
    return line.pieces * price_of(line.product, line.group, line.day)


def export(
    lines: Iterable[Line], cancelled: list[str], price_of: PriceOf, out: TextIO
) -> int:
    """Write what was delivered, and return its sum in cents.

    Each customer has one block: the lines by day, then a subtotal. Notes whose number
    is in `cancelled` are left out.
    """
    started = time.perf_counter()
    price_once = cache(price_of)  # one export: prices change between them
    void = set(cancelled)
    kept = sorted(
        (line for line in lines if line.note not in void),
        key=attrgetter("customer", "day"),
    )
    writer = csv.writer(out, delimiter=";")
    writer.writerow(HEADER)
    total = 0
    for customer, block in groupby(kept, key=attrgetter("customer")):
        subtotal = 0
        for line in block:
            cents = amount(line, price_once)
            subtotal += cents
            writer.writerow(
                [customer, line.day, line.note, line.product, line.pieces, euros(cents)]
            )
        writer.writerow([customer, "", "", "subtotal", "", euros(subtotal)])
        total += subtotal
    logger.info("export took %.1f s", time.perf_counter() - started)
    return total
