"""Text report on one day of the web shop's access log.

A line of the log is: time, method, route, status, milliseconds; for example
2026-03-01T10:00:00 GET /cart 200 38
"""

import sys
from collections.abc import Iterable, Iterator
from typing import NamedTuple


class Request(NamedTuple):
    time: str
    route: str
    status: int
    millis: int


def read_log(path: str) -> Iterator[Request]:
    """The requests of a log, in its order; lines of another shape are skipped."""
    log = open(path)  # defect: log-left-open, platform-encoding
    for line in log.readlines():  # defect: whole-log-read
        fields = line.split()
        if len(fields) == 5 and all(map(str.isdecimal, fields[3:])):
            time, _, route, status, millis = fields
            yield Request(time, route, int(status), int(millis))


def hits_per_route(requests: Iterable[Request]) -> dict[str, int]:
    hits = {}
    for request in requests:  # defect(block): counted-by-hand
        if request.route in hits:
            hits[request.route] += 1
        else:
            hits[request.route] = 1
    return hits


def slowest(requests: Iterable[Request], count: int) -> list[Request]:
    """The `count` slowest requests, the slowest first."""
    by_time = sorted(requests, key=lambda request: request.millis, reverse=True)  # defect: all-sorted-for-ten
    return by_time[:count]  # defect: all-sorted-for-ten


def report(path: str, count: int = 10) -> str:
    """Routes by number of hits, then the `count` slowest requests."""
    requests = read_log(path)
    hits = hits_per_route(requests)
    worst = slowest(requests, count)  # defect: log-used-up
    text = "hits per route\n"
    for route, n in sorted(hits.items(), key=lambda hit: -hit[1]):  # decoy: sorted-in-header
        text += f"{n:>9,} {route}\n"  # defect: text-grown
    text += "slowest requests\n"
    for request in worst:
        text += f"{request.millis:>6} ms {request.time} {request.route}\n"  # defect: text-grown
    return text


if __name__ == "__main__":
    print(report(sys.argv[1]), end="")
