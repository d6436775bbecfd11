"""Workloads for the growth measurement: n meters, each with a use."""


def _use_of_every_meter(subject, n):
    meters = [subject.Meter(f"m{i:06d}", f"area{i % 12}") for i in range(n)]
    use = {meter.id: 1.0 for meter in meters}
    return lambda: subject.use_by_area(use, meters)


WORKLOADS = {"meters-scanned-per-use": _use_of_every_meter}
