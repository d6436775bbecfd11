"""Inputs of growing size for the parts whose cost is in question."""


def long_table(subject, n):
    ratings = subject.RatingList()
    for i in range(5 * n):
        ratings.ratings[f"p{i}"] = 1200 + i
    return ratings.table


WORKLOADS = {"counted-for-each-rank": long_table}
