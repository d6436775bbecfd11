"""What makes code a test."""

from __future__ import annotations

import ast

from ..facts import Facts


def is_test(node: ast.AST | None) -> bool:
    """Whether the node is a function that a test runner collects."""
    return isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name.startswith("test")


def in_test(node: ast.AST, facts: Facts) -> bool:
    """Whether the node stands in a test function."""
    return any(is_test(above) for above in facts.ancestors(node))
