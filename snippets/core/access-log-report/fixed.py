"""Text report on one day of the web shop's access log.

A line of the log is: time, method, route, status, milliseconds; for example
2026-03-01T10:00:00 GET /cart 200 38
"""

import heapq
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple


class Request(NamedTuple):
    time: str
    route: str
    status: int
    millis: int


def read_log(path: str) -> Iterator[Request]:
    """The requests of a log, in its order; lines of another shape are skipped."""
    with open(path, encoding="utf-8") as log:
        for line in log:
            fields = line.split()
            if len(fields) == 5 and all(map(str.isdecimal, fields[3:])):
                time, _, route, status, millis = fields
                yield Request(time, route, int(status), int(millis))


def hits_per_route(requests: Iterable[Request]) -> dict[str, int]:
    return Counter(request.route for request in requests)


def slowest(requests: Iterable[Request], count: int) -> list[Request]:
    """The `count` slowest requests, the slowest first."""
    return heapq.nlargest(count, requests, key=lambda request: request.millis)


def report(path: str, count: int = 10) -> str:
    """Routes by number of hits, then the `count` slowest requests.

    Reads the log twice, so that it never has to be in memory.
    """
    hits = hits_per_route(read_log(path))
    worst = slowest(read_log(path), count)
    lines = ["hits per route"]
    for route, n in sorted(hits.items(), key=lambda hit: -hit[1]):
        lines.append(f"{n:>9,} {route}")
    lines.append("slowest requests")
    lines += [f"{r.millis:>6} ms {r.time} {r.route}" for r in worst]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    print(report(sys.argv[1]), end="")
