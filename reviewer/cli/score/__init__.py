"""`reviewer score PATH...`: score reviews, and judge them by a bar."""

from .command import command

__all__ = ["command"]
