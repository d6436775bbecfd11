"""Where the nodes of a module stand: parents, blocks, loops, calls, and their text."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping

from .expressions import COMPREHENSIONS, FUNCTIONS
from .gather import Place

Loop = (
    ast.For
    | ast.AsyncFor
    | ast.While
    | ast.ListComp
    | ast.SetComp
    | ast.DictComp
    | ast.GeneratorExp
)
_LOOPS = (ast.For, ast.AsyncFor, ast.While, *COMPREHENSIONS)
_BARRIERS = (*FUNCTIONS, ast.Lambda, ast.ClassDef, ast.Module)


class Structure:
    """The tree of one module, walked upwards. `parents` maps each node to the one above."""

    def __init__(self, tree: ast.Module, code: str, parents: Mapping[ast.AST, ast.AST]) -> None:
        self.tree = tree
        self.code = code
        self.parents = parents
        self._lines: list[str] | None = None
        self._mentioned: dict[str, bool] = {}
        self._lower: str | None = None
        self._blocks: dict[ast.AST, dict[ast.stmt, tuple[list[ast.stmt], int]]] = {}
        self._calls: dict[str, list[ast.Call]] | None = None
        # The real name of what the module imports under another: {"clone": "deepcopy"}.
        self.aliases: dict[str, str] = {}

    def parent(self, node: ast.AST) -> ast.AST | None:
        """The node directly above."""
        return self.parents.get(node)

    def ancestors(self, node: ast.AST) -> Iterator[ast.AST]:
        """The nodes above, innermost first."""
        current = self.parents.get(node)
        while current is not None:
            yield current
            current = self.parents.get(current)

    def statement(self, node: ast.AST) -> ast.stmt:
        """The statement that `node` is, or is part of."""
        current: ast.AST | None = node
        while current is not None and not isinstance(current, ast.stmt):
            current = self.parents.get(current)
        assert isinstance(current, ast.stmt), "the node is not part of a statement"
        return current

    def construct(self, node: ast.AST) -> ast.AST:
        """The statement around `node` where it is a simple one, else `node` itself."""
        statement = self.statement(node)
        return node if hasattr(statement, "body") else statement

    def in_test(self, node: ast.AST) -> bool:
        """Whether `node` stands in a test function."""
        return any(
            isinstance(above, FUNCTIONS) and above.name.startswith("test")
            for above in self.ancestors(node)
        )

    def block(self, statement: ast.stmt) -> list[ast.stmt]:
        """The list of statements that holds `statement`."""
        return self._block(statement)[0]

    def before(self, statement: ast.stmt) -> ast.stmt | None:
        """The statement before it in the same block."""
        block, position = self._block(statement)
        return block[position - 1] if position else None

    def after(self, statement: ast.stmt) -> ast.stmt | None:
        """The statement after it in the same block."""
        block, position = self._block(statement)
        return block[position + 1] if position + 1 < len(block) else None

    def _block(self, statement: ast.stmt) -> tuple[list[ast.stmt], int]:
        """The block of a statement, and its position there."""
        parent = self.parents.get(statement, self.tree)
        if parent not in self._blocks:
            self._blocks[parent] = {
                item: (block, position)
                for name in ("body", "orelse", "finalbody")
                if isinstance(block := getattr(parent, name, None), list)
                for position, item in enumerate(block)
            }
        return self._blocks[parent].get(statement, ([statement], 0))

    def is_optional(self, statement: ast.stmt) -> bool:
        """Whether an if or a conditional expression decides about the statement's value."""
        return isinstance(self.parent(statement), ast.If) or isinstance(
            getattr(statement, "value", None), ast.IfExp | ast.BoolOp
        )

    def function(self, node: ast.AST) -> ast.FunctionDef | ast.AsyncFunctionDef | None:
        """The innermost function around `node`."""
        for above in self.ancestors(node):
            if isinstance(above, FUNCTIONS):
                return above
        return None

    def enclosing(self, node: ast.AST) -> ast.AST:
        """The innermost function, lambda, class or module around `node`."""
        for above in self.ancestors(node):
            if isinstance(above, _BARRIERS):
                return above
        return self.tree

    def loops(self, node: ast.AST) -> Iterator[Loop]:
        """The loops and comprehensions that evaluate `node` again and again, innermost first,
        up to the enclosing function."""
        below: ast.AST = node
        skip: ast.AST | None = None
        for above in self.ancestors(node):
            if isinstance(above, _BARRIERS):
                return
            if isinstance(above, ast.comprehension):
                if below is above.iter and above is self.parents[above].generators[0]:  # type: ignore[attr-defined]
                    skip = self.parents[above]
            elif isinstance(above, _LOOPS) and above is not skip and _repeats(above, below):
                yield above
            below = above

    def holds(self, outer: ast.AST, inner: ast.AST) -> bool:
        """Whether `inner` lies within `outer` (a loop, statement or expression)."""
        return outer is inner or contains(outer, inner)

    def statement_holds(self, binder: ast.AST, node: ast.AST) -> bool:
        """Whether `node` is part of the very assignment `binder`, so that it sees the old value."""
        return (
            isinstance(binder, ast.stmt)
            and not isinstance(binder, ast.With | ast.AsyncWith)
            and contains(binder, node)
        )

    def leaves(self, node: ast.AST, loop: Loop) -> bool:
        """Whether the block around `node` ends the loop, so that it runs once at most."""
        below: ast.AST = node
        inner = False
        for above in self.ancestors(node):
            if isinstance(below, ast.stmt):
                last = self.block(below)[-1]
                if isinstance(last, ast.Return | ast.Raise) or (
                    isinstance(last, ast.Break) and not inner
                ):
                    return True
            if above is loop:
                return False
            inner = inner or isinstance(above, ast.For | ast.AsyncFor | ast.While)
            below = above
        return False

    def keyed_call(self, node: ast.AST) -> ast.Call | None:
        """The `sorted`, `max` or the like that runs the lambda around `node` once an item."""
        around = self.enclosing(node)
        if not isinstance(around, ast.Lambda):
            return None
        holder = self.parent(around)
        call = self.parent(holder) if isinstance(holder, ast.keyword) else holder
        if not isinstance(call, ast.Call) or not call.args:
            return None
        name = getattr(call.func, "id", "")
        by_key = isinstance(holder, ast.keyword) and holder.arg == "key"
        by_place = call.args[0] is around and name in ("map", "filter")
        return call if by_place or (by_key and name in ("sorted", "max", "min")) else None

    def calls_of(self, name: str) -> list[ast.Call]:
        """All calls of a function or method of that last name, in source order."""
        if self._calls is None:
            self._calls = {}
            for node in self.parents:
                if isinstance(node, ast.Call):
                    last = str(getattr(node.func, "attr", None) or getattr(node.func, "id", ""))
                    self._calls.setdefault(self.aliases.get(last, last), []).append(node)
            for calls in self._calls.values():
                calls.sort(key=lambda call: (call.lineno, call.col_offset))
        return self._calls.get(name, [])

    def mentions(self, word: str) -> bool:
        """Whether the code contains `word`, in whatever case, comments and strings included."""
        if word not in self._mentioned:
            if self._lower is None:
                self._lower = self.code.lower()
            self._mentioned[word] = word in self._lower
        return self._mentioned[word]

    def lines_of(self, node: ast.stmt) -> str:
        """The lines of a statement as they stand, comments included."""
        if self._lines is None:
            self._lines = self.code.splitlines()
        return "\n".join(self._lines[node.lineno - 1 : node.end_lineno])

    def text(self, node: ast.AST, limit: int = 60) -> str:
        """The source of a node on one line, shortened to `limit` characters."""
        if self._lines is None:
            self._lines = self.code.splitlines()
        if isinstance(node, ast.Name):
            return node.id
        first, last = node.lineno - 1, node.end_lineno - 1  # type: ignore[attr-defined]
        if first >= len(self._lines):
            return ""
        start, end = node.col_offset, node.end_col_offset  # type: ignore[attr-defined]
        if first == last:
            raw = self._lines[first].encode()[start:end].decode(errors="replace")
        else:
            head = self._lines[first].encode()[start:].decode(errors="replace")
            tail = self._lines[last].encode()[:end].decode(errors="replace")
            raw = " ".join([head, *self._lines[first + 1 : last], tail])
        raw = " ".join(raw.split())
        return raw if len(raw) <= limit else raw[: limit - 3] + "..."


def _repeats(loop: Loop, child: ast.AST) -> bool:
    """Whether the loop evaluates its direct child `child` in every pass."""
    if isinstance(loop, ast.While):
        return all(child is not item for item in loop.orelse)
    if isinstance(loop, ast.For | ast.AsyncFor):
        # Not through the body: it may be long, and this is asked often.
        outside = (loop.iter, loop.target, *loop.orelse)
        return all(child is not item for item in outside)
    return True


def extent(node: ast.AST) -> tuple[Place, Place]:
    """The start and end of a node as (line, column) pairs, end exclusive."""
    if isinstance(node, ast.Module):
        return (0, 0), (10**9, 0)
    return (
        (node.lineno, node.col_offset),  # type: ignore[attr-defined]
        (node.end_lineno, node.end_col_offset),  # type: ignore[attr-defined]
    )


def contains(outer: ast.AST, inner: ast.AST) -> bool:
    """Whether `inner` lies within the text of `outer`."""
    start, end = extent(outer)
    inner_start, inner_end = extent(inner)
    return start <= inner_start and inner_end <= end
