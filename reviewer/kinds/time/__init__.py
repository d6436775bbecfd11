"""Kinds that cost time."""
