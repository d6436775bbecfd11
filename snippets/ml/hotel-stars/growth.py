"""How the running time grows with the number of hotels."""
import numpy as np
import pandas as pd


class Flat:
    def predict(self, table):
        return np.ones(len(table))


def scores_of_many_hotels(subject, n):
    hotels = np.repeat(np.arange(20 * n), 100).astype(str)
    answers = pd.DataFrame({name: 1.0 for name in subject.FEATURES}, index=range(len(hotels)))
    answers["hotel"] = hotels
    return lambda: subject.hotel_scores(Flat(), answers)


WORKLOADS = {"filter-per-hotel": scores_of_many_hotels}
