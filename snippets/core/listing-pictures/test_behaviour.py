import threading
import time

import pytest
from subject import WIDTHS, PictureLine, resize_folder


class Bucket:
    """Keeps what is stored; `lost` are names for which it cannot be reached."""

    def __init__(self, lost=()):
        self.lost = lost
        self.pictures = {}

    def __call__(self, name, width, data):
        if name in self.lost:
            raise OSError("no connection")
        self.pictures[name, width] = data


def shrink(data, width):
    if data == b"text":
        raise ValueError("not a picture")
    return data[:1] + str(width).encode()


def eventually(condition, seconds=0.8):
    end = time.monotonic() + seconds
    while not condition() and time.monotonic() < end:
        time.sleep(0.005)
    return condition()


def test_all_widths_are_stored():
    bucket = Bucket()
    with PictureLine(shrink, bucket) as line:
        line.submit("a.jpg", b"A")
        line.submit("b.jpg", b"B")
    assert eventually(lambda: line.stored == 2)
    assert set(bucket.pictures) == {(n, w) for n in ("a.jpg", "b.jpg") for w in WIDTHS}
    assert bucket.pictures["b.jpg", 800] == b"B800"
    assert line.failed == {}


def test_not_a_picture():
    bucket = Bucket()
    with PictureLine(shrink, bucket, workers=1) as line:
        line.submit("a.jpg", b"text")
        line.submit("b.jpg", b"B")
    assert eventually(lambda: line.stored == 1)
    assert list(line.failed) == ["a.jpg"]
    assert len(bucket.pictures) == 3


def test_folder(tmp_path):
    for name in ("b.jpg", "a.jpg", "plan.pdf"):
        (tmp_path / name).write_bytes(name.encode())
    bucket = Bucket()
    assert resize_folder(tmp_path, shrink, bucket) == {}
    assert eventually(lambda: len(bucket.pictures) == 6)
    assert bucket.pictures["a.jpg", 320] == b"a320"


def test_defect_worker_ends_by_error():
    bucket = Bucket(lost={"a.jpg"})
    with PictureLine(shrink, bucket, workers=1) as line:
        line.submit("a.jpg", b"A")
        line.submit("b.jpg", b"B")
    assert eventually(lambda: line.stored == 1)
    assert list(line.failed) == ["a.jpg"]


def test_defect_left_to_daemons():
    def slowly(data, width):
        time.sleep(0.01)
        return data

    with PictureLine(slowly, Bucket()) as line:
        for i in range(6):
            line.submit(f"{i}.jpg", b"A")
    assert line.stored == 6


def test_defect_one_end_mark():
    before = set(threading.enumerate())
    with PictureLine(shrink, Bucket()) as line:
        line.submit("a.jpg", b"A")
    assert eventually(lambda: set(threading.enumerate()) <= before)


def test_defect_lock_around_resize():
    meet = threading.Barrier(2)
    met = []

    def together(data, width):
        try:
            meet.wait(0.4)
            met.append(width)
        except threading.BrokenBarrierError:
            pass
        return data

    with PictureLine(together, Bucket()) as line:
        line.submit("a.jpg", b"A")
        line.submit("b.jpg", b"B")
    assert eventually(lambda: line.stored == 2)
    assert met


def test_defect_queue_without_bound():
    go_on = threading.Event()
    submitted = []

    def wait(data, width):
        go_on.wait(5)
        return data

    with PictureLine(wait, Bucket()) as line:

        def upload():
            for i in range(400):
                line.submit(f"{i}.jpg", b"A")
                submitted.append(i)

        thread = threading.Thread(target=upload)
        thread.start()
        time.sleep(0.2)
        waiting = len(submitted)
        go_on.set()
        thread.join(5)
    assert waiting < 67


def test_defect_taken_after_closing():
    line = PictureLine(shrink, Bucket())
    line.close()
    with pytest.raises(RuntimeError):
        line.submit("late.jpg", b"A")
