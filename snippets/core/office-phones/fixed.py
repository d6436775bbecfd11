"""One phone book for the intranet from those of the offices."""
from dataclasses import dataclass, replace
from itertools import chain


@dataclass
class Entry:
    phone: str | None  # "0431 5550", "+49 431 5550", None: no phone yet
    room: str
    changed: str  # "2026-05-04"
    left: bool = False  # no longer with the company


def international(phone: str | None, prefix: str) -> str | None:
    """The number with the country's prefix in place of the leading zero."""
    if phone is None or phone.startswith(prefix):
        return phone
    return prefix + phone.removeprefix("0")


def merge(books: list[dict[str, Entry]], settings: dict) -> dict[str, Entry]:
    """The entries of all offices by name, in alphabetical order.

    Numbers are put into their international form. Who is in several books has the
    entry that was changed last, who has left the company is left out.
    """
    prefix = settings["phones"]["country"]["prefix"]
    merged: dict[str, Entry] = {}
    for name, entry in chain.from_iterable(book.items() for book in books):
        if entry.left:
            continue
        known = merged.get(name)
        if known is None or entry.changed > known.changed:
            merged[name] = replace(entry, phone=international(entry.phone, prefix))
    return dict(sorted(merged.items()))


def page(book: dict[str, Entry]) -> str:
    """The book as text, a name in a line, with "-" where there is no phone."""
    return "\n".join(
        f"{name:<23} {entry.phone or '-':<19} {entry.room}"
        for name, entry in book.items()
    )
