"""How the running time grows with the number of groups: two games in each."""
import pandas as pd


def groups(subject, n):
    rows = [
        (f"2024-{month:02}-03", f"r{region:05}", game, boxes)
        for region in range(n // 4)
        for month in (3, 4)
        for game, boxes in (("harvest", 12), ("orbit", 15))
    ]
    sales = pd.DataFrame(rows, columns=["sold_at", "region", "game", "boxes"])
    return lambda: subject.top_games(sales)


WORKLOADS = {"search-per-group": groups}
