"""Inputs of growing size for the parts whose cost is in question."""


def long_queue(subject, n):
    parcels = [subject.Parcel(str(i), i, 1) for i in range(40 * n)]
    return lambda: subject.PackingLine(benches=1).run(list(parcels))


def many_benches(subject, n):
    """As many parcels as benches."""
    parcels = [subject.Parcel(str(i), i, 1) for i in range(n)]
    return lambda: subject.PackingLine(benches=n).run(list(parcels))


WORKLOADS = {"pop-from-front": long_queue, "snapshot-per-parcel": many_benches}
