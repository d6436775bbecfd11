"""d[k] if k in d else v is d.get(k, v)."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..facts import Facts
from ..facts.expressions import path_of, same, walk
from ..kind import Bad, Good, Injection, KindCode, Match

if TYPE_CHECKING:
    from ..rewriting.editor import Editor


def detect(node: ast.IfExp | ast.If, facts: Facts) -> Iterator[Match]:
    """A test for a key that chooses between the value under it and a default."""
    test = node.test
    if not (
        isinstance(test, ast.Compare)
        and len(test.ops) == 1
        and isinstance(test.ops[0], ast.In | ast.NotIn)
    ):
        return
    table, key = test.comparators[0], test.left
    target = None
    if isinstance(node, ast.IfExp):
        present, absent = node.body, node.orelse
    else:
        one = node.body[0] if len(node.body) == 1 else None
        two = node.orelse[0] if len(node.orelse) == 1 else None
        if not (
            isinstance(one, ast.Assign)
            and isinstance(two, ast.Assign)
            and same(one.targets[0], two.targets[0])
        ):
            return
        target, present, absent = one.targets[0], one.value, two.value
    if isinstance(test.ops[0], ast.NotIn):
        present, absent = absent, present
    if (
        not (
            isinstance(present, ast.Subscript)
            and same(present.value, table)
            and same(present.slice, key)
        )
        or path_of(table) is None
    ):
        return
    if facts.head(table) not in ("dict", "defaultdict", "OrderedDict", "Counter", ""):
        return
    dear = ast.Call | ast.Await | ast.Yield | ast.Subscript
    if any(isinstance(child, dear) for child in walk(absent)):
        return  # the default would be computed, or fail, also when it is not needed
    name = facts.text(table)
    yield Match(
        node=node,
        core=node,
        names=(name,),
        confidence=0.9,
        message=f"The test and the look-up search `{name}` twice for one value. "
        f"`{name}.get({facts.text(key)}, {facts.text(absent)})` does both.",
        parts={"table": table, "key": key, "default": absent, "target": target},
    )


def repair(match: Match, facts: Facts, edit: Editor) -> None:
    """`d.get(k, v)`; a default of None needs no mention."""
    parts, node = match.parts, match.node
    default = parts["default"]
    none = isinstance(default, ast.Constant) and default.value is None
    get = "{table}.get({key})" if none else "{table}.get({key}, {default})"
    pieces = {"table": parts["table"], "key": parts["key"], "default": default}
    if isinstance(node, ast.IfExp):
        edit.replace(node, get, **pieces)
    else:
        assert isinstance(node, ast.If)
        edit.replace_statement(node, "{target} = " + get, target=parts["target"], **pieces)


def find_gets(node: ast.Call, facts: Facts) -> Iterator[Match]:
    """`d.get(k, v)` of a dict with a name, with plain arguments."""
    if (
        isinstance(node.func, ast.Attribute)
        and len(node.args) == 2
        and facts.head(node.func.value) == "dict"
        and path_of(node.func.value)
        and all(
            isinstance(argument, ast.Name | ast.Constant | ast.Attribute) for argument in node.args
        )
    ):
        yield Match(node=node, core=node, message="", parts={"table": node.func.value})


def inject(match: Match, facts: Facts, edit: Editor) -> None:
    """Test, then look up."""
    call = match.node
    assert isinstance(call, ast.Call)
    key = facts.text(call.args[0])
    table = facts.text(match.parts["table"])
    edit.replace(call, f"{table}[{key}] if {key} in {table} else {{default}}", default=call.args[1])


KIND = KindCode(
    id="manual-dict-get",
    detect=detect,
    on=(ast.IfExp, ast.If),
    repair=repair,
    condition="the value is looked up in a dict",
    inject=Injection(find_gets, inject, calls=("get",)),
    bad=(
        Bad(
            "price = prices[sku] if sku in prices else 0\n",
            lines=(1, 1),
            core=1,
            names=("prices",),
            repaired="price = prices.get(sku, 0)\n",
        ),
        Bad(
            """\
if name in ages:
    age = ages[name]
else:
    age = None
""",
            lines=(1, 4),
            core=1,
            names=("ages",),
            repaired="age = ages.get(name)\n",
        ),
    ),
    good=(
        Good("name = d['title'] if 'title' in d else d['name']\n"),
        Good(
            "def price(prices: dict[str, int], sku: str) -> int:\n    return prices.get(sku, 0)\n",
            injected="def price(prices: dict[str, int], sku: str) -> int:\n"
            "    return prices[sku] if sku in prices else 0\n",
        ),
        Good("value = cache[key] if key in cache else compute(key)\n"),
        Good("first = names[0] if 0 in names else 1\nnames: list[int] = []\n"),
    ),
)
