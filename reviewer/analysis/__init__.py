"""What analysers say of code: our own kinds, pylint and radon, as findings of one shape; the
findings of one defect joined; and what functions cost in time."""

from .analyze import AnalysisError, FunctionMeasures, analyze, measures
from .complexity import FunctionComplexity, estimate, main_function
from .merge import merge

__all__ = [
    "AnalysisError",
    "FunctionComplexity",
    "FunctionMeasures",
    "analyze",
    "estimate",
    "main_function",
    "measures",
    "merge",
]
