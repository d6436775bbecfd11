"""Reading library files: bounded, UTF-8, one kind of line end."""

from __future__ import annotations

from pathlib import Path

from reviewer.problems import InputError, Problem

MOST_BYTES = 2_000_000


def builtin_directory() -> Path:
    """The library that comes with the program, in a wheel or in a checkout.

    Raises FileNotFoundError where the installation lacks it.
    """
    package = Path(__file__).parent.parent
    for directory in (package / "_library", package.parent):
        if (directory / "snippets").is_dir() and (directory / "rubrics").is_dir():
            return directory
    raise FileNotFoundError("the built-in snippets are missing from this installation")


def read_text(path: Path) -> str:
    """The text of a file, line ends as `\\n`. Raises InputError naming the file."""
    try:
        with path.open("rb") as stream:
            data = stream.read(MOST_BYTES + 1)
    except OSError as error:
        raise InputError([Problem(str(path), None, f"cannot be read: {error.strerror}")]) from None
    if len(data) > MOST_BYTES:
        raise InputError([Problem(str(path), None, f"larger than {MOST_BYTES:,} bytes")])
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InputError(
            [Problem(str(path), line, "not valid UTF-8", "Save the file as UTF-8")]
        ) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")
