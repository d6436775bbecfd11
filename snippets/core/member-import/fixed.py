"""Import the monthly registration export into the club's members.json."""

import argparse
import csv
import json
import os
import sys
from collections import Counter
from datetime import datetime


def read_export(path):
    """Rows of the export as dicts with the column names as keys."""
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, restval=""))


def drop_incomplete(rows):
    """The rows that have both a number and an e-mail address."""
    return [row for row in rows if row["number"].strip() and row["email"].strip()]


def to_members(rows):
    """Member records in the order of the export, and how many rows were left out.

    The first row of an e-mail address counts. Rows that repeat an address or whose
    date is not DD.MM.YYYY are left out.
    """
    members = []
    seen = set()
    skipped = 0
    for row in rows:
        email = row["email"].strip().lower()
        try:
            joined = datetime.strptime(row["joined"], "%d.%m.%Y").date()
        except ValueError:
            skipped += 1
            continue
        if email in seen:
            skipped += 1
            continue
        seen.add(email)
        members.append(
            {
                "number": row["number"],
                "name": row["name"].strip(),
                "email": email,
                "branch": row["branch"],
                "joined": joined.isoformat(),
            }
        )
    return members, skipped


def branch_sizes(members):
    """Number of members per branch."""
    return Counter(member["branch"] for member in members)


def save(path, members):
    """Replace the file in one step, so that a reader never sees half of it."""
    new = f"{path}.new"
    with open(new, "w", encoding="utf-8") as file:
        json.dump(members, file, ensure_ascii=False, indent=1)
    os.replace(new, path)


def main(argv=None):
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("export")
    parser.add_argument("members")
    args = parser.parse_args(argv)
    if not os.path.isfile(args.export):
        print(f"no such export: {args.export}", file=sys.stderr)
        return 1
    members, skipped = to_members(drop_incomplete(read_export(args.export)))
    save(args.members, members)
    for branch, size in sorted(branch_sizes(members).items()):
        print(f"{branch}: {size}")
    print(f"{skipped} repeated or undated rows left out", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
