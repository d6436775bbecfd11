"""Write the monthly invoices of a cleaning company into its invoice book."""
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

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


def _to_cents(amount: Decimal) -> Decimal:
    return amount.quantize(CENT, rounding=ROUND_HALF_UP)


def _last_position(book: dict[str, Invoice], year: int) -> int:
    """Position of the year's last invoice, 0 if there is none."""
    prefix = f"{year}-"
    ours = (number for number in book if number.startswith(prefix))
    return max((int(number.removeprefix(prefix)) for number in ours), default=0)


def next_number(book: dict[str, Invoice], year: int) -> str:
    """Number for the next invoice of the year: 2026-1, 2026-2 and so on, no gaps."""
    return f"{year}-{_last_position(book, year) + 1}"


def net_of(lines: Iterable[Line]) -> Decimal:
    """Net amount, each line rounded to the cent (half a cent up)."""
    return sum((_to_cents(line.hours * line.price) for line in lines), Decimal(0))


def tax_of(lines: Iterable[Line]) -> Decimal:
    """Tax: for each rate on the net amount of its lines, rounded likewise."""
    by_rate: defaultdict[int, list[Line]] = defaultdict(list)
    for line in lines:
        by_rate[line.tax_rate].append(line)
    return sum(
        (_to_cents(net_of(group) * rate / 100) for rate, group in by_rate.items()),
        Decimal(0),
    )


def write_invoices(
    orders: Iterable[tuple[str, Iterator[Line]]], book: dict[str, Invoice], year: int
) -> list[Invoice]:
    """One invoice per customer with something to pay, each added to the book."""
    position = _last_position(book, year)
    written = []
    for customer, line_source in orders:
        lines = list(line_source)
        net = net_of(lines)
        if not net:
            continue
        position += 1
        invoice = Invoice(f"{year}-{position}", customer, net, tax_of(lines))
        book[invoice.number] = invoice
        written.append(invoice)
    return written
