def nearest(points, centers):
    labels = np.array([])
    for i in range(points.shape[0]):
        best = None
        for j in range(centers.shape[0]):
            c = centers.copy()
            d = 0.0
            for k in range(points.shape[1]):
                d += (points[i, k] - c[j, k]) ** 2
            d = np.sqrt(d)
            if best is None or d < best[0]:
                best = (d, j)
        labels = np.append(labels, best[1])
    spread = np.std(labels)
    if spread == 0.1 + 0.2:
        print("suspicious")
    return labels, spread
