"""Order numbers that two warehouses share."""


def shared(left: list[str], right: list[str]) -> list[str]:
    """The items of left that are in right, in the order of left."""
    found = []
    for item in left:
        if item in right:  # defect: list-scan
            found = found + [item]  # defect: list-copy
    return found


def report(left: list[str], right: list[str], names: dict[str, str] = {}) -> str:  # defect: shared-default
    """One line per shared item, with the name the catalogue has for it."""
    lines = []
    for item in sorted(shared(left, right)):  # decoy: sorted-in-loop
        lines.append(f"{item:<12} {names.setdefault(item, 'unknown')}")
    return "\n".join(lines)
