"""Write the monthly invoices of a cleaning company into its invoice book."""
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

CENT = Decimal("0.01")


@dataclass(frozen=True)
class Line:
    text: str
    hours: Decimal
    price: Decimal  # per hour, net
    tax_rate: int  # per cent


@dataclass(frozen=True)
class Invoice:
    number: str
    customer: str
    net: Decimal
    tax: Decimal

    @property
    def total(self) -> Decimal:
        return self.net + self.tax


def next_number(book: dict[str, Invoice], year: int) -> str:
    """Number for the next invoice of the year: 2026-1, 2026-2 and so on, no gaps."""
    used = [number for number in book if number.startswith(f"{year}-")]  # defect: book-searched
    if not used:
        return f"{year}-1"
    last = max(used)  # defect: numbers-as-text
    return f"{year}-{int(last.split('-')[1]) + 1}"


def net_of(lines: Iterable[Line]) -> Decimal:
    """Net amount, each line rounded to the cent (half a cent up)."""
    return sum((round(line.hours * line.price, 2) for line in lines), Decimal(0))  # defect: half-to-even


def tax_of(lines: Iterable[Line]) -> Decimal:
    """Tax: for each rate on the net amount of its lines, rounded likewise."""
    tax = Decimal(0)
    for line in lines:
        rate = Decimal(line.tax_rate / 100)  # defect: rate-through-float
        tax += (line.hours * line.price * rate).quantize(CENT)  # defect: half-to-even, tax-per-line
    return tax


def write_invoices(
    orders: Iterable[tuple[str, Iterator[Line]]], book: dict[str, Invoice], year: int
) -> list[Invoice]:
    """One invoice per customer with something to pay, each added to the book."""
    written = []
    for customer, lines in orders:
        net = net_of(lines)  # defect: lines-read-twice
        if not net:  # decoy: zero-amount
            continue
        tax = tax_of(lines)  # defect: lines-read-twice
        invoice = Invoice(next_number(book, year), customer, net, tax)  # defect: book-searched
        book[invoice.number] = invoice  # decoy: book-changed
        written.append(invoice)
    return written
