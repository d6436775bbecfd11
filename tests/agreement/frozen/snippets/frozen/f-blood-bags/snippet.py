"""Daily demand of a hospital for bags of red cells, four weeks ahead.

Taken over from the notebook demand_v7; `python blood_bags.py` prints the order list.
"""
import numpy as np
import pandas as pd
from sklearn.linear_model import Ridge
from sklearn.model_selection import cross_val_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

HORIZON = 28
ALPHAS = np.logspace(-2, 5, 15)
history = pd.read_csv("demand.csv", parse_dates=["day"], index_col="day")


def features(days):
    """Trend, recent demand, weekday and season; the first four weeks drop out."""
    table = pd.DataFrame({"trend": np.arange(len(days))}, index=days.index)
    table["last_day"] = days["bags"].shift(1).ffill()
    table["last_month"] = days["bags"].shift(HORIZON)
    for part in ("dayofweek", "dayofyear"):
        number = pd.Series(getattr(days.index, part), index=days.index)
        table = table.join(pd.get_dummies(number, prefix=part, dtype=float))
    return table.iloc[HORIZON:]


def build(alpha):
    """Untrained forecast model with the penalty `alpha`."""
    return make_pipeline(StandardScaler(), Ridge(alpha=alpha))


def best_alpha(X, y):
    """The penalty with the smallest mean absolute error in cross-validation."""
    scoring = "neg_mean_absolute_error"
    errors = [
        cross_val_score(build(alpha), X, y, cv=5, scoring=scoring).mean()
        for alpha in ALPHAS
    ]
    return ALPHAS[int(np.argmin(errors))]


def evaluate():
    """Average error of the forecast in bags a day, on the last four weeks."""
    X = features(history)
    y = history["bags"].loc[X.index]
    past, last = slice(None, -HORIZON), slice(-HORIZON, None)
    model = build(best_alpha(X[past], y[past])).fit(X[past], y[past])
    return (y[last] - model.predict(X[last])).mean()


def forecast():
    """Expected bags for each day of the next four weeks."""
    ahead = pd.date_range(history.index[-1], periods=HORIZON + 1, name="day")[1:]
    X = features(pd.concat([history, pd.DataFrame(index=ahead)]))
    past, y = X[:-HORIZON], history["bags"].iloc[HORIZON:]
    model = build(best_alpha(past, y)).fit(past, y)
    return pd.Series(model.predict(X[-HORIZON:]), index=ahead).clip(lower=0).round()


if __name__ == "__main__":
    print(f"average error: {evaluate():.1f} bags a day")
    print(forecast().to_string())
