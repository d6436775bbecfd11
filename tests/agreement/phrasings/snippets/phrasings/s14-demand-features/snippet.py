def features(df):
    df["sales"] = df["sales"].fillna(df["sales"].mean())
    df["ma7"] = df["sales"].rolling(7, center=True).mean()
    df["lag1"] = df["sales"].shift(1)
    df["dow"] = df["date"].apply(lambda d: d.weekday())
    te = df.groupby("store")["sales"].mean()
    df["store_mean"] = df["store"].map(te)
    X = df.drop(columns=["sales", "date"])
    y = df["sales"]
    X_tr, X_te, y_tr, y_te = train_test_split(X, y, shuffle=True, random_state=0)
    model = RandomForestRegressor().fit(X_tr, y_tr)
    print(model.score(X_tr, y_tr))
    return model
