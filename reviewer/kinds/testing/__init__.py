"""Kinds of tests."""
