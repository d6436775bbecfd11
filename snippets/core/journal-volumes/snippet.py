"""Volume numbers of a law journal: Roman on the spines, Arabic in the catalogue."""

import re
from collections.abc import Iterable
from itertools import groupby

VALUES = {  # decoy: dict-unordered
    "M": 1000,
    "CM": 900,
    "D": 500,
    "CD": 400,
    "C": 100,
    "XC": 90,
    "L": 50,
    "XL": 40,
    "X": 10,
    "IX": 9,
    "V": 5,
    "IV": 4,
    "I": 1,
}
LARGEST = 3999  # MMMCMXCIX, the last that needs no letter for 5000

SYMBOL = re.compile("|".join(VALUES))  # decoy: single-letters-first


def to_roman(number: int) -> str:
    """`number`, from 1 to 3999, as a Roman numeral."""
    if not 1 <= number <= LARGEST:
        raise ValueError(f"no Roman numeral for {number}")
    numeral = ""
    for symbol, value in VALUES.items():
        count, number = divmod(number, value)
        numeral += symbol * count  # decoy: text-added-up
    return numeral


def from_roman(text: str) -> int:
    """The number that `text` stands for, in capital or small letters.

    ValueError where it is not the usual way to write that number (IIII, IM, XXL).
    """
    numeral = text.strip().upper()
    number = sum(VALUES[symbol] for symbol in SYMBOL.findall(numeral))  # decoy: letters-skipped
    if not 1 <= number <= LARGEST or to_roman(number) != numeral:
        raise ValueError(f"not a Roman numeral: {text!r}")
    return number


def holdings(volumes: Iterable[str]) -> str:
    """What is on the shelf, as libraries put it: "I-IV, VI". Doubles count once."""
    numbers = sorted({from_roman(volume) for volume in volumes})
    runs = []
    for _, pairs in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):  # decoy: groups-unsorted
        run = [number for _, number in pairs]
        first, last = to_roman(run[0]), to_roman(run[-1])
        runs.append(first if first == last else f"{first}-{last}")
    return ", ".join(runs)
