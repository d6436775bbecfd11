"""What analysers say of code: our own kinds, pylint and radon, as findings of one shape; the
findings of one defect joined; and what functions cost in time."""

from .analyze import AnalysisError, FunctionMeasures, analyze, measures
from .complexity import FunctionComplexity, estimate
from .merge import Defect, merge

__all__ = [
    "AnalysisError",
    "Defect",
    "FunctionComplexity",
    "FunctionMeasures",
    "analyze",
    "estimate",
    "measures",
    "merge",
]
