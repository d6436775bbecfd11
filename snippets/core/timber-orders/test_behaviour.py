import pytest

from subject import Cut, cutting_list, read_order, show


def test_order_with_units():
    assert read_order("2 x Oak 2.4 m\n\n1 x pine 90 cm\n1 x ash 10 in\n") == [
        Cut("oak", 2400),
        Cut("oak", 2400),
        Cut("pine", 900),
        Cut("ash", 254),
    ]


def test_millimetres_with_and_without_unit():
    assert read_order("1 x oak 1850\n1 x oak 1850 mm") == [Cut("oak", 1850)] * 2


@pytest.mark.parametrize("line", ["oak please", "two x oak 3 m", "1 x oak long"])
def test_unreadable_lines(line):
    with pytest.raises(ValueError):
        read_order(line)


def test_cutting_list_by_wood_longest_first():
    orders = [[Cut("pine", 900), Cut("oak", 400)], [], [Cut("oak", 2400), Cut("ash", 50)]]
    assert cutting_list(orders) == [
        Cut("ash", 50),
        Cut("oak", 2400),
        Cut("oak", 400),
        Cut("pine", 900),
    ]


def test_screen():
    assert show([Cut("oak", 2400), Cut("larch", 90)]).splitlines() == [
        "oak           2400 mm",
        "larch           90 mm",
    ]


def test_defect_comma_dropped():
    assert read_order("1 x oak 2,4 m") == [Cut("oak", 2400)]
    assert read_order("1 x pine 62,5 cm") == [Cut("pine", 625)]


def test_defect_split_at_each_blank():
    assert read_order("2  x  oak   1.2 m") == [Cut("oak", 1200)] * 2
    assert read_order("1\tx\tpine\t900") == [Cut("pine", 900)]


def test_defect_typo_is_millimetres():
    with pytest.raises(ValueError):
        read_order("1 x oak 2.4 mtr")


@pytest.mark.parametrize("line", ["1 x oak -300", "0 x oak 300", "1 x oak 0 cm"])
def test_defect_nothing_to_saw(line):
    with pytest.raises(ValueError):
        read_order(line)
