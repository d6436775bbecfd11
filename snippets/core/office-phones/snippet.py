"""One phone book for the intranet from those of the offices."""
from dataclasses import dataclass


@dataclass
class Entry:
    phone: str | None  # "0431 5550", "+49 431 5550", None: no phone yet
    room: str
    changed: str  # "2026-05-04"
    left: bool = False  # no longer with the company


def merge(books: list[dict[str, Entry]], settings: dict) -> dict[str, Entry]:
    """The entries of all offices by name, in alphabetical order.

    Numbers are put into their international form. Who is in several books has the
    entry that was changed last, who has left the company is left out.
    """
    merged: dict[str, Entry] = {}
    for book in books:  # defect(block): five-levels-deep
        for name, entry in sorted(book.items()):  # defect: sorted-by-office
            if not entry.left:
                if not entry.phone.startswith(settings["phones"]["country"]["prefix"]):  # defect: no-phone-yet, prefix-dug-out
                    entry.phone = (  # defect: offices-books-edited
                        settings["phones"]["country"]["prefix"]  # defect: prefix-dug-out
                        + entry.phone.removeprefix("0")  # defect: no-phone-yet # decoy: all-zeros-gone
                    )
                if name not in merged:
                    merged[name] = entry
                else:
                    if entry.changed > merged[name].changed:  # decoy: dates-as-text
                        merged[name] = entry
    return merged


def page(book: dict[str, Entry]) -> str:
    """The book as text, a name in a line, with "-" where there is no phone."""
    return "\n".join(
        f"{name:<23} {entry.phone or '-':<19} {entry.room}"
        for name, entry in book.items()
    )
