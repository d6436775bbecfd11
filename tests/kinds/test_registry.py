"""Which kinds there are, and what listing and detecting them costs."""

from __future__ import annotations

import subprocess
import sys

import pytest

from reviewer.kinds import Capabilities, UnknownKind, capabilities, category, kind_ids, load


def run(code: str) -> str:
    """What a fresh interpreter prints."""
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.strip()


def test_ids_are_sorted_and_name_their_modules() -> None:
    ids = kind_ids()
    assert list(ids) == sorted(ids)
    assert len(ids) >= 90
    assert load("membership-list-in-loop").detect.__module__.endswith(
        ".time.membership_list_in_loop"
    )


def test_the_category_is_the_folder() -> None:
    assert category("membership-list-in-loop") == "time"
    assert category("pandas-iterrows") == "pandas-numpy"


def test_capabilities_say_what_is_there() -> None:
    assert capabilities("membership-list-in-loop") == Capabilities(True, True, True)
    assert capabilities("cache-on-method") == Capabilities(True, False, False)
    assert capabilities("vague-name") == Capabilities(False, False, False)


def test_an_unknown_kind_is_named_in_the_error() -> None:
    with pytest.raises(UnknownKind, match="no-such-kind"):
        load("no-such-kind")


def test_detecting_and_listing_import_no_heavy_package() -> None:
    code = (
        "import sys; from reviewer.kinds import capabilities, detect, kind_ids, parse\n"
        "c = 'for x in y:\\n    q.pop(0)\\n'; detect(parse(c), c)\n"
        "[capabilities(k) for k in kind_ids()]\n"
        "heavy = {'libcst', 'pylint', 'radon', 'numpy', 'textual', 'rich', 'pygments'}\n"
        "print(sorted(heavy & sys.modules.keys()))"
    )
    assert run(code) == "[]"


def test_ids_are_listed_without_importing_a_kind() -> None:
    code = (
        "import sys; from reviewer.kinds import kind_ids; kind_ids()\n"
        "print([m for m in sys.modules if m.startswith('reviewer.kinds.time.')])"
    )
    assert run(code) == "[]"
