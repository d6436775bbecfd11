"""Big-O expressions: parsed, simplified and compared symbolically.

An expression is a sum of monomials over named variables; a monomial has a power and a log power
a variable, or an exponential base. Constants and dominated terms drop out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from itertools import permutations

from .text import normalise

MOST_VARIABLES = 5
MOST_CHARACTERS = 200
MOST_TERMS = 64
MOST_POWER = 20

# powers of a variable: (exponentials, power, log power); compared in this order
Powers = tuple[int, Fraction, int]
Monomial = frozenset[tuple[str, Powers]]

_TOKEN = re.compile(r"\d+(?:\.\d+)?|[A-Za-z_]\w*|[-+*/^()!,|]|\S")
_CALL = re.compile(r"\b(?:O|o|Θ|Omega|Theta|theta|Ω)\s*\(")
_NAMED = {
    "constant": "1",
    "logarithmic": "log n",
    "linear": "n",
    "linearithmic": "n log n",
    "loglinear": "n log n",
    "quadratic": "n^2",
    "cubic": "n^3",
    "polynomial": "n^4",
    "exponential": "2^n",
    "factorial": "n!",
}
_PROSE = re.compile(
    r"\b(?:" + "|".join(_NAMED) + r")(?:ally|ly)?(?:[ -]time)?\b|\bn\s*\^\s*[23]\b|\bn-?squared\b"
    r"|\bn\s*\*\s*n\b|\bn\s*\*\s*m\b|\bn\s*log\s*\(?n\)?|\b2\s*\^\s*n\b|\blog\s*\(?n\)?\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class BigO:
    """A growth: monomials of which none dominates another."""

    terms: frozenset[Monomial]

    @property
    def variables(self) -> tuple[str, ...]:
        """Names of the variables, sorted."""
        return tuple(sorted({name for term in self.terms for name, _ in term}))

    @property
    def order(self) -> Powers:
        """Growth where all variables grow together."""
        return max((_total(term) for term in self.terms), default=(0, Fraction(0), 0))

    def renamed(self, names: Mapping[str, str]) -> BigO:
        """The same growth with variables renamed."""
        return BigO(_simplify({_rename(term, names) for term in self.terms}))


class BigOError(ValueError):
    """The text is no big-O expression."""


def parse(text: str, variables: Mapping[str, str] | None = None) -> BigO:
    """Parse `O(n*m)`, `n log n`, `O(rows + cols)`, `quadratic`, ...

    `variables` maps the letters of a rubric to what they count; either may be written.
    Raises BigOError.
    """
    source = normalise(text).strip()
    if len(source) > MOST_CHARACTERS:
        raise BigOError("too long")
    names = {name.lower(): name for name in variables or {}}
    for name, meaning in (variables or {}).items():
        names.setdefault(meaning.lower(), name)
        for word in meaning.lower().split():
            names.setdefault(word, name)
    called = _CALL.search(source)
    inner = _balanced(source, called.end() - 1) if called else source
    return _Parser(inner, names).parse()


def mentioned(text: str) -> tuple[BigO, ...]:
    """The growths that a text speaks of, in order: O(...) forms and words such as quadratic."""
    source = normalise(text)
    found: list[tuple[int, BigO]] = []
    taken: list[tuple[int, int]] = []
    for match in _CALL.finditer(source):
        inner = _balanced(source, match.end() - 1)
        try:
            found.append((match.start(), _parsed(inner)))
            taken.append((match.start(), match.end() + len(inner)))
        except BigOError:
            continue
    for match in _PROSE.finditer(source):
        if any(start <= match.start() < end for start, end in taken):
            continue
        try:
            found.append((match.start(), _parsed(_expression(match.group().lower()))))
        except BigOError:
            continue
    return tuple(growth for _, growth in sorted(found, key=lambda pair: pair[0]))


@lru_cache(maxsize=2_000)
def _parsed(expression: str) -> BigO:
    return _Parser(expression, {}).parse()


@lru_cache(maxsize=2_000)
def _expression(word: str) -> str:
    """What a word of prose such as `quadratically` stands for."""
    stem = re.sub(r"(?:ally|ly)?(?:[ -]time)?$", "", word)
    expression = _NAMED.get(word.removesuffix("-time").removesuffix(" time")) or _NAMED.get(stem)
    return expression or re.sub(r"n-?squared", "n^2", word)


def equivalent(
    answer: str, expected: str, variables: Mapping[str, str] | None = None
) -> bool | None:
    """Whether an answer names the expected growth; None where the answer has no growth in it.

    Variables may be renamed, also to what they count; "quadratic" answers for O(n*m) where the
    rubric counts both, as does any one-variable answer of the same order.
    """
    return _equivalent(answer, expected, tuple((variables or {}).items()))


@lru_cache(maxsize=2_000)
def _equivalent(answer: str, expected: str, names: tuple[tuple[str, str], ...]) -> bool | None:
    variables = dict(names)
    target = parse(expected, variables)
    growth = _answered(answer, variables)
    if growth is None:
        return None
    if growth == target:
        return True
    if len(growth.variables) == len(target.variables) <= MOST_VARIABLES:
        return any(
            growth.renamed(dict(zip(growth.variables, order, strict=True))) == target
            for order in permutations(target.variables)
        )
    return len(growth.variables) == 1 and growth.order == target.order


def _answered(answer: str, variables: Mapping[str, str] | None) -> BigO | None:
    said = mentioned(answer)
    if said and not _CALL.search(answer):
        return said[0]
    try:
        growth = parse(answer, variables)
    except BigOError:
        return said[0] if said else None
    known = {*(variables or {})}
    prose = not _CALL.search(answer) and any(
        len(name) > 3 and name not in known for name in growth.variables
    )
    return None if prose else growth


def _total(term: Monomial) -> Powers:
    return (
        sum(powers[0] for _, powers in term),
        sum((powers[1] for _, powers in term), Fraction(0)),
        sum(powers[2] for _, powers in term),
    )


def _rename(term: Monomial, names: Mapping[str, str]) -> Monomial:
    product: Monomial = frozenset()
    for name, powers in term:
        product = _multiply(product, frozenset([(names.get(name, name), powers)]))
    return product


def _multiply(left: Monomial, right: Monomial) -> Monomial:
    powers = dict(left)
    for name, (exponential, power, log) in right:
        old = powers.get(name, (0, Fraction(0), 0))
        powers[name] = (old[0] + exponential, old[1] + power, old[2] + log)
        if powers[name][1] > MOST_POWER or powers[name][0] > MOST_POWER:
            raise BigOError("power too large")
    return frozenset((name, value) for name, value in powers.items() if any(value))


def _dominates(left: Monomial, right: Monomial) -> bool:
    large, small = dict(left), dict(right)
    zero: Powers = (0, Fraction(0), 0)
    return left != right and all(large.get(name, zero) >= powers for name, powers in small.items())


def _simplify(terms: set[Monomial]) -> frozenset[Monomial]:
    if len(terms) > MOST_TERMS:
        raise BigOError("too many terms")
    return frozenset(t for t in terms if not any(_dominates(other, t) for other in terms))


def _balanced(text: str, opening: int) -> str:
    depth = 0
    end = min(len(text), opening + MOST_CHARACTERS + 2)
    for position in range(opening, end):
        depth += (text[position] == "(") - (text[position] == ")")
        if depth == 0:
            return text[opening + 1 : position]
    return text[opening + 1 : end]


class _Parser:
    """Recursive descent over sum, product, factor; nesting is bounded by the text's length."""

    def __init__(self, text: str, names: Mapping[str, str]) -> None:
        word = text.strip().lower().removesuffix(" time").removesuffix("-time")
        text = _NAMED.get(word, text)
        if len(text) > MOST_CHARACTERS:
            raise BigOError("too long")
        self._tokens = _TOKEN.findall(text.replace("**", "^"))
        self._names, self._at = names, 0

    def parse(self) -> BigO:
        if not self._tokens:
            raise BigOError("empty")
        terms = self._sum()
        if self._at < len(self._tokens):
            raise BigOError(f"unexpected {self._tokens[self._at]!r}")
        return BigO(_simplify(terms))

    def _peek(self) -> str:
        return self._tokens[self._at] if self._at < len(self._tokens) else ""

    def _take(self) -> str:
        token = self._peek()
        self._at += 1
        return token

    def _sum(self) -> set[Monomial]:
        terms = self._product()
        while self._peek() in ("+", "-"):
            sign = self._take()
            more = self._product()
            terms = terms | more if sign == "+" else terms
        return terms

    def _product(self) -> set[Monomial]:
        terms = self._power()
        while self._peek() not in ("", "+", "-", ")", ",", "|"):
            operator = self._peek()
            if operator in "*/":
                self._take()
            factor = self._power()
            if operator == "/":
                factor = {_invert(term) for term in factor}
            terms = {_multiply(a, b) for a in terms for b in factor}
            if len(terms) > MOST_TERMS:
                raise BigOError("too many terms")
        return terms

    def _power(self) -> set[Monomial]:
        token = self._peek()
        base = self._atom()
        if self._peek() == "!":
            self._take()
            return {frozenset((name, (2, Fraction(0), 0)) for term in base for name, _ in term)}
        if self._peek() != "^":
            return base
        self._take()
        exponent = self._power()
        if token[0].isdigit():
            names = {name for term in exponent for name, _ in term}
            return {frozenset((name, (1, Fraction(0), 0)) for name in names)}
        return self._raise(base)

    def _raise(self, base: set[Monomial]) -> set[Monomial]:
        number = self._tokens[self._at - 1]
        if not re.fullmatch(r"\d+(?:\.\d+)?", number):
            names = {name for term in base for name, _ in term}
            return {frozenset((name, (1, Fraction(0), 0)) for name in names)}
        factor = Fraction(number)
        if factor > MOST_POWER:
            raise BigOError("power too large")
        return {
            frozenset(
                (name, (exponential, power * factor, int(log * factor)))
                for name, (exponential, power, log) in term
            )
            for term in base
        }

    def _atom(self) -> set[Monomial]:
        token = self._take()
        if token in ("(", "|"):
            closing = ")" if token == "(" else "|"
            inner = self._sum()
            if self._take() != closing:
                raise BigOError("unbalanced")
            return inner
        if re.fullmatch(r"\d+(?:\.\d+)?", token):
            return {frozenset()}
        if not re.fullmatch(r"[A-Za-z_]\w*", token):
            raise BigOError(f"unexpected {token!r}")
        return self._name(token.lower())

    def _name(self, token: str) -> set[Monomial]:
        if token in ("log", "lg", "ln", "log2"):
            if self._peek() == "^":
                self._take()
                self._take()
            return {
                frozenset((name, (0, Fraction(0), 1)) for name, _ in term) for term in self._power()
            }
        if token == "sqrt":
            return {
                frozenset((name, (e, power / 2, log)) for name, (e, power, log) in term)
                for term in self._atom()
            }
        if token in ("len", "size") and self._peek() == "(":
            return self._atom()
        if token in ("max", "min") and self._peek() == "(":
            self._take()
            terms = self._sum()
            while self._peek() == ",":
                self._take()
                terms = terms | self._sum()
            if self._take() != ")":
                raise BigOError("unbalanced")
            return terms
        return {self._variable(token)}

    def _variable(self, token: str) -> Monomial:
        one: Powers = (0, Fraction(1), 0)
        if token in self._names:
            return frozenset([(self._names[token], one)])
        letters = [self._names.get(letter, letter) for letter in token]
        if len(token) <= 3 and token.isalpha() and len(token) > 1:
            product: Monomial = frozenset()
            for letter in letters:
                product = _multiply(product, frozenset([(letter, one)]))
            return product
        return frozenset([(token, one)])


def _invert(term: Monomial) -> Monomial:
    return frozenset((name, (-e, -power, -log)) for name, (e, power, log) in term)
