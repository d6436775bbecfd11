"""Kinds that cost memory."""
