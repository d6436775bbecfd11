"""The terminal UI in a browser: one process and one profile a visitor, behind a small server.

Of textual-serve the browser's half is used (its terminal, its font). The server is ours: it
starts no shell, lists no directory, fetches nothing remote, and knows who is asking.
"""
