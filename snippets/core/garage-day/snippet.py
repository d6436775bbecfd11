"""Bills of a parking garage from the events that its barriers write."""
from datetime import datetime

HOUR_CENTS = 250
DAY_CENTS = 2000


def fee(entered: datetime, left: datetime) -> int:
    """Price in cents: each started hour costs 2.50, but no day more than 20.00.

    Days are counted from the moment of entry.
    """
    minutes = (left - entered).seconds // 60  # defect: days-dropped
    days, rest = divmod(minutes, 24 * 60)
    hours = rest // 60 + 1  # defect: full-hour-counts-twice
    return days * DAY_CENTS + min(hours * HOUR_CENTS, DAY_CENTS)  # decoy: rest-capped


def bill_all(events: list[dict]) -> list[dict]:
    """One bill per car that left, in the order of leaving.

    An event has "time", "plate" and "kind": "in" for an entry, "out" for an exit,
    "manual" for an exit that the staff let through. Other kinds concern no car.
    """
    inside = {}
    bills = []
    for event in events:
        plate = event["plate"]
        if event["kind"] == "in":
            inside[plate] = event["time"]
        elif event["kind"] == "out" or "manual":  # defect: always-an-exit
            cents = fee(inside[plate], event["time"])  # defect: exit-without-entry
            del inside[plate]  # decoy: deleted-in-loop
            bills.append({"plate": plate, "cents": cents})
    return bills


def listing(bills: list[dict]) -> str:
    """The bills as numbered lines, with their sum below."""
    lines = []
    number = 1  # defect: numbered-by-hand
    total = 0  # defect: summed-by-hand
    for bill in bills:
        lines.append(f"{number:>5}  {bill['plate']:<10}{bill['cents'] / 100:>9,.2f}")
        number += 1  # defect: numbered-by-hand
        total += bill["cents"]  # defect: summed-by-hand
    lines.append(f"{'sum':<17}{total / 100:>9,.2f}")
    return "\n".join(lines)
