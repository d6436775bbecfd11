"""Coins and display of the coffee machine in a school's staff room."""

COINS = (200, 100, 50, 20, 10, 5)  # cents


def accepted(inserted: list[int]) -> list[int]:
    """The coins that count; the machine lets all others fall through."""
    counted = []
    for coin in inserted:  # defect(block): coins-appended
        if (
            coin == 5  # defect: coins-one-by-one
            or coin == 10  # defect: coins-one-by-one
            or coin == 20  # defect: coins-one-by-one
            or coin == 50  # defect: coins-one-by-one
            or coin == 100  # defect: coins-one-by-one
            or coin == 200  # defect: coins-one-by-one
        ):
            counted.append(coin)
    return counted


def change(paid: int, price: int) -> list[int]:
    """The coins to give back, as few as possible, the largest first."""
    coins = []
    rest = paid - price
    for coin in COINS:
        while rest >= coin:  # decoy: largest-coin-first
            coins.append(coin)
            rest -= coin
    return coins


def euros(cents: int) -> str:
    return f"{cents // 100}.{cents % 100}"  # defect: cents-not-padded


def display(drink: str, price: int, inserted: list[int]) -> str:
    """What the display shows: the drink and its change, or the money that is missing.

    "Tea 1.20, change 0.50 + 0.20", "Tea 1.20, change none", "Tea 1.20, add 0.30".
    """
    paid = sum(accepted(inserted))
    if paid <= price:  # defect: exact-money-refused
        return f"{drink} {euros(price)}, add {euros(price - paid)}"

    text = ""  # defect: plus-signs-by-hand
    for i, coin in enumerate(change(paid, price)):  # defect(block): plus-signs-by-hand
        if i > 0:
            text += " + "
        text += euros(coin)
    return f"{drink} {euros(price)}, change {text or 'none'}"  # decoy: none-as-text
