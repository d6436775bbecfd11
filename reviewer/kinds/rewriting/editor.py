"""Edits in terms of the syntax tree's nodes, carried out on the concrete tree."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NoReturn

import libcst as cst
from libcst.metadata import CodeRange, MetadataWrapper, PositionProvider

from ..facts import Facts
from .imports import add_import
from .template import Part, expression, is_atom, literal, parenthesized, plain, statements


@dataclass(frozen=True, slots=True)
class Recast:
    """A comprehension to be written as another sort."""

    node: ast.expr
    brackets: bool


Piece = ast.expr | Sequence[ast.stmt] | str | Recast
_TIGHT = (ast.BinOp, ast.UnaryOp, ast.Compare, ast.BoolOp, ast.Attribute, ast.Await, ast.Starred)
_Range = tuple[int, int, int, int]


class CannotRewrite(Exception):  # noqa: N818
    """This place cannot be rewritten safely; the text says why."""


class Editor:
    """Collects edits to one module and applies them together. Comments and layout outside the
    replaced nodes stay as they are; nodes put into a template keep theirs."""

    def __init__(self, code: str, facts: Facts) -> None:
        self.facts = facts
        self._wrapper, self._index = _concrete(code)
        self._lines = code.splitlines(keepends=True)
        self._replaced: dict[cst.CSTNode, tuple[str, dict[str, Piece], ast.AST]] = {}
        self._statements: dict[cst.CSTNode, tuple[str, dict[str, Piece]]] = {}
        self._before: dict[cst.CSTNode, list[tuple[str, dict[str, Piece]]]] = {}
        self._after: dict[cst.CSTNode, list[tuple[str, dict[str, Piece]]]] = {}
        self._arguments: dict[cst.CSTNode, tuple[str, str]] = {}
        self._decorators: dict[cst.CSTNode, str] = {}
        self._removed: set[cst.CSTNode] = set()
        self._imports: list[tuple[str, str]] = []
        self._taken: set[str] = set()

    # What a repair asks for

    def replace(self, node: ast.AST, template: str, **parts: Piece) -> None:
        """Put the expression of `template` in the place of `node`."""
        self._replaced[self._expression(node)] = (template, parts, node)

    def replace_statement(self, node: ast.AST, template: str, **parts: Piece) -> None:
        """Put the statements of `template` in the place of `node`, which holds no comment."""
        self._statements[self._without_comments(node)] = (template, parts)

    def insert_before(self, node: ast.AST, template: str, **parts: Piece) -> None:
        """Put the statements of `template` before `node`."""
        parent = self.facts.parent(node)
        if isinstance(node, ast.If) and isinstance(parent, ast.If) and parent.orelse == [node]:
            self.refuse("an elif has no place before it")
        self._before.setdefault(self._line(node), []).append((template, parts))

    def insert_after(self, node: ast.AST, template: str, **parts: Piece) -> None:
        """Put the statements of `template` after `node`."""
        self._after.setdefault(self._line(node), []).append((template, parts))

    def _without_comments(self, node: ast.AST) -> cst.BaseStatement:
        line = self._line(node)
        if _has_comment(line):
            self.refuse("a comment would be lost")
        return line

    def hoist(self, value: ast.expr, loop: ast.AST, name: str, template: str) -> str:
        """Compute `template` (which holds `{value}`) once before `loop`; the name it got."""
        statement = self.facts.statement(loop)
        if self.facts.enclosing(loop) is not self.facts.enclosing(statement):
            self.refuse("the loop is part of a lambda")
        local = self.fresh(name)
        # As text: the node itself may be replaced by the new name.
        text = self._wrapper.module.code_for_node(self._expression(value))
        self.insert_before(statement, f"{local} = {template}", value=text)
        return local

    def remove(self, node: ast.AST) -> None:
        """Take a statement away. Refuses where a comment would go with it."""
        self._removed.add(self._without_comments(node))

    def decorate(self, node: ast.FunctionDef, decorator: str) -> None:
        """Add a decorator below those a function has."""
        self._decorators[self._line(node)] = decorator

    def undecorate(self, node: ast.FunctionDef) -> None:
        """Take all decorators away."""
        self._decorators[self._line(node)] = ""

    def add_argument(self, call: ast.AST, argument: str) -> None:
        """Add an argument at the end of a call."""
        self._arguments[self._expression(call)] = (argument, "")

    def drop_argument(self, call: ast.AST, keyword: str) -> None:
        """Take a keyword argument out of a call."""
        self._arguments[self._expression(call)] = ("", keyword)

    def use(self, module: str, name: str = "") -> str:
        """Text that refers to `module` (or to `name` of it), importing it where it is not yet."""
        target = f"{module}.{name}" if name else module
        for bound, bindings in self.facts.module.bindings.items():
            if len(bindings) == 1 and bindings[0].how == "import":
                if bindings[0].target == target:
                    return bound
                if name and bindings[0].target == module:
                    return f"{bound}.{name}"
        wanted = name or module.partition(".")[0]
        if any(wanted in scope.bindings for scope in self.facts.scopes.values()):
            self.refuse(f"the name {wanted!r} is taken")
        if (module, name) not in self._imports:
            self._imports.append((module, name))
        return name or module

    def as_generator(self, node: ast.expr) -> Recast:
        """A list comprehension as a generator, to be put into a template."""
        return Recast(node, brackets=False)

    def as_list(self, node: ast.expr) -> Recast:
        """A generator as a list comprehension, to be put into a template."""
        return Recast(node, brackets=True)

    def fresh(self, wanted: str) -> str:
        """A name that nothing in the module uses, `wanted` if possible."""
        used = {
            name for scope in self.facts.scopes.values() for name in (*scope.bindings, *scope.names)
        } | self._taken
        name, number = wanted, 2
        while name in used:
            name, number = f"{wanted}_{number}", number + 1
        self._taken.add(name)
        return name

    def code(self, node: ast.AST) -> str:
        """The source text of an expression, for use in a template."""
        return literal(self._wrapper.module.code_for_node(self._expression(node)))

    def code_of(self, statement: ast.stmt) -> str:
        """The source text of a statement on lines of its own, without what stands around it, for
        use in a template."""
        line = self._without_comments(statement)
        text = self._wrapper.module.code_for_node(line.with_changes(leading_lines=()))
        return literal(text.strip())

    def refuse(self, reason: str) -> NoReturn:
        """Give up on this place. Raises CannotRewrite."""
        raise CannotRewrite(reason)

    # Carrying out

    def result(self) -> str:
        """The code with all edits applied. Raises CannotRewrite when there are none."""
        if not (
            self._replaced
            or self._statements
            or self._before
            or self._after
            or self._removed
            or self._decorators
            or self._arguments
        ):
            self.refuse("nothing to change")
        module = self._wrapper.module.visit(_Apply(self))
        for target, name in self._imports:
            module = add_import(module, target, name)
        return module.code

    def _parts(self, pieces: dict[str, Piece], apply: _Apply) -> dict[str, Part]:
        return {name: self._part(piece, apply) for name, piece in pieces.items()}

    def _part(self, piece: Piece, apply: _Apply) -> Part:
        if isinstance(piece, str):
            return piece
        if isinstance(piece, Recast):
            original = self._expression(piece.node)
            apply.active.add(original)
            inner = original.visit(apply)
            apply.active.discard(original)
            assert isinstance(inner, cst.ListComp | cst.GeneratorExp)
            if piece.brackets:
                return cst.ListComp(elt=inner.elt, for_in=inner.for_in)
            return cst.GeneratorExp(elt=inner.elt, for_in=inner.for_in, lpar=[], rpar=[])
        if isinstance(piece, ast.expr):
            found = self._expression(piece).visit(apply)
            assert isinstance(found, cst.BaseExpression)
            return found
        body: list[cst.BaseStatement] = []
        for statement in piece:
            changed = self._line(statement).visit(apply)
            if isinstance(changed, cst.FlattenSentinel):
                body.extend(item for item in changed if isinstance(item, cst.BaseStatement))
            elif isinstance(changed, cst.BaseStatement):
                body.append(changed)
        return body

    def _expression(self, node: ast.AST) -> cst.BaseExpression:
        for place in self._places(node):
            for found in self._index.get(place, ()):
                if isinstance(found, cst.BaseExpression):
                    return found
        raise CannotRewrite("the expression was not found again")

    def _line(self, node: ast.AST) -> cst.BaseStatement:
        place = next(self._places(node), None)
        for found in self._index.get(place, ()) if place is not None else ():
            if isinstance(found, cst.SimpleStatementLine):
                if len(found.body) > 1:
                    break
                return found
            if isinstance(found, cst.BaseCompoundStatement):
                return found
        raise CannotRewrite("the statement shares its line with others")

    def _places(self, node: ast.AST) -> Iterator[_Range]:
        """The concrete tree's ranges that may stand for `node`: it counts characters instead of
        bytes, and leaves the parentheses of tuples and generators out."""
        if not isinstance(node, ast.expr | ast.stmt):
            return
        first, last = node.lineno, node.end_lineno or node.lineno
        start = self._character(first, node.col_offset)
        end = self._character(last, node.end_col_offset or 0)
        yield (first, start, last, end)
        if isinstance(node, ast.Tuple | ast.GeneratorExp):
            yield (first, start + 1, last, end - 1)

    def _character(self, line: int, byte: int) -> int:
        text = self._lines[line - 1] if line <= len(self._lines) else ""
        return byte if text.isascii() else len(text.encode()[:byte].decode(errors="replace"))

    def needs_parentheses(self, node: ast.AST, loose: bool) -> bool:
        """Whether what stands beside `node` would tear its replacement apart. `loose` is one that
        binds less than any operator: a conditional, a lambda, an assignment expression."""
        parent = self.facts.parent(node)
        if loose and isinstance(parent, ast.IfExp):
            return node is not parent.orelse
        if loose and isinstance(parent, ast.comprehension):
            return True
        if isinstance(parent, ast.Subscript | ast.Call):
            return node is (parent.value if isinstance(parent, ast.Subscript) else parent.func)
        return isinstance(parent, _TIGHT)


class _Apply(cst.CSTTransformer):
    """One pass over the concrete tree that makes the collected edits."""

    def __init__(self, editor: Editor) -> None:
        super().__init__()
        self.editor = editor
        self.config = editor._wrapper.module.config_for_parsing
        # Nodes under replacement: met again as a part of their own template, they stand.
        self.active: set[cst.CSTNode] = set()

    def on_visit(self, node: cst.CSTNode) -> bool:
        if node in self.active:
            return True
        return node not in self.editor._replaced and node not in self.editor._statements

    def on_leave(  # type: ignore[override]
        self, original_node: cst.CSTNode, updated_node: cst.CSTNode
    ) -> cst.CSTNode | cst.RemovalSentinel | cst.FlattenSentinel[cst.CSTNode]:
        editor = self.editor
        if original_node in self.active:
            return updated_node
        if original_node in editor._replaced:
            return self._expression(original_node)
        if original_node in editor._arguments and isinstance(updated_node, cst.Call):
            return _with_arguments(updated_node, *editor._arguments[original_node])
        if not isinstance(original_node, cst.BaseStatement):
            return updated_node
        if original_node in editor._decorators and isinstance(updated_node, cst.FunctionDef):
            updated_node = _decorated(updated_node, editor._decorators[original_node])
        result: list[cst.CSTNode] = [updated_node]
        if original_node in editor._statements:
            self.active.add(original_node)
            result = list(self._built(*editor._statements[original_node]))
            self.active.discard(original_node)
        if original_node in editor._removed:
            result = []
        before = [s for edit in editor._before.get(original_node, ()) for s in self._built(*edit)]
        after = [s for edit in editor._after.get(original_node, ()) for s in self._built(*edit)]
        if result == [updated_node] and not before and not after:
            return updated_node
        together = [*before, *result, *after]
        if not together:
            return cst.RemoveFromParent()
        leading = getattr(original_node, "leading_lines", ())
        if leading and together[0] is not updated_node:
            together[0] = together[0].with_changes(leading_lines=leading)
            together[1:] = [
                node.with_changes(leading_lines=()) if node is updated_node else node
                for node in together[1:]
            ]
        return cst.FlattenSentinel(together)

    def _expression(self, original: cst.CSTNode) -> cst.BaseExpression:
        template, pieces, node = self.editor._replaced[original]
        self.active.add(original)
        built = expression(template, self.editor._parts(pieces, self))
        self.active.discard(original)
        assert isinstance(original, cst.BaseExpression)
        if (
            original.lpar
            and not built.lpar
            and not isinstance(original, cst.Tuple | cst.GeneratorExp)
        ):
            return built.with_changes(lpar=original.lpar, rpar=original.rpar)
        loose = isinstance(built, cst.IfExp | cst.Lambda | cst.NamedExpr)
        if not is_atom(built) and self.editor.needs_parentheses(node, loose):
            return parenthesized(built)
        return built

    def _built(self, template: str, pieces: dict[str, Piece]) -> list[cst.BaseStatement]:
        return statements(template, self.editor._parts(pieces, self), self.config)


@lru_cache(maxsize=1)
def _concrete(code: str) -> tuple[MetadataWrapper, dict[_Range, list[cst.CSTNode]]]:
    """The concrete tree of `code`, and its nodes by range. Kept for the next try on the same
    code: it is by far the dearest step of an edit, and no edit changes it."""
    wrapper = MetadataWrapper(cst.parse_module(code), unsafe_skip_copy=True)
    index: dict[_Range, list[cst.CSTNode]] = {}
    for node, place in wrapper.resolve(PositionProvider).items():
        index.setdefault(_as_range(place), []).append(node)
    return wrapper, index


def _has_comment(node: cst.CSTNode) -> bool:
    return isinstance(node, cst.Comment) or any(_has_comment(child) for child in node.children)


def _with_arguments(call: cst.Call, added: str, dropped: str) -> cst.Call:
    """The call with one more argument, or without the keyword `dropped`."""
    arguments = [arg for arg in call.args if arg.keyword is None or arg.keyword.value != dropped]
    if added:
        sample = cst.parse_expression(f"f({plain(added)})")
        assert isinstance(sample, cst.Call)
        arguments = [
            arg.with_changes(comma=cst.Comma(whitespace_after=cst.SimpleWhitespace(" ")))
            if arg.comma is cst.MaybeSentinel.DEFAULT
            else arg
            for arg in arguments
        ] + list(sample.args)
    elif arguments and len(arguments) < len(call.args):
        arguments[-1] = arguments[-1].with_changes(comma=call.args[-1].comma)
    return call.with_changes(args=arguments)


def _decorated(node: cst.FunctionDef, decorator: str) -> cst.FunctionDef:
    """The function with one decorator more, or without any where `decorator` is empty."""
    if decorator:
        added = cst.Decorator(cst.parse_expression(plain(decorator)))
        return node.with_changes(decorators=[*node.decorators, added])
    return node.with_changes(decorators=[])


def _as_range(place: CodeRange) -> _Range:
    return (place.start.line, place.start.column, place.end.line, place.end.column)
