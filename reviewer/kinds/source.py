"""Source text to syntax tree, within bounds that keep every later step safe."""

from __future__ import annotations

import ast
import warnings

MAX_CHARACTERS = 1_000_000
# Helpers recurse at most twice a level, and Python stops at 1,000 frames by default.
MAX_DEPTH = 300


class AnalysisError(Exception):
    """Code that cannot be analysed: it does not parse, or it is too big or too deep.

    `line` counts from 1 and is None where no single line is to blame.
    """

    def __init__(self, message: str, line: int | None = None) -> None:
        self.message = message
        self.line = line
        super().__init__(message if line is None else f"line {line}: {message}")


def parse(code: str) -> ast.Module:
    """The syntax tree of `code`. Raises AnalysisError, and nothing else."""
    if len(code) > MAX_CHARACTERS:
        raise AnalysisError(
            f"the code has {len(code):,} characters; at most {MAX_CHARACTERS:,} are analysed"
        )
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return ast.parse(code)
    except SyntaxError as error:
        raise AnalysisError(f"not valid Python: {error.msg}", error.lineno) from None
    except (RecursionError, MemoryError):
        raise too_deep(None) from None
    except (ValueError, UnicodeError) as error:
        raise AnalysisError(f"not valid Python: {error}") from None


def too_deep(line: int | None) -> AnalysisError:
    """The error for code nested beyond MAX_DEPTH."""
    return AnalysisError(f"the code is nested more than {MAX_DEPTH} levels deep", line)
