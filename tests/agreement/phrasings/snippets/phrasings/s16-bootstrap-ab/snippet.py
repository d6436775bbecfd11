def ab_test(a, b, n_boot=10000):
    diffs = []
    for _ in range(n_boot):
        ra = [random.choice(a) for _ in range(len(a))]
        rb = [random.choice(b) for _ in range(len(b))]
        diffs.append(sum(rb) / len(rb) - sum(ra) / len(ra))
    z = (np.mean(b) - np.mean(a)) / np.sqrt(np.std(a) ** 2 / len(a) + np.std(b) ** 2 / len(b))
    for metric in METRICS:
        p = ttest(a, b, metric)
        if p < 0.05:
            print("significant!", metric)
    a.sort()
    med = a[len(a) // 2]
    lo, hi = min(diffs), max(diffs)
    return z, med, (lo, hi)
