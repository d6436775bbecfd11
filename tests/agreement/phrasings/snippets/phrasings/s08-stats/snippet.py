def summary(values, groups):
    n = len(values)
    mean = 0
    for v in values:
        mean += v
    mean = mean / n
    var = 0
    for i in range(0, len(values)):
        var += (values[i] - mean) ** 2
    var = var / n
    biggest = sorted(values)[-1]
    found = False
    for g in groups:
        if g == "control":
            found = True
    pairs = []
    i = 0
    for g in groups:
        pairs.append((g, values[i]))
        i += 1
    return {"mean": mean, "sem": (var / n) ** 0.5, "max": biggest, "control": found, "pairs": pairs}
