"""`python -m reviewer`, and the console script."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line and exit with its code."""
    try:
        from reviewer.cli.main import run

        code = run()
    except KeyboardInterrupt:
        code = 130  # pressed while modules were still loading
    sys.exit(code)


if __name__ == "__main__":
    main()
