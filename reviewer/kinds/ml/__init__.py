"""Kinds of machine learning and statistics code."""
