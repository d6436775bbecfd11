"""Scale recipes that visitors send in, and add them up to a shopping list."""
from dataclasses import dataclass

PLURALS = {"cup": "cups", "clove": "cloves", "slice": "slices", "pinch": "pinches"}


@dataclass(frozen=True)
class Ingredient:
    amount: float | None  # None: as much as you like
    unit: str
    name: str


def read_amount(text: str) -> float | None:
    """Number in "2", "0.5", "1/2" or "1 1/2"; None for an empty text."""
    text = text.strip()
    return float(eval(text.replace(" ", "+"))) if text else None  # defect: amount-evaluated


def parse(recipe: str) -> list[Ingredient]:
    """Ingredients of a recipe, one "amount | unit | name" in a line.

    Empty lines and those that begin with "#", "//" or "--" are remarks. A name may
    end with the mark "(opt)", which is left out.
    """
    found = []
    for line in map(str.strip, recipe.splitlines()):
        if line.startswith("#") or line.startswith("//") or line.startswith("--"):  # defect: prefixes-one-by-one
            continue
        if not line:
            continue
        fields = line.split("|", 2)  # decoy: third-bar
        if len(fields) < 3:
            raise ValueError(f"not an ingredient: {line}")
        amount, unit, name = fields
        name = name.rstrip("(opt)").strip()  # defect: letters-stripped
        found.append(Ingredient(read_amount(amount), unit.strip(), name))
    return found


def scale(ingredients: list[Ingredient], factor: float) -> list[Ingredient]:
    """The same ingredients for `factor` times as many portions."""
    scaled = []
    for item in ingredients:
        if item.amount == None:  # defect: none-by-equality
            scaled.append(item)
        else:
            scaled.append(Ingredient(item.amount * factor, item.unit, item.name))
    return scaled


def show(item: Ingredient) -> str:
    """An ingredient as text, such as "1.5 cups flour"."""
    if item.amount is None:
        return item.name
    unit = item.unit
    if item.amount > 1:
        if unit in PLURALS:  # defect: default-by-hand
            unit = PLURALS[unit]  # defect: default-by-hand
        else:  # defect: default-by-hand
            unit = item.unit  # defect: default-by-hand
    number = str(round(item.amount, 2)).rstrip("0").rstrip(".")  # decoy: zeros-stripped
    return " ".join(filter(None, [number, unit, item.name]))


def shopping_list(recipes: list[list[Ingredient]]) -> list[str]:
    """What to buy for all the recipes, each ingredient and unit once, by name."""
    list = {}  # defect: list-renamed
    for recipe in recipes:
        for item in recipe:
            known = list.get(item.name)  # defect: units-added-up
            total = (item.amount or 0) + (known.amount or 0 if known else 0)
            list[item.name] = Ingredient(total or None, item.unit, item.name)  # defect: units-added-up
    return [show(list[name]) for name in sorted(list)]
