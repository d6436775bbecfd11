"""What a module's code says about its names: computed once, asked by every detector."""

from .module import Facts
from .types import HASHED, LINEAR, LIST_LIKE, Type

__all__ = ["HASHED", "LINEAR", "LIST_LIKE", "Facts", "Type"]
