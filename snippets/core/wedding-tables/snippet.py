"""Seating chart, guest index, place cards and kitchen note for a wedding."""
from collections import Counter


def seat(guests: list[str], chairs: int) -> list[list[str]]:
    """The guests in groups, `chairs` at a table, the rest at the last one."""
    tables = []
    table = []
    for guest in guests:  # defect(block): tables-filled-by-hand
        table.append(guest)
        if len(table) == chairs:
            tables.append(table)
            table = []
    if table:  # decoy: last-table-twice
        tables.append(table)
    return tables


def seating_chart(guests: list[str], chairs: int) -> str:
    """The poster at the entrance: a line for each table, then the chairs to spare.

    Late guests are sent to the chairs that stay empty at the last table.
    """
    lines = [
        f"Table {number}: {', '.join(table)}"
        for number, table in enumerate(seat(guests, chairs), start=1)  # decoy: first-table-skipped
    ]
    spare = chairs - len(guests) % chairs  # defect: full-table-has-room
    lines.append(f"Free chairs at the last table: {spare}")
    return "\n".join(lines)


def guest_index(guests: list[str], chairs: int) -> list[str]:
    """The small sign beside it: each guest with the table, by surname."""
    places = [
        (guest, number)
        for number, table in enumerate(seat(guests, chairs))  # defect: index-one-table-off
        for guest in table
    ]
    places.sort(key=lambda place: place[0].split()[-1])
    return [f"{guest}: {number}" for guest, number in places]


def place_cards(guests: list[str], menus: list[str]) -> list[str]:
    """A card for each guest, with the menu for the waiters."""
    return [
        f"{guests[i].upper()} ({menus[i]})"  # defect: cards-by-index
        for i in range(len(guests))  # defect: cards-by-index
    ]


def kitchen_note(menus: list[str]) -> str:
    """How often each menu is to be cooked, the most frequent first."""
    sum = Counter(menus)  # defect: sum-renamed
    return "\n".join(f"{count:>4} x {menu}" for menu, count in sum.most_common())
