from decimal import Decimal

from subject import Invoice, Line, net_of, next_number, tax_of, write_invoices


def line(hours, price, rate=21):
    return Line("windows", Decimal(hours), Decimal(price), rate)


def book_of(*numbers):
    return {n: Invoice(n, "x", Decimal("10.00"), Decimal("2.10")) for n in numbers}


def test_first_and_second_number_of_a_year():
    assert next_number({}, 2026) == "2026-1"
    assert next_number(book_of("2025-7", "2026-1"), 2026) == "2026-2"


def test_net_amount():
    assert net_of([line("2", "30"), line("0.5", "31.50", 6)]) == Decimal("75.75")
    assert net_of([]) == 0


def test_tax_of_lines_with_different_rates():
    assert tax_of([line("2", "30"), line("1", "50", 6)]) == Decimal("15.60")


def test_total():
    assert Invoice("2026-1", "x", Decimal("10.00"), Decimal("2.10")).total == Decimal("12.10")


def test_one_invoice_per_customer():
    book = book_of("2026-1", "2026-2")
    orders = [("Ott", [line("2", "30")]), ("Ruiz", []), ("Wu", [line("1", "50", 6)])]
    written = write_invoices(orders, book, 2026)
    assert [(i.number, i.customer, i.net, i.tax) for i in written] == [
        ("2026-3", "Ott", Decimal(60), Decimal("12.60")),
        ("2026-4", "Wu", Decimal(50), Decimal(3)),
    ]
    assert list(book) == ["2026-1", "2026-2", "2026-3", "2026-4"]


def test_defect_numbers_as_text():
    book = book_of(*(f"2026-{n}" for n in range(1, 11)))
    assert next_number(book, 2026) == "2026-11"


def test_defect_half_to_even():
    assert net_of([line("0.5", "0.25")]) == Decimal("0.13")


def test_defect_rate_through_float():
    assert tax_of([line("1", "2.25", 6)]) == Decimal("0.14")


def test_defect_tax_per_line():
    assert tax_of([line("1", "0.02", 19), line("1", "0.02", 19)]) == Decimal("0.01")


def test_defect_lines_read_twice():
    orders = [("Ott", iter([line("2", "30")]))]
    (invoice,) = write_invoices(orders, {}, 2026)
    assert (invoice.net, invoice.tax) == (Decimal(60), Decimal("12.60"))
