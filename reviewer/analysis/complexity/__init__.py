"""A static upper estimate of what functions cost in time, with its reasons."""

from .estimate import CLASSES, FunctionComplexity, Reason, estimate

__all__ = ["CLASSES", "FunctionComplexity", "Reason", "estimate"]
