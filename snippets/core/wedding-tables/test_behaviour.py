from subject import guest_index, kitchen_note, place_cards, seat, seating_chart

GUESTS = ["Ada Zorn", "Ben Abel", "Cleo Moor", "Dan Kirk", "Eve Hall"]


def test_tables_in_the_order_of_the_guests():
    assert seat(GUESTS, 2) == [["Ada Zorn", "Ben Abel"], ["Cleo Moor", "Dan Kirk"], ["Eve Hall"]]
    assert seat(GUESTS, 5) == [GUESTS]
    assert seat([], 4) == []


def test_chart():
    assert seating_chart(GUESTS, 3).splitlines() == [
        "Table 1: Ada Zorn, Ben Abel, Cleo Moor",
        "Table 2: Dan Kirk, Eve Hall",
        "Free chairs at the last table: 1",
    ]


def test_index_by_surname():
    names = [line.split(":")[0] for line in guest_index(GUESTS, 3)]
    assert names == ["Ben Abel", "Eve Hall", "Dan Kirk", "Cleo Moor", "Ada Zorn"]


def test_cards():
    assert place_cards(["Ada Zorn", "Ben Abel"], ["fish", "vegan"]) == [
        "ADA ZORN (fish)",
        "BEN ABEL (vegan)",
    ]


def test_kitchen_note_most_frequent_first():
    menus = ["beef", "fish", "fish", "vegan", "fish", "vegan"]
    assert kitchen_note(menus).splitlines() == ["   3 x fish", "   2 x vegan", "   1 x beef"]


def test_defect_full_table_has_room():
    chart = seating_chart(["Ada Zorn", "Ben Abel", "Cleo Moor", "Dan Kirk"], 2)
    assert chart.splitlines()[-1] == "Free chairs at the last table: 0"


def test_defect_index_one_table_off():
    assert guest_index(GUESTS, 2) == [
        "Ben Abel: 1",
        "Eve Hall: 3",
        "Dan Kirk: 2",
        "Cleo Moor: 2",
        "Ada Zorn: 1",
    ]
