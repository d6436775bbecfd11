"""How the running time of one request grows with the number of tickets."""
import numpy as np
import pandas as pd


def requests(subject, n):
    customers = np.tile(np.arange(50), 100 * n).astype(str)
    opened = pd.date_range("2020-01-01", periods=len(customers), freq="min", tz="UTC")
    tickets = pd.DataFrame(
        {"ticket": range(len(customers)), "customer": customers, "opened_at": opened}
    )
    accounts = pd.DataFrame(
        {"customer": ["1"], "taken_at": opened[:1], "seats": [5], "plan": ["team"]}
    )
    online = subject.OnlineFeatures(tickets, accounts)
    return lambda: online.vector("1", opened[-1])


WORKLOADS = {"scan-per-request": requests}
