"""Coins and display of the coffee machine in a school's staff room."""

COINS = (200, 100, 50, 20, 10, 5)  # cents


def accepted(inserted: list[int]) -> list[int]:
    """The coins that count; the machine lets all others fall through."""
    return [coin for coin in inserted if coin in COINS]


def change(paid: int, price: int) -> list[int]:
    """The coins to give back, as few as possible, the largest first."""
    coins = []
    rest = paid - price
    for coin in COINS:
        while rest >= coin:
            coins.append(coin)
            rest -= coin
    return coins


def euros(cents: int) -> str:
    return f"{cents // 100}.{cents % 100:02}"


def display(drink: str, price: int, inserted: list[int]) -> str:
    """What the display shows: the drink and its change, or the money that is missing.

    "Tea 1.20, change 0.50 + 0.20", "Tea 1.20, change none", "Tea 1.20, add 0.30".
    """
    paid = sum(accepted(inserted))
    if paid < price:
        return f"{drink} {euros(price)}, add {euros(price - paid)}"

    text = " + ".join(euros(coin) for coin in change(paid, price))
    return f"{drink} {euros(price)}, change {text or 'none'}"
