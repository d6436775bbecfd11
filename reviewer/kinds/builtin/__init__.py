"""Kinds where a builtin or the standard library says it better."""
