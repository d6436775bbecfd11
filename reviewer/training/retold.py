"""Code told in words, statement by statement: what a reviewer writes who has nothing to say."""

from __future__ import annotations

import ast
import random
from collections.abc import Iterator

from reviewer.model import Span

MOST_STATEMENTS = 3
MOST_CHARACTERS = 70
"""Of an expression; a longer one is cut out of the sentence."""
_DEPTH = 3

_COMPARISONS: dict[type[ast.cmpop], tuple[str, ...]] = {
    ast.Eq: ("is equal to", "equals", "is"),
    ast.NotEq: ("differs from", "is not"),
    ast.Lt: ("is smaller than", "is below", "is less than"),
    ast.LtE: ("is at most", "is not above"),
    ast.Gt: ("is greater than", "is above", "exceeds"),
    ast.GtE: ("is at least", "is not below"),
    ast.Is: ("is",),
    ast.IsNot: ("is not",),
    ast.In: ("is in", "occurs in", "is one of"),
    ast.NotIn: ("is not in", "does not occur in"),
}
_OPERATIONS: dict[type[ast.operator], tuple[str, ...]] = {
    ast.Add: ("plus", "and", "with"),
    ast.Sub: ("minus", "less"),
    ast.Mult: ("times", "multiplied by"),
    ast.Div: ("divided by", "over"),
    ast.FloorDiv: ("divided without remainder by",),
    ast.Mod: ("modulo", "filled with"),
    ast.Pow: ("to the power of",),
}


def retold(code: str, span: Span, rng: random.Random) -> str:
    """What the statements of `code` that begin in `span` do, in sentences; "" where none does.

    Raises SyntaxError. Says what is there and judges nothing. Deterministic by the state of `rng`.
    """
    found = [
        node
        for node in ast.walk(ast.parse(code))
        if isinstance(node, ast.stmt) and span.first <= node.lineno <= span.last
    ]
    found.sort(key=lambda node: (node.lineno, node.col_offset))
    sentences = [text for node in found for text in _statement(node, rng)][:MOST_STATEMENTS]
    if len(sentences) > 1 and rng.random() < 0.4:
        joint = rng.choice((", then ", " and ", "; "))
        first, *rest = (text.rstrip(".:") for text in sentences)
        return joint.join([first, *(text[:1].lower() + text[1:] for text in rest)]) + "."
    return " ".join(sentences)


def _statement(node: ast.stmt, rng: random.Random) -> Iterator[str]:
    choose = rng.choice

    def said(part: ast.expr | None) -> str:
        return _expression(part, rng)

    match node:
        case (
            ast.Assign(targets=[target, *_], value=value)
            | ast.AnnAssign(target=target, value=ast.expr() as value)
        ):
            name, what = said(target), said(value)
            yield choose(
                (
                    f"{name} is {what}.",
                    f"{name} is set to {what}.",
                    f"Sets {name} to {what}.",
                    f"Here {what} is stored in {name}.",
                    f"Assigns {what} to {name}.",
                )
            )
        case ast.AugAssign(target=target, value=value, op=ast.Add()):
            yield choose(
                (
                    f"{said(value)} is added to {said(target)}.",
                    f"Adds {said(value)} to {said(target)}.",
                    f"{said(target)} grows by {said(value)}.",
                )
            )
        case ast.AugAssign(target=target, value=value):
            yield f"{said(target)} is changed by {said(value)}."
        case ast.Return(value=value):
            what = said(value)
            yield choose((f"Returns {what}.", f"{what} is returned.", f"Gives back {what}."))
        case ast.For(target=target, iter=items):
            yield choose(
                (
                    f"Goes through {said(items)}.",
                    f"For each {said(target)} of {said(items)}:",
                    f"Loops over {said(items)} with {said(target)}.",
                    f"A loop runs over {said(items)}.",
                )
            )
        case ast.While(test=test):
            yield choose((f"Runs as long as {said(test)}.", f"Loops while {said(test)}."))
        case ast.If(test=test):
            yield choose((f"If {said(test)}, the block is run.", f"Checks whether {said(test)}."))
        case ast.Assert(test=test):
            yield choose((f"Asserts that {said(test)}.", f"The test checks that {said(test)}."))
        case ast.Expr(value=ast.Call() as call):
            what = said(call)
            yield choose((f"Calls {what}.", f"{what} is called."))
        case ast.With(items=[item, *_]):
            yield choose(
                (f"Opens {said(item.context_expr)}.", f"Within {said(item.context_expr)}:")
            )
        case ast.Raise(exc=ast.expr() as error):
            yield choose((f"Raises {said(error)}.", f"{said(error)} is raised."))
        case ast.Try(handlers=[ast.ExceptHandler(type=ast.expr() as error), *_]):
            yield choose((f"Tries it, and catches {said(error)}.", f"Handles {said(error)}."))
        case ast.FunctionDef(name=name, args=arguments):
            names = " and ".join(argument.arg for argument in arguments.args) or "nothing"
            yield choose((f"{name} takes {names}.", f"Defines {name} with {names}."))


def _expression(node: ast.expr | None, rng: random.Random, depth: int = 0) -> str:
    text = "nothing" if node is None else _worded(node, rng, depth)
    return text if len(text) <= MOST_CHARACTERS else rng.choice(("the result", "the value"))


def _worded(node: ast.expr, rng: random.Random, depth: int) -> str:
    if depth >= _DEPTH or rng.random() < 0.25:
        return _written(node, rng)

    def said(part: ast.expr) -> str:
        return _expression(part, rng, depth + 1)

    match node:
        case ast.Compare(left=left, ops=[op], comparators=[right]):
            return f"{said(left)} {rng.choice(_COMPARISONS[type(op)])} {said(right)}"
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _OPERATIONS:
            return f"{said(left)} {rng.choice(_OPERATIONS[type(op)])} {said(right)}"
        case ast.Call(func=func, args=[ast.expr() as only]) if not node.keywords:
            return f"{said(func)} of {said(only)}"
        case ast.Attribute(value=ast.Name(id=owner), attr=name) if owner != "self":
            return rng.choice((f"{owner}.{name}", f"the {name} of {owner}", f"{owner}'s {name}"))
        case ast.Subscript(value=value, slice=index):
            return rng.choice(
                (f"{said(value)} at {said(index)}", f"the {said(index)} of {said(value)}")
            )
        case ast.ListComp(elt=made, generators=[each, *_]):
            return f"a list of {said(made)} for each {said(each.target)} in {said(each.iter)}"
        case ast.BoolOp(op=ast.And(), values=[left, right, *_]):
            return f"{said(left)} and {said(right)}"
        case ast.List(elts=[]) | ast.Dict(keys=[]):
            return rng.choice(("empty", "a new container"))
        case _:
            return _written(node, rng)


def _written(node: ast.expr, rng: random.Random) -> str:
    """The expression as it stands, sometimes marked as code."""
    text = ast.unparse(node)
    return f"`{text}`" if rng.random() < 0.4 else text
