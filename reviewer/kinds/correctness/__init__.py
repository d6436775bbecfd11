"""Kinds that make code wrong."""
