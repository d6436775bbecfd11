"""Open loans, renewals and overdue notices of the town library."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

LOAN_PERIOD = timedelta(days=28)
MAX_RENEWALS = 2
FEE_PER_DAY = 20  # cents
HIGHEST_FEE = 1000


@dataclass
class Loan:
    """A copy lent to a reader; each copy has its own barcode."""

    barcode: str
    title: str
    reader: str
    due: date
    renewals: int = 0


def drop_returned(loans: list[Loan], returned: list[str]) -> None:
    """Take the copies with the `returned` barcodes out of the open loans, in place."""
    barcodes = set(returned)
    loans[:] = [loan for loan in loans if loan.barcode not in barcodes]


def renew(loan: Loan, holds: dict[str, list[str]]) -> bool:
    """Extend a loan from its due date, and tell whether that was possible.

    It is not if the loan was renewed twice or another reader waits for the title.
    """
    if loan.renewals >= MAX_RENEWALS or holds.get(loan.title):
        return False
    loan.renewals += 1
    loan.due += LOAN_PERIOD
    return True


def hold_positions(queue: list[str]) -> dict[str, int]:
    """Place of each reader in the queue for a title, from 1; nobody queues twice."""
    return {reader: place for place, reader in enumerate(queue, start=1)}


def overdue_fee(loan: Loan, today: date | None = None) -> int:
    """Fee in cents for the days after the due date, up to the highest fee."""
    if today is None:
        today = date.today()
    days_late = max((today - loan.due).days, 0)
    return min(days_late * FEE_PER_DAY, HIGHEST_FEE)


def overdue_by_reader(loans: list[Loan], today: date) -> dict[str, list[Loan]]:
    """The overdue loans of each reader, for one letter per reader."""
    letters: defaultdict[str, list[Loan]] = defaultdict(list)
    for loan in loans:
        if loan.due < today:
            letters[loan.reader].append(loan)
    return dict(letters)
