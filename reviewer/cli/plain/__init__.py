"""Practice in plain text, for screen readers, dumb terminals and pipes."""

from .practise import run_plain

__all__ = ["run_plain"]
