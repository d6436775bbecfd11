"""Started in front of the program: takes the limits upon itself, then becomes the program.

Arguments: the limits as JSON, and the program with its own. Uses the standard library alone.
"""

import json
import os
import sys


def main() -> None:
    """Give up privileges, go to the folder, set the limits, become the program."""
    told = json.loads(sys.argv[1])
    if told["ids"] is not None:
        os.setgroups([])
        os.setresgid(*[told["ids"]] * 3)
        os.setresuid(*[told["ids"]] * 3)
    os.chdir(told["folder"])
    limit(told["limits"], told["strict"])
    os.execv(sys.argv[2], sys.argv[2:])


def limit(limits: dict[str, list[int]], strict: bool) -> None:
    """Set limits by name to (soft, hard). One that the system does not know, or refuses, raises if
    `strict`, else it is left out."""
    import resource

    for name, pair in limits.items():
        try:
            resource.setrlimit(getattr(resource, name), (pair[0], pair[1]))
        except (AttributeError, ValueError, OSError):
            if strict:
                raise


if __name__ == "__main__":
    main()
