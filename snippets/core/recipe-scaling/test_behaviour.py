import pytest

import subject
from subject import Ingredient, parse, read_amount, scale, shopping_list, show


@pytest.mark.parametrize(
    ("text", "amount"),
    [("2", 2.0), ("0.5", 0.5), ("1/2", 0.5), ("1 1/2", 1.5), (" 3 ", 3.0), ("", None), (" ", None)],
)
def test_amounts(text, amount):
    assert read_amount(text) == amount


def test_parse_skips_remarks_and_keeps_bars_in_names():
    text = "# cake\n\n// from Ida\n-- dry\n1 1/2 | cup | flour\n | | pepper | fresh\n2 || eggs\n"
    assert parse(text) == [
        Ingredient(1.5, "cup", "flour"),
        Ingredient(None, "", "pepper | fresh"),
        Ingredient(2.0, "", "eggs"),
    ]


def test_the_mark_is_left_out():
    assert parse("1 | cup | sugar (opt)") == [Ingredient(1.0, "cup", "sugar")]


def test_parse_names_the_bad_line():
    with pytest.raises(ValueError, match="three eggs"):
        parse("three eggs")


def test_scale_leaves_the_recipe_alone():
    recipe = [Ingredient(1.5, "cup", "flour"), Ingredient(None, "", "pepper")]
    assert scale(recipe, 2) == [Ingredient(3.0, "cup", "flour"), Ingredient(None, "", "pepper")]
    assert recipe[0].amount == 1.5


@pytest.mark.parametrize(
    ("item", "text"),
    [
        (Ingredient(1.5, "cup", "flour"), "1.5 cups flour"),
        (Ingredient(1.0, "cup", "flour"), "1 cup flour"),
        (Ingredient(100.0, "g", "sugar"), "100 g sugar"),
        (Ingredient(1 / 3, "cup", "flour"), "0.33 cup flour"),
        (Ingredient(12.0, "", "eggs"), "12 eggs"),
        (Ingredient(None, "", "pepper"), "pepper"),
    ],
)
def test_show(item, text):
    assert show(item) == text


def test_shopping_list_adds_up():
    flour, eggs = Ingredient(100.0, "g", "flour"), Ingredient(2.0, "", "eggs")
    pepper = Ingredient(None, "", "pepper")
    assert shopping_list([[flour, pepper], [eggs, flour, pepper]]) == [
        "2 eggs",
        "200 g flour",
        "pepper",
    ]
    assert shopping_list([]) == []


def test_defect_amount_evaluated():
    called = []
    subject.poison = lambda: called.append(1) or 1
    try:
        with pytest.raises(ValueError):
            parse("poison() | cup | flour")
    finally:
        del subject.poison
    assert called == []


@pytest.mark.parametrize("name", ["salt", "carrot", "pesto"])
def test_defect_letters_stripped(name):
    assert parse(f"1 | cup | {name}")[0].name == name
    assert parse(f"1 | cup | {name} (opt)")[0].name == name


def test_defect_units_added_up():
    recipes = [[Ingredient(500.0, "g", "flour")], [Ingredient(2.0, "cup", "flour")]]
    assert sorted(shopping_list(recipes)) == ["2 cups flour", "500 g flour"]
