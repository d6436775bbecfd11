"""Reminder mails for members of a judo club who have not paid their yearly fee.

    python fee_reminders.py members.csv outbox
"""
import csv
import os
import sys
from datetime import date, timedelta


def load(filename: str) -> list[dict[str, str]]:
    """Members with number, name, mail, fee, due ("31.03.2026") and day of payment."""
    with open(filename, encoding="utf-8", newline="") as file:  # decoy: lines-run-together
        return list(csv.DictReader(file))


def is_late(due: str, today: date, days: int = 0) -> bool:
    """Whether the day `due` is more than `days` days before `today`."""
    return due < (today - timedelta(days=days)).strftime("%d.%m.%Y")  # defect: dates-as-text


def write_mails(members: list[dict[str, str]], outbox: str, today: date) -> int:
    """A mail for everyone who is late, as <number>.txt in `outbox`; returns how many.

    After thirty days the second, firmer mail takes the place of the first.
    """
    count = 0
    for member in members:
        if member["paid"]:  # decoy: paid-as-text
            continue
        if is_late(member["due"], today):  # defect(block): same-mail-twice # defect: never-second
            tmp = f"To: {member['mail']}\n"  # defect: mail-called-tmp
            tmp += "Subject: Your club fee\n\n"
            tmp += f"Dear {member['name']},\n\n"
            tmp += f"your fee of {member['fee']} euros was due on {member['due']}.\n"
            tmp += "Perhaps it has slipped your mind? Thank you!\n"
            path = os.path.join(outbox, member["number"] + ".txt")  # defect: path-joined
            with open(path, "w", encoding="utf-8") as file:
                file.write(tmp)
            print("first mail to", member["name"])  # defect: progress-printed
            count += 1
        elif is_late(member["due"], today, days=30):  # defect: never-second
            tmp = f"To: {member['mail']}\n"  # defect: mail-called-tmp
            tmp += "Subject: Second reminder of your club fee\n\n"
            tmp += f"Dear {member['name']},\n\n"
            tmp += f"your fee of {member['fee']} euros was due on {member['due']}.\n"
            tmp += "Please pay within a week, or your training pass ends.\n"
            path = os.path.join(outbox, member["number"] + ".txt")  # defect: path-joined
            with open(path, "w", encoding="utf-8") as file:
                file.write(tmp)
            print("second mail to", member["name"])  # defect: progress-printed
            count += 1
    return count


if __name__ == "__main__":
    write_mails(load(sys.argv[1]), sys.argv[2], date.today())
