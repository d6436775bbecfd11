def make_thumbs(folder, user_pattern):
    done = []
    names = [n for n in os.listdir(folder) if n.endswith(".jpg")]
    total = sum([os.path.getsize(folder + "/" + n) for n in names])
    for n in names:
        img = Image.open(folder + "/" + n)
        img.thumbnail((64, 64))
        img.save("/tmp/out/" + n)
        done = done + [n]
    os.system("ls /tmp/out/" + user_pattern)
    k = 0
    for n in names:
        print(k, n)
        k = k + 1
    return done, total
