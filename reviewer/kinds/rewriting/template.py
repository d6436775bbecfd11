"""Replacement code from text with placeholders: `heapq.nsmallest({k}, {items})`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Literal

import libcst as cst

Part = cst.BaseExpression | str | Sequence[cst.BaseStatement]
_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_MARK = "_reviewer_part_"
# characters for private use stand for braces of quoted code
_GUARDS = str.maketrans("{}", "\ue000\ue001")
_BRACES = str.maketrans("\ue000\ue001", "{}")
Place = Literal["alone", "apart", "clause", "tight"]
_WORDS = re.compile(
    r"(?:^|\b(?:for|in|if|return|while|assert|raise|yield|[({\[,:=]))\s*$|[({\[,:=]\s*$"
)
_NEXT = re.compile(r"\s*(?:for\b|in\b|if\b|[)}\],:]|$)")
_OPEN = frozenset({*"([{,=:\n", ""})
_CLOSE = frozenset({*")]},:\n", ""})
_ATOMS = (
    cst.Name,
    cst.Attribute,
    cst.Subscript,
    cst.Call,
    cst.List,
    cst.Set,
    cst.Dict,
    cst.ListComp,
    cst.SetComp,
    cst.DictComp,
    cst.Integer,
    cst.Float,
    cst.SimpleString,
    cst.FormattedString,
    cst.ConcatenatedString,
    cst.Ellipsis,
)


def expression(template: str, parts: Mapping[str, Part]) -> cst.BaseExpression:
    """The expression of a template. Parts that need parentheses get them."""
    parsed = cst.parse_expression(_marked(template, parts))
    result = parsed.visit(_Fill(parts, _places(template)))
    assert isinstance(result, cst.BaseExpression)
    return result


def statements(
    template: str, parts: Mapping[str, Part], config: cst.PartialParserConfig
) -> list[cst.BaseStatement]:
    """The statements of a template. A line that is only `{body}` stands for a list of them."""
    module = cst.parse_module(_marked(template, parts), config)
    filled = module.visit(_Fill(parts, _places(template)))
    return [item for item in filled.body if isinstance(item, cst.BaseStatement)]


def is_atom(node: cst.BaseExpression) -> bool:
    """Whether an expression binds tighter than any operator, or has its own parentheses."""
    return isinstance(node, _ATOMS) or bool(node.lpar)


def parenthesized(node: cst.BaseExpression) -> cst.BaseExpression:
    """The expression in parentheses."""
    return node.with_changes(lpar=[cst.LeftParen()], rpar=[cst.RightParen()])


def literal(code: str) -> str:
    """Source text for use in a template: its braces are no placeholders."""
    return code.translate(_GUARDS)


def plain(text: str) -> str:
    """The text with the braces of `literal` parts as they were."""
    return text.translate(_BRACES)


def _marked(template: str, parts: Mapping[str, Part]) -> str:
    """The template with a name that can be found again for each part that is a node."""

    def mark(place: re.Match[str]) -> str:
        part = parts[place.group(1)]
        return part if isinstance(part, str) else f"{_MARK}{place.group(1)}"

    return plain(_PLACEHOLDER.sub(mark, template))


def _places(template: str) -> dict[str, Place]:
    """How tight each part stands: an only argument, apart from others, as a clause of a
    comprehension, or beside an operator."""
    found: dict[str, Place] = {}
    for place in _PLACEHOLDER.finditer(template):
        before = template[: place.start()].rstrip(" ")[-1:]
        after = template[place.end() :].lstrip(" ")[:1]
        if before == "(" and after == ")":
            found[place.group(1)] = "alone"
        elif before in _OPEN and after in _CLOSE:
            found[place.group(1)] = "apart"
        elif _WORDS.search(template[: place.start()]) and _NEXT.match(template[place.end() :]):
            found[place.group(1)] = "clause"
        else:
            found[place.group(1)] = "tight"
    return found


class _Fill(cst.CSTTransformer):
    """Puts the parts where their marks stand."""

    def __init__(self, parts: Mapping[str, Part], places: Mapping[str, Place]) -> None:
        super().__init__()
        self.parts = parts
        self.places = places

    def leave_Name(self, original_node: cst.Name, updated_node: cst.Name) -> cst.BaseExpression:  # noqa: N802
        if not updated_node.value.startswith(_MARK):
            return updated_node
        name = updated_node.value[len(_MARK) :]
        part = self.parts[name]
        if not isinstance(part, cst.BaseExpression):
            return updated_node
        copy = part.deep_clone()
        place = self.places[name]
        if isinstance(copy, cst.GeneratorExp):
            if place == "alone":
                return copy.with_changes(lpar=[], rpar=[])
            return copy if copy.lpar else parenthesized(copy)
        if isinstance(copy, cst.Tuple) and not copy.lpar:
            return parenthesized(copy)
        loose = isinstance(copy, cst.IfExp | cst.Lambda | cst.NamedExpr) and not copy.lpar
        if place == "clause":
            return parenthesized(copy) if loose else copy
        return parenthesized(copy) if place == "tight" and not is_atom(copy) else copy

    def leave_SimpleStatementLine(  # noqa: N802
        self, original_node: cst.SimpleStatementLine, updated_node: cst.SimpleStatementLine
    ) -> cst.BaseStatement | cst.FlattenSentinel[cst.BaseStatement]:
        only = updated_node.body[0] if len(updated_node.body) == 1 else None
        if isinstance(only, cst.Expr) and isinstance(only.value, cst.Name):
            name = only.value.value
            part = self.parts.get(name.removeprefix(_MARK)) if name.startswith(_MARK) else None
            if part is not None and not isinstance(part, str | cst.BaseExpression):
                return cst.FlattenSentinel([item.deep_clone() for item in part])
        return updated_node
