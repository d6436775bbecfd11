"""What analysers say of code: our own kinds, pylint and radon, as findings of one shape."""

from .analyze import AnalysisError, FunctionMeasures, analyze, measures

__all__ = ["AnalysisError", "FunctionMeasures", "analyze", "measures"]
