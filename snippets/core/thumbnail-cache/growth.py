"""Workloads for the growth measurement: n thumbnails held, n hits."""


def _hits_on_recent_thumbnail(subject, n):
    cache = subject.ThumbnailCache(lambda path, width: b"x", 10 * n, b"-")
    for i in range(n):
        cache.get(f"photo{i}", 200)
    newest = f"photo{n - 1}"

    def hits():
        for _ in range(n):
            cache.get(newest, 200)

    return hits


WORKLOADS = {"age-kept-in-a-list": _hits_on_recent_thumbnail}
