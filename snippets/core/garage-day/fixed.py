"""Bills of a parking garage from the events that its barriers write."""
import logging
from datetime import datetime, timedelta

HOUR_CENTS = 250
DAY_CENTS = 2000

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)

logger = logging.getLogger(__name__)


def fee(entered: datetime, left: datetime) -> int:
    """Price in cents: each started hour costs 2.50, but no day more than 20.00.

    Days are counted from the moment of entry.
    """
    days, rest = divmod(left - entered, DAY)
    hours = -(-rest // HOUR)  # rounded up
    return days * DAY_CENTS + min(hours * HOUR_CENTS, DAY_CENTS)


def bill_all(events: list[dict]) -> list[dict]:
    """One bill per car that left, in the order of leaving.

    An event has "time", "plate" and "kind": "in" for an entry, "out" for an exit,
    "manual" for an exit that the staff let through. Other kinds concern no car.
    An exit without a known entry is logged and gets no bill.
    """
    inside: dict[str, datetime] = {}
    bills = []
    for event in events:
        plate = event["plate"]
        if event["kind"] == "in":
            inside[plate] = event["time"]
        elif event["kind"] in {"out", "manual"}:
            entered = inside.pop(plate, None)
            if entered is None:
                logger.warning("exit of %s at %s without entry", plate, event["time"])
                continue
            bills.append({"plate": plate, "cents": fee(entered, event["time"])})
    return bills


def listing(bills: list[dict]) -> str:
    """The bills as numbered lines, with their sum below."""
    lines = [
        f"{number:>5}  {bill['plate']:<10}{bill['cents'] / 100:>9,.2f}"
        for number, bill in enumerate(bills, start=1)
    ]
    total = sum(bill["cents"] for bill in bills)
    lines.append(f"{'sum':<17}{total / 100:>9,.2f}")
    return "\n".join(lines)
