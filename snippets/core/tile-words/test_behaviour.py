import pytest

from subject import anagrams, best_words, can_lay, load_words, pair_worth, points


def test_words_in_small_letters_each_once():
    assert load_words(["Weg\n", "weg\n", "\n", "Übung\n", "Café\n", "S-Bahn\n"]) == ["weg", "übung"]


def test_points():
    assert points("quiz") == 15
    assert points("öl") == 10


@pytest.mark.parametrize(
    ("word", "rack", "possible"),
    [("rat", "aeinrst", True), ("tarot", "aeinrst", False), ("nest", "tsen", True)],
)
def test_rack(word, rack, possible):
    assert can_lay(word, rack) is possible


def test_five_best_words():
    words = ["rat", "quer", "bar", "arm", "rabe", "mut", "qua", "tee"]
    assert best_words(words, "aubeqrm") == ["quer", "qua", "rabe", "bar", "arm"]


def test_anagrams_in_the_order_of_the_list():
    words = ["lager", "nest", "regal", "tee", "sent", "alger"]
    assert anagrams(words) == [["lager", "regal", "alger"], ["nest", "sent"]]
    assert anagrams([]) == []


def test_pair_of_words():
    words = ["rat", "öl", "mut", "quiz"]
    first, second = pair_worth(words, 13)
    assert {first, second} == {"rat", "öl"}
    assert pair_worth(words, 6) is None
    assert pair_worth([], 6) is None


def test_pair_takes_no_word_twice():
    assert pair_worth(["öl", "rat"], 20) is None


def test_defect_tile_used_twice():
    assert not can_lay("tante", "aeinrst")
    assert not can_lay("otto", "aeinrot")
    assert can_lay("otto", "eotxtoi")


def test_defect_sharp_s_kept():
    assert load_words(["Straße\n", "weiß\n", "Haus\n"]) == ["strasse", "weiss", "haus"]
