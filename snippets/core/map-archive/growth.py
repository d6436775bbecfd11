"""Workloads for the growth measurement: an export of n sheets of two pieces."""


def _export(subject, n):
    def fetch(path):
        if path.endswith("index.txt"):
            return f"{path[:-9]}1.png\n{path[:-9]}2.png".encode()
        return bytes(20_000)

    names = [f"sheet{i}" for i in range(n)]
    archive = subject.MapArchive(fetch, workers=2)
    for name in names:
        archive.pieces(name)  # the indexes stay in memory anyhow
    return lambda: archive.export(names, lambda *_: None)


WORKLOADS = {"all-sheets-held": _export}
