"""Daily demand of a hospital for bags of red cells, four weeks ahead.

Taken over from the notebook demand_v7; `python blood_bags.py FILE` prints the order list.
"""
import sys

import numpy as np
import pandas as pd
from sklearn.linear_model import Ridge
from sklearn.metrics import mean_absolute_error
from sklearn.model_selection import TimeSeriesSplit, cross_val_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

HORIZON = 28
ALPHAS = np.logspace(-2, 5, 15)


def read_history(path):
    """Bags used per day, in order of time."""
    return pd.read_csv(path, parse_dates=["day"], index_col="day").sort_index()


def features(days):
    """Trend, earlier demand, weekday and season; the first four weeks drop out."""
    table = pd.DataFrame({"trend": np.arange(len(days))}, index=days.index)
    table["last_month"] = days["bags"].shift(HORIZON)
    year = 2 * np.pi * days.index.dayofyear / 365.25
    for wave in (1, 2):
        table[f"sin_{wave}"] = np.sin(wave * year)
        table[f"cos_{wave}"] = np.cos(wave * year)
    number = pd.Series(days.index.dayofweek, index=days.index)
    table = table.join(pd.get_dummies(number, prefix="weekday", dtype=float))
    return table.iloc[HORIZON:]


def build(alpha):
    """Untrained forecast model with the penalty `alpha`."""
    return make_pipeline(StandardScaler(), Ridge(alpha=alpha))


def best_alpha(X, y):
    """The penalty with the smallest mean absolute error in cross-validation."""
    scoring = "neg_mean_absolute_error"
    folds = TimeSeriesSplit(n_splits=5, test_size=HORIZON)
    scores = [
        cross_val_score(build(alpha), X, y, cv=folds, scoring=scoring).mean()
        for alpha in ALPHAS
    ]
    return ALPHAS[int(np.argmax(scores))]


def evaluate(history):
    """Mean absolute error in bags a day on the last four weeks, of the model and of
    the plain guess "as many as four weeks before"."""
    X = features(history)
    y = history["bags"].loc[X.index]
    past, last = slice(None, -HORIZON), slice(-HORIZON, None)
    model = build(best_alpha(X[past], y[past])).fit(X[past], y[past])
    guess = X["last_month"][last]
    return (
        mean_absolute_error(y[last], model.predict(X[last])),
        mean_absolute_error(y[last], guess),
    )


def forecast(history):
    """Expected bags for each day of the next four weeks."""
    ahead = pd.date_range(history.index[-1], periods=HORIZON + 1, name="day")[1:]
    X = features(pd.concat([history, pd.DataFrame(index=ahead)]))
    past, y = X[:-HORIZON], history["bags"].iloc[HORIZON:]
    model = build(best_alpha(past, y)).fit(past, y)
    return pd.Series(model.predict(X[-HORIZON:]), index=ahead).clip(lower=0).round()


if __name__ == "__main__":
    demand = read_history(sys.argv[1])
    error, guess_error = evaluate(demand)
    print(f"mean absolute error: {error:.1f} bags a day (plain guess: {guess_error:.1f})")
    print(forecast(demand).to_string())
