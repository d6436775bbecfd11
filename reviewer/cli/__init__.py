"""The command line: one module a command, each loaded when it is called.

stdout is data, stderr narration. Exit codes are in `exit_codes`.
"""
