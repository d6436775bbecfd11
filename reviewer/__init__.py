"""Learn to review code: flawed snippets, review comments, a fair and explained score."""

__version__ = "0.1.0"
