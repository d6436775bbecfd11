"""Workloads for the growth measurement: 4 n rows, each with an address of its own."""


def _distinct_members(subject, n):
    rows = [
        {
            "number": str(i),
            "name": "Ada",
            "email": f"member{i}@club.example",
            "branch": "Rowing",
            "joined": "01.02.2020",
        }
        for i in range(4 * n)
    ]
    return lambda: subject.to_members(rows)


WORKLOADS = {"seen-is-a-list": _distinct_members}
