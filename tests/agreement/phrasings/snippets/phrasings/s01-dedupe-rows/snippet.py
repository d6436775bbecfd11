def dedupe(path, out=[]):
    f = open(path)
    lines = f.readlines()
    for i in range(len(lines)):
        row = lines[i].strip()
        if row not in out:
            out.append(row)
    print("done")
    return out
