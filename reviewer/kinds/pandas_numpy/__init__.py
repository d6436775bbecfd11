"""Kinds of numpy and pandas code."""
