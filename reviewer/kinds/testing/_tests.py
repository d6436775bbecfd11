"""What makes code a test."""

from __future__ import annotations

import ast


def is_test(node: ast.AST | None) -> bool:
    """Whether the node is a function that a test runner collects."""
    return isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name.startswith(
        "test_"
    )
