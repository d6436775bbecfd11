"""Behaviour of the bakery's month export."""

import csv
import io
from datetime import date

import subject

MAY_2, MAY_9 = date(2025, 5, 2), date(2025, 5, 9)


def line(note, customer, product, pieces=10, day=MAY_2, group="cafe"):
    return subject.Line(note, customer, group, day, product, pieces)


def exported(lines, cancelled=(), price_of=lambda product, group, day: 50):
    """The sum, and the rows below the header."""
    out = io.StringIO()
    total = subject.export(iter(lines), list(cancelled), price_of, out)
    rows = list(csv.reader(io.StringIO(out.getvalue()), delimiter=";"))
    assert rows[0] == ["customer", "day", "note", "product", "pieces", "euros"]
    return total, rows[1:]


def test_block_with_subtotal_per_customer():
    _, rows = exported([line("1", "Adler", "roll"), line("2", "Bach", "roll", pieces=3)])
    assert rows == [
        ["Adler", "2025-05-02", "1", "roll", "10", "5.00"],
        ["Adler", "", "", "subtotal", "", "5.00"],
        ["Bach", "2025-05-02", "2", "roll", "3", "1.50"],
        ["Bach", "", "", "subtotal", "", "1.50"],
    ]


def test_cancelled_notes_are_left_out():
    _, rows = exported([line("1", "Adler", "bun"), line("2", "Adler", "bun")], ["1", "7"])
    assert [row[2] for row in rows] == ["2", ""]


def test_nothing_delivered():
    assert exported([line("1", "Adler", "bun")], ["1"]) == (0, [])


def test_euros_are_exact_to_the_cent():
    for cents in (0, 1, 29, 115, 100_005, 999_999_999):
        assert subject.euros(cents) == f"{cents // 100}.{cents % 100:02d}"


def test_a_price_is_asked_once():
    asked = []

    def price_of(*key):
        asked.append(key)
        return 80

    exported([line(str(i), "Adler", "pretzel") for i in range(20)], price_of=price_of)
    assert len(asked) == 1


def test_defect_key_is_product():
    prices = {("cafe", MAY_2): 400, ("cafe", MAY_9): 450, ("school", MAY_2): 300}
    _, rows = exported(
        [
            line("1", "Adler", "loaf", pieces=1),
            line("2", "Adler", "loaf", pieces=1, day=MAY_9),
            line("3", "Clara School", "loaf", pieces=1, group="school"),
        ],
        price_of=lambda product, group, day: prices[group, day],
    )
    assert [row[5] for row in rows if row[2]] == ["4.00", "4.50", "3.00"]


def test_defect_prices_outlive_run():
    exported([line("1", "Adler", "tart", pieces=1)], price_of=lambda *key: 900)
    _, rows = exported([line("1", "Adler", "tart", pieces=1)], price_of=lambda *key: 950)
    assert rows[0][5] == "9.50"


def test_defect_blocks_torn():
    _, rows = exported(
        [
            line("1", "Adler", "cake"),
            line("2", "Bach", "cake"),
            line("3", "Adler", "cake", day=MAY_9),
        ]
    )
    assert [(row[0], row[2]) for row in rows] == [
        ("Adler", "1"),
        ("Adler", "3"),
        ("Adler", ""),
        ("Bach", "2"),
        ("Bach", ""),
    ]


def test_defect_sum_of_nothing():
    total, _ = exported([line("1", "Adler", "pie"), line("2", "Adler", "pie", pieces=1)])
    assert total == 550
