"""Import the monthly registration export into the club's members.json."""

import argparse
import csv
import json
import os
import sys
from datetime import datetime


def read_export(path):
    """Rows of the export as dicts with the column names as keys."""
    with open(path, newline="") as file:  # defect: encoding-left-to-locale
        return list(csv.DictReader(file, restval=""))  # decoy: rows-as-list


def drop_incomplete(rows):
    """The rows that have both a number and an e-mail address."""
    for row in rows:  # defect: rows-removed-in-loop
        if not row["number"].strip() or not row["email"].strip():
            rows.remove(row)  # defect: rows-removed-in-loop
    return rows


def to_members(rows):
    """Member records in the order of the export, and how many rows were left out.

    The first row of an e-mail address counts. Rows that repeat an address or whose
    date is not DD.MM.YYYY are left out.
    """
    members = []
    seen = []  # defect: seen-is-a-list
    skipped = 0
    for row in rows:
        try:
            email = row["email"].strip().lower()
            joined = datetime.strptime(row["joined"], "%d.%m.%Y").date()
            if email in seen:  # defect: seen-is-a-list
                skipped += 1
                continue
            seen.append(email)
            members.append(
                {
                    "number": row["number"],
                    "name": row["name"].strip(),
                    "email": email,
                    "branch": row["branch"],
                    "joined": joined.isoformat(),
                }
            )
        except Exception:  # defect: every-error-skips-the-row
            skipped += 1
    return members, skipped


def branch_sizes(members):
    """Number of members per branch."""
    sizes = {}  # defect: counted-by-hand
    for member in members:  # defect(block): counted-by-hand
        if member["branch"] in sizes:
            sizes[member["branch"]] += 1
        else:
            sizes[member["branch"]] = 1
    return sizes


def save(path, members):
    with open(path, "w", encoding="utf-8") as file:  # defect: live-file-overwritten
        json.dump(members, file, ensure_ascii=False, indent=1)  # defect: live-file-overwritten


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
    main()  # defect: exit-status-dropped
