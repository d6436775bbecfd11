"""A default such as datetime.now() is computed once, when the function is defined."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..facts import Facts
from ..facts.expressions import constant
from ..kind import Bad, Good, KindCode, Match

if TYPE_CHECKING:
    from ..rewriting.editor import Editor
_CHANGING = (
    "datetime.datetime.now",
    "datetime.datetime.utcnow",
    "datetime.date.today",
    "datetime.datetime.today",
    "time.time",
    "time.perf_counter",
    "time.monotonic",
    "uuid.uuid4",
    "uuid.uuid1",
    "random.random",
    "random.randint",
    "random.choice",
    "os.getcwd",
    "pathlib.Path.cwd",
    "secrets.token_hex",
    "open",
    "object",
    "numpy.random.default_rng",
    "random.Random",
    "time.localtime",
    "time.gmtime",
)


def detect(node: ast.FunctionDef | ast.AsyncFunctionDef, facts: Facts) -> Iterator[Match]:
    """A default that calls for something that is new each time."""
    args = node.args
    positional = [*args.posonlyargs, *args.args]
    pairs = [
        *zip(positional[len(positional) - len(args.defaults) :], args.defaults, strict=True),
        *zip(args.kwonlyargs, args.kw_defaults, strict=True),
    ]
    for parameter, default in pairs:
        if isinstance(default, ast.Call) and facts.called(default) in _CHANGING:
            yield Match(
                node=default,
                core=default,
                names=(parameter.arg,),
                confidence=0.95,
                message=f"`{facts.text(default)}` runs once, when the function is defined; every "
                f"call without `{parameter.arg}` gets that same value. Use None as the default "
                f"and call it inside the function.",
                parts={"parameter": parameter, "default": default, "function": node},
            )


def repair(match: Match, facts: Facts, edit: Editor) -> None:
    """None as the default, and the call as a first statement."""
    function, parameter = match.parts["function"], match.parts["parameter"]
    if parameter.annotation is not None:
        edit.refuse("the annotation has to change as well")
    first = function.body[0]
    if (
        isinstance(first, ast.Expr)
        and isinstance(constant(first.value), str)
        and len(function.body) > 1
    ):
        first = function.body[1]
    default = match.parts["default"]
    text = edit.code(default)
    edit.replace(default, "None")
    edit.insert_before(first, f"if {parameter.arg} is None:\n    {parameter.arg} = {text}\n")


KIND = KindCode(
    id="call-in-default",
    detect=detect,
    on=(ast.FunctionDef, ast.AsyncFunctionDef),
    repair=repair,
    safety="safe",
    bad=(
        Bad(
            "import time\n\ndef log(text, at=time.time()):\n    print(at, text)\n",
            lines=(3, 3),
            core=3,
            names=("at",),
            repaired="import time\n\ndef log(text, at=None):\n    if at is None:\n"
            "        at = time.time()\n    print(at, text)\n",
        ),
    ),
    good=(
        Good("import time\n\ndef log(text, clock=time.time):\n    print(clock(), text)\n"),
        Good("def log(text, level=int('3')):\n    print(level, text)\n"),
    ),
)
