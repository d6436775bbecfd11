"""Seasons of growing size for the parts whose cost is in question."""

import pandas as pd


def a_sale_per_sailing(subject, n):
    names = [f"A{i}" for i in range(n)]
    payments = pd.DataFrame({"sailing": names, "tickets": 2, "paid": 40.0})
    sailings = pd.DataFrame({"sailing": names, "seats": 100})
    return lambda: subject.by_sailing(payments, sailings)


WORKLOADS = {"sailings-iterated": a_sale_per_sailing}
