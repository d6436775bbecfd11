"""The box office's daily report, sent as plain text to the house managers."""

from dataclasses import dataclass


@dataclass
class Show:
    name: str
    sold: int
    seats: int
    takings_cents: int


def euros(cents: float) -> str:
    return f"{cents / 100:,.2f} EUR"


def format_report(day: str, shows: list[Show]) -> str:
    """A table with one line per show, best seller first, and the totals of the day.

    Tickets sold are followed by their share of the house. The last two lines give
    the share of all seats that were sold and the mean price of a ticket; each is
    left out on a day without seats or sales.
    """
    width = max((len(show.name) for show in shows), default=0)
    lines = [f"Box office, {day}", ""]
    for show in sorted(shows, key=lambda show: show.sold, reverse=True):
        lines.append(
            f"{show.name:<{width}} {show.sold:5d} {show.sold / show.seats:6.1%} "
            f"{euros(show.takings_cents)}"
        )

    sold = sum(show.sold for show in shows)
    seats = sum(show.seats for show in shows)
    takings = sum(show.takings_cents for show in shows)
    lines += ["", f"Total: {sold} tickets, {euros(takings)}"]
    if seats:
        lines.append(f"Share of all seats: {sold / seats:.1%}")
    if sold:
        lines.append(f"Mean price: {euros(takings / sold)}")
    return "\n".join(lines) + "\n"
