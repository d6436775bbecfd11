"""Big-O expressions: parsed, found in prose, compared symbolically."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.matching.bigo import BigOError, equivalent, mentioned, parse

SAME = [
    ("O(n*m)", "O(nm)"),
    ("O(n * m)", "O(m n)"),
    ("O(n log n)", "n*log(n)"),
    ("O(n^2)", "O(n**2)"),
    ("O(n²)", "O(n*n)"),
    ("O(2n + 5)", "O(n)"),
    ("O(n^2 + n log n)", "O(n^2)"),
    ("O(n + n)", "O(n)"),
    ("O(500)", "O(1)"),
    ("quadratic", "O(n^2)"),
    ("linearithmic", "O(n log n)"),
    ("O(len(n))", "O(n)"),
    ("O((n + m) * k)", "O(n*k + m*k)"),
    ("O(sqrt(n) * sqrt(n))", "O(n)"),
    ("O(n^2 / n)", "O(n)"),
]
DIFFERENT = [
    ("O(n)", "O(n log n)"),
    ("O(n*m)", "O(n + m)"),
    ("O(n^2)", "O(n^3)"),
    ("O(1)", "O(log n)"),
    ("O(n^20)", "O(2^n)"),
    ("O(n)", "O(m)"),
]


@pytest.mark.parametrize(("left", "right"), SAME)
def test_two_ways_to_write_one_growth(left: str, right: str) -> None:
    assert parse(left) == parse(right)


@pytest.mark.parametrize(("left", "right"), DIFFERENT)
def test_different_growths_differ(left: str, right: str) -> None:
    assert parse(left) != parse(right)


@pytest.mark.parametrize(
    "text", ["", "O()", "fast?", "n +", "n n)", "^2", "n^999", "a" + "+a" * 200, "(" * 150]
)
def test_what_is_no_growth_is_refused(text: str) -> None:
    with pytest.raises(BigOError):
        parse(text)


def test_brackets_too_few_or_too_many_are_forgiven() -> None:
    assert parse("O(n") == parse("O(n))") == parse("O(n)")


def test_growths_are_found_in_prose_in_order() -> None:
    text = "This is O(n*m), practically quadratic; a dict makes it linear, O(n + m)."
    assert mentioned(text) == (parse("n*m"), parse("n^2"), parse("n"), parse("n + m"))
    assert mentioned("Nothing grows here.") == ()


@pytest.mark.parametrize(
    ("answer", "expected", "verdict"),
    [
        ("O(n*m)", "O(n*m)", True),
        ("O(a*b)", "O(n*m)", True),
        ("O(invoices * payments)", "O(n*m)", True),
        ("quadratic", "O(n*m)", True),
        ("quadratic when both grow", "O(n*m)", True),
        ("O(n + m)", "O(n*m)", False),
        ("linear", "O(n*m)", False),
        ("O(n)", "O(n + m)", True),
        ("O(n^2)", "O(n)", False),
        ("no idea", "O(n)", None),
        ("", "O(n)", None),
    ],
)
def test_an_answer_is_held_against_the_key(answer: str, expected: str, verdict: bool) -> None:
    variables = {"n": "invoices", "m": "payments"}
    assert equivalent(answer, expected, variables) is verdict


LETTERS = st.sampled_from("abcdfghkpqrstuvwxyz")
FACTORS = st.sampled_from(["{}", "{}^2", "{}^3", "log({})", "{}*log({})", "sqrt({})", "2^{}"])


@st.composite
def growths(draw: st.DrawFn, letters: str) -> str:
    """A sum of products over some of the letters."""
    terms = []
    for _ in range(draw(st.integers(1, 3))):
        used = draw(st.lists(st.sampled_from(letters), min_size=1, max_size=2, unique=True))
        factors = [draw(FACTORS) for _ in used]
        terms.append("*".join(f.replace("{}", x) for f, x in zip(factors, used, strict=True)))
    return f"O({' + '.join(terms)})"


@given(growths("nm"), growths("nm"))
def test_equivalence_of_answers_with_all_letters_is_symmetric(left: str, right: str) -> None:
    if parse(left).variables == parse(right).variables:
        assert equivalent(left, right) == equivalent(right, left)


@given(growths("xyz"), st.permutations(["n", "m", "k"]))
def test_renaming_changes_nothing(text: str, names: list[str]) -> None:
    growth = parse(text)
    new = dict(zip("xyz", names, strict=True))
    renamed = text.translate(str.maketrans(new))
    assert growth.renamed(new) == parse(renamed)
    assert equivalent(renamed, text) is True
    assert equivalent(text, renamed) is True


@given(growths("nm"))
def test_constants_and_repetition_drop_out(text: str) -> None:
    inner = text[2:-1]
    assert parse(f"O(3*({inner}) + {inner} + 7)") == parse(text)


@given(st.text(max_size=300))
def test_any_text_is_a_growth_or_refused(text: str) -> None:
    mentioned(text)
    with suppress(BigOError):
        parse(text)
    assert equivalent(text, "O(n*m)", {"n": "rows", "m": "columns"}) in (True, False, None)
