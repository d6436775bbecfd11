"""Behaviour of the journal's volume numbers."""

import pytest

import subject

KNOWN = {
    1: "I",
    4: "IV",
    9: "IX",
    14: "XIV",
    40: "XL",
    90: "XC",
    444: "CDXLIV",
    1994: "MCMXCIV",
    2026: "MMXXVI",
    3999: "MMMCMXCIX",
}


@pytest.mark.parametrize(("number", "numeral"), KNOWN.items())
def test_known_numerals(number, numeral):
    assert subject.to_roman(number) == numeral
    assert subject.from_roman(numeral) == number


def test_every_numeral_is_read_back():
    for number in range(1, 4000):
        assert subject.from_roman(subject.to_roman(number)) == number


@pytest.mark.parametrize("number", [0, -1, 4000])
def test_numbers_without_a_numeral(number):
    with pytest.raises(ValueError):
        subject.to_roman(number)


def test_small_letters_and_blanks():
    assert subject.from_roman(" xiv\n") == 14


@pytest.mark.parametrize(
    "text",
    ["", " ", "IIII", "VV", "IM", "XXL", "IVI", "XIQ", "Q", "X-V", "X V", "14", "MMMM", "None"],
)
def test_other_texts_are_refused(text):
    with pytest.raises(ValueError, match="not a Roman numeral"):
        subject.from_roman(text)


@pytest.mark.parametrize(
    ("volumes", "text"),
    [
        ([], ""),
        (["VI"], "VI"),
        (["II", "I", "VI", "IV", "iii", "I"], "I-IV, VI"),
        (["X", "IX", "III", "V", "VIII"], "III, V, VIII-X"),
        (["I", "III", "V"], "I, III, V"),
    ],
)
def test_holdings(volumes, text):
    assert subject.holdings(volumes) == text


def test_holdings_of_an_iterator():
    assert subject.holdings(iter(["II", "I"])) == "I-II"
