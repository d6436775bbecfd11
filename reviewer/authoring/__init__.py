"""Makes snippets: clean code in, a complete snippet with an annotated defect and its rubric out."""

from .inject import Draft, Request, drafts
from .write import write_draft

__all__ = ["Draft", "Request", "drafts", "write_draft"]
