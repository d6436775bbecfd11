"""`reviewer stats`: one's own progress, as text or as data."""

from .command import command

__all__ = ["command"]
