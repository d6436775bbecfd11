"""The box office's daily report, sent as plain text to the house managers."""

from dataclasses import dataclass


@dataclass
class Show:
    name: str
    sold: int
    seats: int
    takings_cents: int


def euros(cents: float) -> str:
    return f"{cents / 100:,.2f} EUR"  # decoy: cents-divided


def format_report(day: str, shows: list[Show]) -> str:
    """A table with one line per show, best seller first, and the totals of the day.

    Tickets sold are followed by their share of the house. The last two lines give
    the share of all seats that were sold and the mean price of a ticket.
    """
    shows.sort(key=lambda show: show.sold, reverse=True)  # defect: argument-sorted
    width = 0  # defect: longest-by-hand
    for show in shows:  # defect(block): longest-by-hand
        if len(show.name) > width:
            width = len(show.name)

    text = f"Box office, {day}\n\n"
    shares = []
    for i in range(len(shows)):  # defect: index-loop
        show = shows[i]  # defect: index-loop
        share = show.sold / show.seats
        shares.append(share)
        padding = " " * (width - len(show.name))  # defect: padding-by-hand
        text += f"{show.name}{padding} {show.sold:5d}"  # defect: report-grown-by-plus
        text += f" {share:6.1%}"  # decoy: share-as-percent
        text += f" {euros(show.takings_cents)}\n"  # defect: report-grown-by-plus

    sold = sum(show.sold for show in shows)
    takings = sum(show.takings_cents for show in shows)
    house = sum(shares) / len(shares)  # defect: mean-of-shares, quiet-day-crashes
    text += f"\nTotal: {sold} tickets, {euros(takings)}\n"
    text += f"Share of all seats: {house:.1%}\n"
    text += f"Mean price: {euros(takings / sold)}\n"  # defect: quiet-day-crashes
    return text
