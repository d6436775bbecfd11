"""Sketches and histories of growing size for the parts whose cost is in question."""


def ever_more_strokes(subject, n):
    edits = [(i, subject.Stroke("red", ((i, i), (i, i + 1)))) for i in range(n)]
    return lambda: subject.Sketch().apply(edits)


def one_stroke_redrawn(subject, n):
    strokes = [subject.Stroke(colour) for colour in ("red", "blue")]
    sketch = subject.Sketch()
    sketch.apply([(1, strokes[0])] * 200)
    return lambda: sketch.apply((1, strokes[i % 2]) for i in range(n))


def one_long_stroke(subject, n):
    sketch = subject.Sketch()
    sketch.apply([(1, subject.Stroke("red", tuple((i, 0) for i in range(n))))])
    return sketch.ink


def many_strokes_rubbed(subject, n):
    sketch = subject.Sketch()
    sketch.strokes.update({i: subject.Stroke("red") for i in range(n)})
    return lambda: sketch.rubbed([(0, 0), (1, 1)], 1)


WORKLOADS = {
    "sketch-per-edit": ever_more_strokes,
    "endless-history": one_stroke_redrawn,
    "points-sliced": one_long_stroke,
    "copy-per-spot": many_strokes_rubbed,
}
