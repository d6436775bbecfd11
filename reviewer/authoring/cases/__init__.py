"""Cases from elsewhere, in JSON or Markdown, to snippets. snippets/README.md has the formats."""

from .case import Case
from .read import read_case
from .write import write_case

__all__ = ["Case", "read_case", "write_case"]
