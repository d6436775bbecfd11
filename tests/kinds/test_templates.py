"""Templates of replacement code: placeholders, and braces of quoted code that are none."""

from __future__ import annotations

import libcst as cst

from reviewer.kinds.rewriting.template import expression, literal, statements


def _code(*nodes: cst.CSTNode) -> str:
    return "".join(cst.Module([]).code_for_node(node) for node in nodes)


def test_a_placeholder_takes_its_part() -> None:
    part = cst.parse_expression("a + b")
    assert _code(expression("{value} * 2", {"value": part})) == "(a + b) * 2"


def test_braces_of_quoted_code_are_no_placeholders() -> None:
    quoted = literal('text = f"{value} of {items}"')
    made = statements(f"{quoted}\nn = {{value}}", {"value": "3"}, cst.PartialParserConfig())
    assert _code(*made).rstrip() == 'text = f"{value} of {items}"\nn = 3'
