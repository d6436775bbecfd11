def enrich(df, files):
    all_df = pd.DataFrame()
    for p in files:
        part = pd.read_csv(p)
        all_df = pd.concat([all_df, part])
    for idx, row in all_df.iterrows():
        all_df.loc[idx, "net"] = row["gross"] * 0.81
    all_df["band"] = all_df.apply(lambda r: "hi" if r["net"] > 100 else "lo", axis=1)
    res = {}
    for region in all_df["region"].unique():
        sub = all_df[all_df["region"] == region]
        res[region] = sub["net"].sum()
    big = all_df[all_df["net"] > 1000]
    big["flag"] = True
    merged = all_df.merge(df, on="region")
    return res, big, merged
