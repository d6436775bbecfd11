"""Behaviour of the catalogue's search."""

import subject

VIOLS = [40_000, 7, 1_512, 33, 900, 8_191, 64, 12_345]  # in order of their entry


def catalogue(numbers=VIOLS):
    return subject.Catalogue(subject.Item(n, f"Viol {n}", "six strings") for n in numbers)


def numbers(items):
    return [item.number for item in items]


def test_nothing_found():
    book = catalogue()
    assert book.search("trumpet") == []
    assert list(book.download("trumpet")) == []
    assert book.shelf_labels("trumpet") == []


def test_number_of_pages():
    assert catalogue().pages("viol", size=3) == 3
    assert catalogue().pages("Viol strings", size=5) == 2


def test_a_page_after_the_last_is_empty():
    assert catalogue().search("viol", page=9, size=3) == []


def test_an_added_item_is_found_by_any_of_its_words():
    book = catalogue([])
    book.add(subject.Item(5, "Treble Viol", "Seven Strings"))
    for query in ("treble", "SEVEN", "strings bow"):
        assert book.pages(query, size=2) == 1


def test_defect_first_page_skipped():
    book = subject.Catalogue(
        [subject.Item(1, "Lute", "gut strings"), subject.Item(2, "Lyre", "strings")]
    )
    assert numbers(book.search("gut strings", page=1, size=1)) == [1]
    assert numbers(book.search("gut strings", page=2, size=1)) == [2]
    assert numbers(book.search("gut strings")) == [1, 2]
    assert numbers(book.download("gut strings")) == [1, 2]


def test_defect_ties_in_any_order():
    found = [
        number
        for page in range(4)
        for number in numbers(catalogue().search("viol", page, size=4))
    ]
    assert sorted(set(found), key=found.index) == sorted(found)


def test_defect_page_too_many():
    assert catalogue().pages("viol", size=4) == 2
    assert catalogue().pages("trumpet", size=4) == 0


def test_defect_page_below_one():
    book = catalogue()
    assert [book.search("viol", page, size=2) for page in (0, -1, -2, -3)] == [[]] * 4


def test_defect_labels_of_a_page():
    many = catalogue(range(1, 61))
    assert sorted(many.shelf_labels("viol")) == sorted(f"{n} Viol {n}" for n in range(1, 61))
    assert len(catalogue().shelf_labels("viol")) == 8


def test_defect_moving_pages():
    book = catalogue(range(1, 101))
    rows = book.download("viol")
    saved = [next(rows).number for _ in range(24)]
    book.add(subject.Item(0, "Viol 0", "six strings"))
    saved += numbers(rows)
    assert len(saved) == len(set(saved))
