from copy import deepcopy

from subject import Entry, merge, page

SETTINGS = {"phones": {"country": {"name": "Germany", "prefix": "+49 "}}}


def entry(phone="+49 431 1", room="A1", changed="2026-05-04", left=False):
    return Entry(phone, room, changed, left)


def test_numbers_in_international_form():
    book = merge([{"Abel, Ben": entry("0431 5550"), "Zorn, Ada": entry("+49 228 70")}], SETTINGS)
    assert {name: person.phone for name, person in book.items()} == {
        "Abel, Ben": "+49 431 5550",
        "Zorn, Ada": "+49 228 70",
    }


def test_the_entry_changed_last():
    older, newer = entry(room="A1", changed="2025-12-30"), entry(room="B2", changed="2026-01-02")
    for books in ([{"Abel, Ben": older}, {"Abel, Ben": newer}], [{"Abel, Ben": newer}, {"Abel, Ben": older}]):
        assert merge(deepcopy(books), SETTINGS)["Abel, Ben"].room == "B2"


def test_who_has_left():
    books = [{"Abel, Ben": entry(left=True)}, {"Zorn, Ada": entry()}]
    assert list(merge(books, SETTINGS)) == ["Zorn, Ada"]
    assert merge([], SETTINGS) == {}


def test_one_office_in_alphabetical_order():
    book = {"Moor, Cleo": entry(), "Zorn, Ada": entry(), "Abel, Ben": entry()}
    assert list(merge([book], SETTINGS)) == ["Abel, Ben", "Moor, Cleo", "Zorn, Ada"]


def test_page():
    book = {"Abel, Ben": entry("+49 431 5550", "A1"), "Zorn, Ada": entry(None, "C3")}
    assert page(book).splitlines() == [
        "Abel, Ben               +49 431 5550        A1",
        "Zorn, Ada               -                   C3",
    ]


def test_defect_no_phone_yet():
    merged = merge([{"Abel, Ben": entry(None), "Zorn, Ada": entry()}], SETTINGS)
    assert list(merged) == ["Abel, Ben", "Zorn, Ada"]
    assert merged["Abel, Ben"].phone is None


def test_defect_sorted_by_office():
    books = [{"Abel, Ben": entry(), "Zorn, Ada": entry()}, {"Kirk, Dan": entry()}]
    assert list(merge(books, SETTINGS)) == ["Abel, Ben", "Kirk, Dan", "Zorn, Ada"]


def test_defect_offices_books_edited():
    books = [{"Abel, Ben": entry("0431 5550")}]
    merge(books, SETTINGS)
    assert books == [{"Abel, Ben": entry("0431 5550")}]
