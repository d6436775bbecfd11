"""Scale recipes that visitors send in, and add them up to a shopping list."""
import re
from dataclasses import dataclass, replace
from fractions import Fraction

PLURALS = {"cup": "cups", "clove": "cloves", "slice": "slices", "pinch": "pinches"}
REMARKS = ("#", "//", "--")
AMOUNT = re.compile(r"[0-9./ ]+")


@dataclass(frozen=True)
class Ingredient:
    amount: float | None  # None: as much as you like
    unit: str
    name: str


def read_amount(text: str) -> float | None:
    """Number in "2", "0.5", "1/2" or "1 1/2"; None for an empty text."""
    text = text.strip()
    if not text:
        return None
    if not AMOUNT.fullmatch(text):
        raise ValueError(f"not an amount: {text}")
    try:
        return float(sum(map(Fraction, text.split())))
    except (ValueError, ArithmeticError) as error:
        raise ValueError(f"not an amount: {text}") from error


def parse(recipe: str) -> list[Ingredient]:
    """Ingredients of a recipe, one "amount | unit | name" in a line.

    Empty lines and those that begin with "#", "//" or "--" are remarks. A name may
    end with the mark "(opt)", which is left out.
    """
    found = []
    for line in map(str.strip, recipe.splitlines()):
        if not line or line.startswith(REMARKS):
            continue
        fields = line.split("|", 2)
        if len(fields) < 3:
            raise ValueError(f"not an ingredient: {line}")
        amount, unit, name = fields
        name = name.strip().removesuffix("(opt)").strip()
        found.append(Ingredient(read_amount(amount), unit.strip(), name))
    return found


def scale(ingredients: list[Ingredient], factor: float) -> list[Ingredient]:
    """The same ingredients for `factor` times as many portions."""
    return [
        item if item.amount is None else replace(item, amount=item.amount * factor)
        for item in ingredients
    ]


def show(item: Ingredient) -> str:
    """An ingredient as text, such as "1.5 cups flour"."""
    if item.amount is None:
        return item.name
    unit = PLURALS.get(item.unit, item.unit) if item.amount > 1 else item.unit
    number = str(round(item.amount, 2)).rstrip("0").rstrip(".")
    return " ".join(filter(None, [number, unit, item.name]))


def shopping_list(recipes: list[list[Ingredient]]) -> list[str]:
    """What to buy for all the recipes, each ingredient and unit once, by name."""
    needed: dict[tuple[str, str], Ingredient] = {}
    for recipe in recipes:
        for item in recipe:
            key = (item.name, item.unit)
            known = needed.get(key)
            total = (item.amount or 0) + (known.amount or 0 if known else 0)
            needed[key] = replace(item, amount=total or None)
    return [show(needed[key]) for key in sorted(needed)]
