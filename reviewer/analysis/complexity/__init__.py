"""A static upper estimate of what functions cost in time, with its reasons."""

from .estimate import CLASSES, FunctionComplexity, Reason, estimate
from .main_function import main_function

__all__ = ["CLASSES", "FunctionComplexity", "Reason", "estimate", "main_function"]
