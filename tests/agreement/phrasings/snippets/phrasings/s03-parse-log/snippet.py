def parse_log(path):
    counts = {}
    errors = []
    fh = open(path, "r")
    data = fh.read()
    for line in data.split("\n"):
        try:
            level = line.split(" ")[2]
            if level in counts:
                counts[level] = counts[level] + 1
            else:
                counts[level] = 1
            if level == "ERROR":
                errors.insert(0, line)
        except:
            pass
    top = sorted(counts.items(), key=lambda kv: kv[1])[-1]
    return counts, errors, top
