STOP = ["the", "a", "and", "of", "to", "in"]  # 500 more

def top_words(text, n=10):
    words = []
    for w in text.split():
        w = w.lower().strip(".,;")
        if w not in STOP:
            words.append(w)
    freq = {}
    for w in words:
        freq[w] = words.count(w)
    ranked = []
    for w in freq.keys():
        ranked.append((freq[w], w))
    ranked.sort()
    ranked.reverse()
    out = ""
    for c, w in ranked[:n]:
        out = out + w + ": " + str(c) + "\n"
    return out
