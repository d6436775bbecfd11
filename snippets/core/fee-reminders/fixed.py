"""Reminder mails for members of a judo club who have not paid their yearly fee.

    python fee_reminders.py members.csv outbox
"""
import csv
import logging
import sys
from datetime import date, datetime, timedelta
from pathlib import Path

FIRST = ("Your club fee", "Perhaps it has slipped your mind? Thank you!")
SECOND = (
    "Second reminder of your club fee",
    "Please pay within a week, or your training pass ends.",
)

logger = logging.getLogger(__name__)


def load(filename: str) -> list[dict[str, str]]:
    """Members with number, name, mail, fee, due ("31.03.2026") and day of payment."""
    with open(filename, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def is_late(due: str, today: date, days: int = 0) -> bool:
    """Whether the day `due` is more than `days` days before `today`."""
    day = datetime.strptime(due, "%d.%m.%Y").date()
    return day < today - timedelta(days=days)


def mail_text(member: dict[str, str], subject: str, request: str) -> str:
    """The mail to a member, with the words that differ between reminders."""
    return (
        f"To: {member['mail']}\n"
        f"Subject: {subject}\n\n"
        f"Dear {member['name']},\n\n"
        f"your fee of {member['fee']} euros was due on {member['due']}.\n"
        f"{request}\n"
    )


def write_mails(members: list[dict[str, str]], outbox: str, today: date) -> int:
    """A mail for everyone who is late, as <number>.txt in `outbox`; returns how many.

    After thirty days the second, firmer mail takes the place of the first.
    """
    folder = Path(outbox)
    count = 0
    for member in members:
        if member["paid"] or not is_late(member["due"], today):
            continue
        subject, request = SECOND if is_late(member["due"], today, days=30) else FIRST
        mail = mail_text(member, subject, request)
        (folder / f"{member['number']}.txt").write_text(mail, encoding="utf-8")
        logger.info("%s: %s", member["name"], subject)
        count += 1
    return count


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(name)s %(message)s")
    write_mails(load(sys.argv[1]), sys.argv[2], date.today())
