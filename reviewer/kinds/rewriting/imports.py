"""Adds an import where a reader expects it, and takes those away that a change left unused."""

from __future__ import annotations

import ast
import re
from collections.abc import Sequence, Set

import libcst as cst

_WORD = re.compile(r"[^\W\d]\w*")
_LONGEST_ANNOTATION = 80
"""Characters; a longer text is prose, where a word is no use of a name."""


def add_import(module: cst.Module, target: str, name: str) -> cst.Module:
    """`module` with `import target`, or `from target import name`, among its first imports.

    It joins an existing `from target import ...`, else it stands after the docstring and the
    imports at the top.
    """
    if name:
        joined = module.visit(_Join(target, name))
        if joined is not module and joined.code != module.code:
            return joined
    text = f"from {target} import {name}\n" if name else f"import {target}\n"
    line = cst.parse_statement(text, module.config_for_parsing)
    body = list(module.body)
    position = _position(body)
    following = body[position] if position < len(body) else None
    if following is not None and not _is_import(following):
        gap = getattr(following, "leading_lines", ())
        if position and not gap:
            following = following.with_changes(leading_lines=[cst.EmptyLine(indent=False)])
        elif not position and not module.header:
            lines = [cst.EmptyLine(indent=False), cst.EmptyLine(indent=False)]
            following = following.with_changes(leading_lines=[*lines, *gap])
        body[position] = following
        if position and not _is_import(body[position - 1]):
            line = line.with_changes(leading_lines=[cst.EmptyLine(indent=False)])
    return module.with_changes(body=[*body[:position], line, *body[position:]])


def _position(body: list[cst.SimpleStatementLine | cst.BaseCompoundStatement]) -> int:
    """Where a new import goes: after the last import of the leading block."""
    position = 0
    for index, statement in enumerate(body):
        if _is_import(statement):
            position = index + 1
        elif index == 0 and _is_docstring(statement):
            position = 1
        else:
            break
    return position


def _is_import(statement: cst.CSTNode) -> bool:
    return isinstance(statement, cst.SimpleStatementLine) and all(
        isinstance(part, cst.Import | cst.ImportFrom) for part in statement.body
    )


def _is_docstring(statement: cst.CSTNode) -> bool:
    return (
        isinstance(statement, cst.SimpleStatementLine)
        and isinstance(statement.body[0], cst.Expr)
        and isinstance(statement.body[0].value, cst.SimpleString | cst.ConcatenatedString)
    )


def without_unused(code: str, before: ast.Module) -> str:
    """`code` without the imports that were used in the module `before` and no longer are.

    Imports that were unused all along stay: they may be there for others to import.
    """
    after = ast.parse(code)
    gone = _imported(after) & _used(before) - _used(after)
    if not gone:
        return code
    rest = cst.parse_module(code).visit(_Drop(gone)).code
    return rest if code.startswith("\n") else rest.lstrip("\n")


def _imported(tree: ast.Module) -> set[str]:
    """The names that the top level of a module imports."""
    return {
        alias.asname or alias.name.partition(".")[0]
        for statement in tree.body
        if isinstance(statement, ast.Import | ast.ImportFrom)
        for alias in statement.names
    }


def _used(tree: ast.Module) -> set[str]:
    """Names that a module reads, also within texts: annotations in quotes, `__all__`."""
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            names.add(node.id)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            is_prose = len(node.value) > _LONGEST_ANNOTATION
            names.update(() if is_prose else _WORD.findall(node.value))
    return names


class _Join(cst.CSTTransformer):
    """Adds the name to the first top-level `from target import a, b`."""

    def __init__(self, target: str, name: str) -> None:
        super().__init__()
        self.target = target
        self.name = name
        self.done = False

    def visit_FunctionDef(self, node: cst.FunctionDef) -> bool:  # noqa: N802
        return False

    def visit_ClassDef(self, node: cst.ClassDef) -> bool:  # noqa: N802
        return False

    def leave_ImportFrom(  # noqa: N802
        self, original_node: cst.ImportFrom, updated_node: cst.ImportFrom
    ) -> cst.ImportFrom:
        module = updated_node.module
        if self.done or module is None or updated_node.relative:
            return updated_node
        if cst.Module([]).code_for_node(module) != self.target:
            return updated_node
        if isinstance(updated_node.names, cst.ImportStar):
            return updated_node
        self.done = True
        alias = cst.ImportAlias(cst.Name(self.name))
        aliases = sorted([*updated_node.names, alias], key=lambda item: str(item.evaluated_name))
        return updated_node.with_changes(
            names=[item.with_changes(comma=cst.MaybeSentinel.DEFAULT) for item in aliases]
            if not updated_node.lpar
            else [
                *updated_node.names[:-1],
                updated_node.names[-1].with_changes(comma=cst.MaybeSentinel.DEFAULT),
                alias,
            ]
        )


class _Drop(cst.CSTTransformer):
    """Takes names out of the imports at the top level of a module."""

    def __init__(self, names: Set[str]) -> None:
        super().__init__()
        self.names = names

    def visit_FunctionDef(self, node: cst.FunctionDef) -> bool:  # noqa: N802
        return False

    def visit_ClassDef(self, node: cst.ClassDef) -> bool:  # noqa: N802
        return False

    def leave_Import(  # noqa: N802
        self, original_node: cst.Import, updated_node: cst.Import
    ) -> cst.Import | cst.RemovalSentinel:
        kept = self._kept(updated_node.names)
        return updated_node.with_changes(names=kept) if kept else cst.RemoveFromParent()

    def leave_ImportFrom(  # noqa: N802
        self, original_node: cst.ImportFrom, updated_node: cst.ImportFrom
    ) -> cst.ImportFrom | cst.RemovalSentinel:
        if isinstance(updated_node.names, cst.ImportStar):
            return updated_node
        kept = self._kept(updated_node.names)
        return updated_node.with_changes(names=kept) if kept else cst.RemoveFromParent()

    def _kept(self, aliases: Sequence[cst.ImportAlias]) -> list[cst.ImportAlias]:
        kept = [alias for alias in aliases if _bound(alias) not in self.names]
        if kept and len(kept) < len(aliases):
            kept[-1] = kept[-1].with_changes(comma=aliases[-1].comma)
        return kept


def _bound(alias: cst.ImportAlias) -> str:
    return str(alias.evaluated_alias or alias.evaluated_name.partition(".")[0])
