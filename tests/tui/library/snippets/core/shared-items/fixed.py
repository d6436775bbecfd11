"""Order numbers that two warehouses share."""


def shared(left: list[str], right: list[str]) -> list[str]:
    """The items of left that are in right, in the order of left."""
    known = set(right)
    return [item for item in left if item in known]


def report(left: list[str], right: list[str], names: dict[str, str] | None = None) -> str:
    """One line per shared item, with the name the catalogue has for it."""
    names = names or {}
    lines = []
    for item in sorted(shared(left, right)):
        lines.append(f"{item:<12} {names.get(item, 'unknown')}")
    return "\n".join(lines)
