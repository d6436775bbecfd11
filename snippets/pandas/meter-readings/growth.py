"""How the running time grows with the number of exports."""
import pandas as pd

ROWS = 1_000


def combine_exports(subject, n):
    times = pd.date_range("2024-03-01", periods=ROWS, freq="15min")
    export = pd.DataFrame({"meter_id": "m1", "read_at": times, "kwh": 0.5})
    exports = [export] * n
    return lambda: subject.combine(exports)


WORKLOADS = {"frame-grown-in-loop": combine_exports}
