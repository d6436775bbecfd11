"""Growths: sums of products of powers, logarithms and exponentials of named sizes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

GrowthClass = Literal["constant", "log n", "n", "n log n", "n^2", "n^3", "exponential"]

LETTERS = "nmkpqrstuvw"
MOST_TERMS = 12
_MOST_POWER = 20.0

# (exponentials, power, power of the logarithm) of one size; compared in this order.
Powers = tuple[int, float, int]
Monomial = frozenset[tuple[str, Powers]]


@dataclass(frozen=True, slots=True)
class Growth:
    """A sum of monomials of which none dominates another; the empty product is a constant."""

    terms: frozenset[Monomial]

    def __mul__(self, other: Growth) -> Growth:
        if other is ONE:
            return self
        if self is ONE:
            return other
        return _simple(_product(a, b) for a in self.terms for b in other.terms)

    def __add__(self, other: Growth) -> Growth:
        return self if other is ONE else _simple(self.terms | other.terms)

    def __pow__(self, power: float) -> Growth:
        # (a + b)^p grows as a^p + b^p does.
        return _simple(_scaled(term, power) for term in self.terms)

    @property
    def is_constant(self) -> bool:
        """Whether it does not grow at all."""
        return not any(self.terms)

    @property
    def variables(self) -> tuple[str, ...]:
        """The names of the sizes it depends on, sorted."""
        return tuple(sorted({name for term in self.terms for name, _ in term}))

    @property
    def log(self) -> Growth:
        """Its logarithm: log(a * b) grows as log a + log b."""
        found = ONE
        for term in self.terms:
            for name, (exponentials, _, _) in term:
                found += variable(name) if exponentials else _of(name, (0, 0.0, 1))
        return found

    @property
    def exponential(self) -> Growth:
        """Two to its power."""
        found = ONE
        for name in self.variables:
            found = found * _of(name, (1, 0.0, 0))
        return found

    @property
    def order(self) -> Powers:
        """Its growth when all sizes grow together."""
        return max(map(_total, self.terms))

    @property
    def growth_class(self) -> GrowthClass:
        """The nearest of the seven classes; powers above three count as cubic, n^2 log n as
        n^2, a root of n as n."""
        exponentials, power, log = self.order
        if exponentials:
            return "exponential"
        if power == 0:
            return "log n" if log else "constant"
        if power <= 1:
            return "n log n" if log and power == 1 else "n"
        return "n^2" if power <= 2 else "n^3"

    def dominates(self, other: Growth) -> bool:
        """Whether adding `other` would change nothing."""
        return (self + other).terms == self.terms

    def substitute(self, sizes: Mapping[str, Growth]) -> Growth:
        """The growth with other sizes put in for its variables."""
        total = ONE
        for term in self.terms:
            product = ONE
            for name, (exponentials, power, log) in sorted(term):
                size = sizes.get(name)
                size = variable(name) if size is None else size
                if exponentials:
                    product = product * size.exponential
                if power:
                    product = product * size**power
                if log:
                    product = product * size.log**log
            total = total + product
        return total

    def text(self, letters: Mapping[str, str]) -> str:
        """As it is written in `O(...)`, with a letter for each size; biggest terms first."""
        written = {_written(term, letters): _total(term) for term in self.terms}
        ranked = sorted(written, key=_place)
        return " + ".join(sorted(ranked, key=lambda text: written[text], reverse=True))


def variable(name: str) -> Growth:
    """The growth of a size itself."""
    return _of(name, (0, 1.0, 0))


def _of(name: str, powers: Powers) -> Growth:
    return Growth(frozenset({frozenset({(name, powers)})}))


ONE = Growth(frozenset({frozenset()}))


def _simple(terms: Iterable[Monomial]) -> Growth:
    distinct = set(terms)
    kept = [
        term
        for term in distinct
        if not any(other != term and _dominated(term, other) for other in distinct)
    ]
    kept.sort(key=lambda term: (_total(term), sorted(term)), reverse=True)
    return Growth(frozenset(kept[:MOST_TERMS])) if any(kept) else ONE


def _dominated(small: Monomial, big: Monomial) -> bool:
    there = dict(big)
    return all(powers <= there.get(name, (0, 0.0, 0)) for name, powers in small)


def _product(left: Monomial, right: Monomial) -> Monomial:
    powers = dict(left)
    for name, (exponentials, power, log) in right:
        e, p, g = powers.get(name, (0, 0.0, 0))
        powers[name] = (
            min(e + exponentials, 2), min(p + power, _MOST_POWER), min(g + log, 3)
        )  # fmt: skip
    return frozenset(powers.items())


def _scaled(term: Monomial, factor: float) -> Monomial:
    scaled = {
        (name, (e, min(max(p * factor, 0.0), _MOST_POWER), min(round(g * factor), 3)))
        for name, (e, p, g) in term
    }
    return frozenset((name, powers) for name, powers in scaled if powers != (0, 0.0, 0))


def _total(term: Monomial) -> Powers:
    return (
        sum(e for _, (e, _, _) in term),
        sum(p for _, (_, p, _) in term),
        sum(g for _, (_, _, g) in term),
    )


def _written(term: Monomial, letters: Mapping[str, str]) -> str:
    exponents, powers, logs = [], [], []
    named = {letters.get(name, name): found for name, found in term}
    for letter in sorted(named, key=_place):
        exponentials, power, log = named[letter]
        if exponentials:
            exponents.append(f"2^{letter}")
        if power:
            powers.append(letter if power == 1 else f"{letter}^{power:g}")
        if log:
            logs.append(f"log({letter})" if log == 1 else f"log({letter})^{log}")
    return "*".join(exponents + powers + logs) or "1"


def _place(text: str) -> tuple[int, str]:
    """n before m before k, as is customary; other letters after them."""
    position = LETTERS.find(text[:1])
    return position if position >= 0 else len(LETTERS), text
