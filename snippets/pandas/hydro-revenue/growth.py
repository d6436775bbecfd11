"""How the running time grows with the number of plants, each with thirty days."""
import pandas as pd


def plants_of_a_month(subject, n):
    times = pd.date_range("2024-01-01 12:00", periods=30, freq="D", tz="UTC")
    power = pd.Series(60.0, index=times)
    plants = {f"p{i}": power for i in range(n)}
    prices = pd.Series([80.0], index=times[:1])
    return lambda: subject.report(plants, prices)


WORKLOADS = {"grown-by-copies": plants_of_a_month}
