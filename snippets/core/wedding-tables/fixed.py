"""Seating chart, guest index, place cards and kitchen note for a wedding."""
from collections import Counter


def seat(guests: list[str], chairs: int) -> list[list[str]]:
    """The guests in groups, `chairs` at a table, the rest at the last one."""
    return [guests[start : start + chairs] for start in range(0, len(guests), chairs)]


def seating_chart(guests: list[str], chairs: int) -> str:
    """The poster at the entrance: a line for each table, then the chairs to spare.

    Late guests are sent to the chairs that stay empty at the last table.
    """
    lines = [
        f"Table {number}: {', '.join(table)}"
        for number, table in enumerate(seat(guests, chairs), start=1)
    ]
    spare = -len(guests) % chairs
    lines.append(f"Free chairs at the last table: {spare}")
    return "\n".join(lines)


def guest_index(guests: list[str], chairs: int) -> list[str]:
    """The small sign beside it: each guest with the table, by surname."""
    places = [
        (guest, number)
        for number, table in enumerate(seat(guests, chairs), start=1)
        for guest in table
    ]
    places.sort(key=lambda place: place[0].split()[-1])
    return [f"{guest}: {number}" for guest, number in places]


def place_cards(guests: list[str], menus: list[str]) -> list[str]:
    """A card for each guest, with the menu for the waiters."""
    return [
        f"{guest.upper()} ({menu})"
        for guest, menu in zip(guests, menus, strict=True)
    ]


def kitchen_note(menus: list[str]) -> str:
    """How often each menu is to be cooked, the most frequent first."""
    portions = Counter(menus)
    return "\n".join(f"{count:>4} x {menu}" for menu, count in portions.most_common())
