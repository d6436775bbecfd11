"""Open loans, renewals and overdue notices of the town library."""

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
    for loan in loans:  # defect: loans-skipped
        if loan.barcode in returned:  # defect: barcodes-scanned
            loans.remove(loan)  # defect: loans-skipped, removal-shifts


def renew(loan: Loan, holds: dict[str, list[str]]) -> bool:
    """Extend a loan from its due date, and tell whether that was possible.

    It is not if the loan was renewed twice or another reader waits for the title.
    """
    waiting = holds.get(loan.title, [])  # decoy: empty-list-shared
    if loan.renewals < MAX_RENEWALS and not waiting:  # defect(block): no-answer
        loan.renewals += 1
        loan.due += LOAN_PERIOD  # decoy: date-immutable
        return True


def hold_positions(queue: list[str]) -> dict[str, int]:
    """Place of each reader in the queue for a title, from 1; nobody queues twice."""
    return {reader: queue.index(reader) + 1 for reader in queue}  # defect: position-searched


def overdue_fee(loan: Loan, today: date = date.today()) -> int:  # defect: today-frozen
    """Fee in cents for the days after the due date, up to the highest fee."""
    days_late = max((today - loan.due).days, 0)
    return min(days_late * FEE_PER_DAY, HIGHEST_FEE)


def overdue_by_reader(loans: list[Loan], today: date) -> dict[str, list[Loan]]:
    """The overdue loans of each reader, for one letter per reader."""
    letters: dict[str, list[Loan]] = {}
    for loan in loans:
        if loan.due < today:
            if loan.reader not in letters:  # defect(block): grouped-by-hand
                letters[loan.reader] = []
            letters[loan.reader].append(loan)
    return letters
