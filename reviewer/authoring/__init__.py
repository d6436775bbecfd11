"""What the makers of snippets need.

`inject` puts defects into clean code, `cases` reads snippets from elsewhere, `scaffold` begins one;
`checking` holds a snippet to its word, a module a check; `growth` measures what it costs.
"""

from .inject import Draft, Request, drafts
from .write import write_draft

__all__ = ["Draft", "Request", "drafts", "write_draft"]
