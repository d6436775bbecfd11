"""Our detectors beside other linters in one run: files a second, and kinds found.

`pytest tests/bench/test_rivals.py -s` installs the others into environments of its own (perflint
into one with its older pylint), which takes a minute and needs a package index; the measurement
takes about five more. Every tool runs with all its rules on.

- Speed: CPU seconds of the whole process over the same 60 files of scikit-learn, start included.
- Kinds: the bad examples of every kind that has a detector, one file each. A tool finds a kind
  when a rule that means it (`linters` in rubrics/kinds, or ALSO below) fires on the line that
  shows the defect or within the construct. What else fires on that very line is printed, so that
  a rule missing from the lists can be seen. The examples are ours and were written for our
  detectors: that we find all of them is their definition and no merit.
"""

from __future__ import annotations

import json
import os
import random
import re
import resource
import shutil
import subprocess
import sys
import tomllib
import venv
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import pytest

from reviewer.kinds import category, kind_ids, load

pytestmark = [pytest.mark.bench, pytest.mark.slow]

ROOT = Path(__file__).parents[2]
FILES = 60
ALGORITHMIC = ("time", "space")

# Rules that mean a kind, though the kind's text does not name them: rule -> kinds.
ALSO: Mapping[str, tuple[str, ...]] = {
    "fixit:CollapseIsinstanceChecks": ("repeated-isinstance-or-startswith",),
    "fixit:ComparePrimitivesByEqual": ("literal-is-comparison",),
    "fixit:CompareSingletonPrimitivesByIs": ("eq-none",),
    "fixit:NoRedundantListComprehension": ("list-for-generator",),
    "fixit:RewriteToComprehension": ("redundant-copy-of-fresh-object",),
    "pylint:C0200": ("parallel-index-instead-of-zip",),
    "pylint:R1719": ("needless-bool",),
    "pylint:R1728": ("redundant-copy-of-fresh-object",),
    "pylint:R6106": ("nan-equality",),
    "pylint:W0718": ("assert-in-except-or-swallowed",),
    "refurb:FURB137": ("redundant-copy-of-fresh-object",),
    "ruff:BLE001": ("assert-in-except-or-swallowed",),
    "ruff:NPY002": ("unseeded-random-test",),
    "ruff:RUF069": ("nan-equality",),
    "ruff:SIM118": ("dict-keys-list-membership",),
    "ruff:SIM210": ("needless-bool",),
}

Fired = tuple[str, int, str]
"""File name, line, rule."""


@dataclass(frozen=True, slots=True)
class Tool:
    """A linter: how it is called on files, and how its output is read."""

    name: str
    environment: str
    command: tuple[str, ...]
    read: Callable[[str], Iterable[Fired]]


def _json(output: str) -> list[dict[str, object]]:
    start = output.find("[")
    found = json.loads(output[start:]) if start >= 0 else []
    return list(found)


def _ruff(output: str) -> Iterable[Fired]:
    for item in _json(output):
        place = item["location"]
        assert isinstance(place, dict)
        yield Path(str(item["filename"])).name, int(place["row"]), f"ruff:{item['code']}"


def _pylint(prefix: str) -> Callable[[str], Iterable[Fired]]:
    def read(output: str) -> Iterable[Fired]:
        for item in _json(output):
            line = item["line"]
            assert isinstance(line, int)
            yield Path(str(item["path"])).name, line, f"{prefix}:{item['message-id']}"

    return read


def _lines(prefix: str, pattern: str) -> Callable[[str], Iterable[Fired]]:
    def read(output: str) -> Iterable[Fired]:
        for match in re.finditer(pattern, output, re.MULTILINE):
            path, line, rule = match.groups()
            yield Path(path).name, int(line), f"{prefix}:{rule}"

    return read


PYLINT = ("pylint", "--rcfile=/dev/null", "--output-format=json")
PERFLINT = "W8101,W8102,W8201,W8202,W8203,W8204,W8205,W8301,W8401,W8402,W8403,R8203"
EXTENSIONS = ",".join(
    f"pylint.extensions.{name}"
    for name in "bad_builtin broad_try_clause check_elif code_style comparison_placement "
    "confusing_elif consider_refactoring_into_while_condition consider_ternary_expression "
    "dict_init_mutate docparams docstyle dunder empty_comment eq_without_hash for_any_all "
    "magic_value mccabe no_self_use overlapping_exceptions private_import "
    "redefined_loop_name redefined_variable_type set_membership typing while_used".split()
)
TOOLS = (
    Tool(
        "ruff",
        "rivals",
        (
            "ruff",
            "check",
            "--isolated",
            "--no-cache",
            "--preview",
            "--select=ALL",
            "--output-format=json",
        ),
        _ruff,
    ),
    Tool(
        "refurb",
        "rivals",
        ("refurb", "--enable-all", "--quiet"),
        _lines("refurb", r"^(.+?\.py):(\d+):\d+ \[(FURB\d+)\]"),
    ),
    Tool(
        "perflint",
        "perflint",
        (*PYLINT, "--load-plugins=perflint", "--disable=all", f"--enable={PERFLINT}"),
        _pylint("perflint"),
    ),
    Tool(
        "pylint",
        "rivals",
        (*PYLINT, f"--load-plugins={EXTENSIONS}", "--enable=all"),
        _pylint("pylint"),
    ),
    Tool(
        "fixit",
        "rivals",
        ("fixit", "lint"),
        _lines("fixit", r"^(.+?\.py)@(\d+):\d+ (\w+):"),
    ),
)


@pytest.fixture(scope="session")
def environments(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """The programs' folders, with the rivals freshly installed."""
    home = tmp_path_factory.mktemp("rivals")
    wanted = {"rivals": ("ruff", "refurb", "pylint", "fixit"), "perflint": ("perflint",)}
    for name, packages in wanted.items():
        venv.create(home / name, with_pip=True)
        done = subprocess.run(
            [str(home / name / "bin" / "pip"), "install", "--quiet", *packages],
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            pytest.skip(f"{name} cannot be installed: {done.stderr[-300:]}")
    return {name: home / name / "bin" for name in wanted}


def _run(command: list[str], cwd: Path) -> tuple[str, float]:
    """The output of a program and the CPU seconds it and its children took."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    clean = {"PATH": os.environ["PATH"], "HOME": str(cwd), "XDG_CACHE_HOME": str(cwd / ".cache")}
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, cwd=cwd, env=clean, timeout=1_200
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return done.stdout, seconds


def _ours(paths: list[str]) -> list[str]:
    program = (
        f"import sys; sys.path.insert(0, {str(ROOT)!r}); sys.argv[0] = 'reviewer'; "
        "from reviewer.__main__ import main; sys.exit(main())"
    )
    return [sys.executable, "-c", program, "analyze", "--source", "kind", *paths]


def _real_files(folder: Path) -> list[str]:
    """Files in a copy of their package, so that tools which follow imports can."""
    spec = find_spec("sklearn")
    assert spec is not None
    assert spec.origin is not None
    home = folder / "sklearn"
    shutil.copytree(Path(spec.origin).parent, home, ignore=_all_but_code)
    every = sorted(p for p in home.rglob("*.py") if p.stat().st_size > 2_000)
    return [str(path) for path in sorted(random.Random(60).sample(every, FILES))]


def _all_but_code(folder: str, names: list[str]) -> set[str]:
    return {
        name
        for name in names
        if name == "tests" or not (name.endswith(".py") or (Path(folder) / name).is_dir())
    }


def test_files_a_second(environments: Mapping[str, Path], tmp_path: Path) -> None:
    names = _real_files(tmp_path)
    lines = sum(Path(name).read_text(encoding="utf-8").count("\n") for name in names)
    _, seconds = _run(_ours(names), tmp_path)
    speed = {"reviewer": FILES / seconds}
    for tool in TOOLS:
        program = str(environments[tool.environment] / tool.command[0])
        output, seconds = _run([program, *tool.command[1:], *names], tmp_path)
        assert len({file for file, _, _ in tool.read(output)}) > 1, f"{tool.name} did not run"
        speed[tool.name] = FILES / seconds
    print(f"\nsample of {FILES} files of scikit-learn, {lines:,} lines: files a second of CPU")
    for name, value in sorted(speed.items(), key=lambda item: -item[1]):
        print(f"  {name:<10}{value:>8.1f}{speed['reviewer'] / value:>8.1f} times slower than we")
    assert all(speed["reviewer"] > speed[name] for name in ("fixit", "refurb", "pylint"))


@dataclass(frozen=True, slots=True)
class Example:
    """A bad example of a kind, in a file of its own."""

    kind: str
    file: str
    lines: range
    core: int


def _examples(folder: Path) -> list[Example]:
    found = []
    for kind in kind_ids():
        for number, bad in enumerate(load(kind).bad):
            name = f"{kind.replace('-', '_')}_{number}.py"
            (folder / name).write_text(bad.code, encoding="utf-8")
            found.append(Example(kind, name, range(bad.lines[0], bad.lines[1] + 1), bad.core))
    return found


def _meanings() -> dict[str, frozenset[str]]:
    """The kinds that each rule of another tool means."""
    meant: dict[str, set[str]] = defaultdict(set)
    for path in (ROOT / "rubrics" / "kinds").glob("*.toml"):
        for kind in tomllib.loads(path.read_text(encoding="utf-8"))["kind"]:
            for rule in kind.get("linters", ()):
                meant[rule].add(kind["id"])
    for rule, kinds in ALSO.items():
        meant[rule].update(kinds)
    return {rule: frozenset(kinds) for rule, kinds in meant.items()}


def test_kinds_found(environments: Mapping[str, Path], tmp_path: Path) -> None:
    examples = _examples(tmp_path)
    files = [example.file for example in examples]
    meant = _meanings()
    found: dict[str, set[str]] = {}
    unlisted: dict[str, set[str]] = defaultdict(set)
    output, _ = _run([*_ours(files), "--format", "json"], tmp_path)
    ours = {
        (entry["path"], finding["core"], finding["code"])
        for entry in json.loads(output)
        for finding in entry["findings"]
    }
    found["reviewer"] = {e.kind for e in examples if (e.file, e.core, e.kind) in ours}
    for tool in TOOLS:
        program = str(environments[tool.environment] / tool.command[0])
        output, _ = _run([program, *tool.command[1:], *files], tmp_path)
        fired: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for file, line, rule in tool.read(output):
            fired[file].append((line, rule))
        assert fired, f"{tool.name} reports nothing at all: it did not run"
        found[tool.name] = set()
        for example in examples:
            for line, rule in fired[example.file]:
                if example.kind in meant.get(rule, ()):
                    if line in example.lines:
                        found[tool.name].add(example.kind)
                elif line == example.core:
                    unlisted[example.kind].add(rule)
    others = set().union(*(found[tool.name] for tool in TOOLS))
    found["all of the others"] = others
    _print(found, unlisted, others)
    algorithmic = {kind for kind in kind_ids() if category(kind) in ALGORITHMIC}
    assert found["reviewer"] == set(kind_ids())
    assert len(found["reviewer"] & algorithmic) > len(others & algorithmic)


def _print(
    found: Mapping[str, set[str]], unlisted: Mapping[str, set[str]], others: set[str]
) -> None:
    every = kind_ids()
    categories = sorted({category(kind) for kind in every})
    print(f"\n{'kinds found':<20}{'all':>6}" + "".join(f"{name:>14}" for name in categories))
    for name, kinds in found.items():
        counts = [sum(category(kind) == one for kind in kinds) for one in categories]
        print(f"{name:<20}{len(kinds):>6}" + "".join(f"{count:>14}" for count in counts))
    print(f"of {len(every)}")
    print("\nOther rules that fire on the line of a defect which no other tool is said to find:")
    for kind in sorted(unlisted.keys() - others):
        print(f"  {kind}: {' '.join(sorted(unlisted[kind]))}")
