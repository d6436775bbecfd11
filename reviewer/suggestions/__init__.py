"""Suggested changes: apply them to the code, and say what is known of the result."""

from .apply import apply_suggestion
from .judge import judge
from .trials import Trials

__all__ = ["Trials", "apply_suggestion", "judge"]
