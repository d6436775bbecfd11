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


def detect(
    node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef, facts: Facts
) -> Iterator[Match]:
    """A default that calls for something that is new each time, also of a dataclass's field."""
    if isinstance(node, ast.ClassDef):
        yield from _of_fields(node, facts)
        return
    args = node.args
    positional = [*args.posonlyargs, *args.args]
    pairs = [
        *zip(positional[len(positional) - len(args.defaults) :], args.defaults, strict=True),
        *zip(args.kwonlyargs, args.kw_defaults, strict=True),
    ]
    for parameter, default in pairs:
        if isinstance(default, ast.Call) and _is_new_each_time(default, facts):
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


def _is_new_each_time(default: ast.Call, facts: Facts) -> bool:
    """Whether the call, or one of which a text or number is made, differs each time."""
    if facts.called(default) in _CHANGING:
        return True
    inner: ast.expr | None = None
    if facts.is_builtin(default, "str", "int", "float") and len(default.args) == 1:
        inner = default.args[0]
    elif isinstance(default.func, ast.Attribute):
        inner = default.func.value  # `datetime.now().isoformat()`
    while isinstance(inner, ast.Attribute):
        inner = inner.value
    name = facts.called(inner)
    return name in _CHANGING and name not in ("open", "object")


def _of_fields(node: ast.ClassDef, facts: Facts) -> Iterator[Match]:
    marks = [d.func if isinstance(d, ast.Call) else d for d in node.decorator_list]
    if not any(facts.qualified(mark) == "dataclasses.dataclass" for mark in marks):
        return
    for field in node.body:
        value = field.value if isinstance(field, ast.AnnAssign) else None
        if not isinstance(value, ast.Call) or not _is_new_each_time(value, facts):
            continue
        name = getattr(getattr(field, "target", None), "id", "")
        yield Match(
            node=field,
            core=value,
            names=(name,),
            confidence=0.95,
            message=f"`{facts.text(value)}` runs once, when the class is defined; every object "
            f"without `{name}` gets that same value. Use `field(default_factory=...)`.",
        )


def repair(match: Match, facts: Facts, edit: Editor) -> None:
    """None as the default, and the call as a first statement."""
    if not match.parts:
        edit.refuse("a field needs a factory")
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
    on=(ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef),
    repair=repair,
    safety="safe",
    bad=(
        Bad(
            "import uuid\n\ndef make(name, mark=str(uuid.uuid4())):\n    return name, mark\n",
            lines=(3, 3),
            core=3,
            names=("mark",),
            repaired="import uuid\n\ndef make(name, mark=None):\n    if mark is None:\n"
            "        mark = str(uuid.uuid4())\n    return name, mark\n",
        ),
        Bad(
            "from dataclasses import dataclass\nfrom datetime import datetime\n\n@dataclass\n"
            "class Event:\n    at: datetime = datetime.now()\n",
            lines=(6, 6),
            core=6,
            names=("at",),
        ),
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
