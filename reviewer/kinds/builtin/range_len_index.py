"""A comprehension over range(len(xs)) that reads xs[i]."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..facts import Facts
from ..kind import Bad, Good, Injection, KindCode, Match
from ._indexing import IndexUse, index_use, singular

if TYPE_CHECKING:
    from ..rewriting.editor import Editor


def detect(node: ast.comprehension, facts: Facts) -> Iterator[Match]:
    """A comprehension whose index serves to read `xs[i]` and nothing beside it."""
    whole = facts.parents[node]
    if whole.generators[0] is not node or len(whole.generators) > 1:  # type: ignore[attr-defined]
        return
    use = index_use(node.target, node.iter, _body(whole, node), facts)
    if use is None or not use.reads or use.writes or use.others:
        return
    if facts.head(use.items) in ("ndarray", "DataFrame", "Series"):
        return
    name, index = facts.text(use.items), use.index.id
    better = f"for {index}, item in enumerate({name})" if use.alone else f"for item in {name}"
    yield Match(
        node=whole,
        core=whole,
        names=(name, index),
        confidence=0.9,
        message=f"The index `{index}` only serves to read `{name}[{index}]`. "
        f"`{better}` says the same without counting by hand.",
        parts={"use": use, "generator": node},
    )


def _body(whole: ast.AST, generator: ast.comprehension) -> list[ast.AST]:
    if isinstance(whole, ast.DictComp):
        return [whole.key, whole.value, *generator.ifs]
    return [whole.elt, *generator.ifs]  # type: ignore[attr-defined]


def repair(match: Match, facts: Facts, edit: Editor) -> None:
    """Direct iteration, or enumerate where the index is used for itself."""
    use, generator = match.parts["use"], match.parts["generator"]
    assert isinstance(use, IndexUse)
    item = edit.fresh(singular(facts.text(use.items)))
    for read in use.reads:
        edit.replace(read, item)
    if use.alone:
        edit.replace(generator.target, f"{use.index.id}, {item}")
        edit.replace(generator.iter, "enumerate({items})", items=use.items)
    else:
        edit.replace(generator.target, item)
        edit.replace(generator.iter, "{items}", items=use.items)


def find_walks(node: ast.comprehension, facts: Facts) -> Iterator[Match]:
    """`for x in xs` in a comprehension over a list with a name."""
    whole = facts.parents[node]
    if (
        len(getattr(whole, "generators", ())) == 1
        and isinstance(node.target, ast.Name)
        and isinstance(node.iter, ast.Name)
        and facts.head(node.iter) == "list"
    ):
        uses = [use for use in facts.uses(node.target) if isinstance(use.ctx, ast.Load)]
        if uses:
            yield Match(node=whole, core=whole, message="", parts={"generator": node, "uses": uses})


def inject(match: Match, facts: Facts, edit: Editor) -> None:
    """Count, and read by index."""
    generator = match.parts["generator"]
    index = edit.fresh("i")
    edit.replace(generator.target, index)
    edit.replace(generator.iter, f"range(len({generator.iter.id}))")
    for use in match.parts["uses"]:
        edit.replace(use, f"{generator.iter.id}[{index}]")


KIND = KindCode(
    id="range-len-index",
    detect=detect,
    on=(ast.comprehension,),
    repair=repair,
    safety="safe",
    inject=Injection(find_walks, inject, on=(ast.comprehension,)),
    bad=(
        Bad(
            "squares = [values[i] ** 2 for i in range(len(values))]\n",
            lines=(1, 1),
            core=1,
            names=("values", "i"),
            repaired="squares = [value ** 2 for value in values]\n",
        ),
        Bad(
            "places = {names[i]: i for i in range(len(names)) if names[i]}\n",
            lines=(1, 1),
            core=1,
            names=("names", "i"),
            repaired="places = {name: i for i, name in enumerate(names) if name}\n",
        ),
    ),
    good=(
        Good(
            "def squares(values: list[int]):\n    return [value**2 for value in values]\n",
            injected="def squares(values: list[int]):\n"
            "    return [values[i]**2 for i in range(len(values))]\n",
        ),
        Good("steps = [xs[i + 1] - xs[i] for i in range(len(xs))]\n"),
        Good("sums = [a[i] + b[i] for i in range(len(a))]\n"),
    ),
)
