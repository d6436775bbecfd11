import threading
from hashlib import sha256

import subject

GREY = b"grey"


class Photos:
    """A renderer that counts its calls; every thumbnail has 10 bytes."""

    def __init__(self):
        self.calls = []
        self.version = 0
        self.broken = False

    def __call__(self, path, width):
        self.calls.append((path, width))
        if self.broken:
            raise OSError(path)
        return f"{path}{width:05d}v{self.version}".encode()[-10:].rjust(10)


def cache(render, thumbs=3):
    return subject.ThumbnailCache(render, 10 * thumbs, GREY)


def test_second_request_is_served_from_the_cache():
    photos = Photos()
    held = cache(photos)
    assert held.get("a", 200) == held.get("a", 200) == b"  a00200v0"
    assert photos.calls == [("a", 200)]


def test_widths_are_separate():
    held = cache(Photos())
    assert held.get("a", 200) != held.get("a", 400)
    assert (held.count(200), held.count(400), held.count(800)) == (1, 1, 0)


def test_least_recently_used_goes_first():
    photos = Photos()
    held = cache(photos)
    for path in "abcad":
        held.get(path, 200)
    assert held.size == 30
    photos.calls.clear()
    for path in "acdb":
        held.get(path, 200)
    assert photos.calls == [("b", 200)]


def test_placeholder_for_an_unreadable_photo():
    photos = Photos()
    photos.broken = True
    assert cache(photos).get("a", 200) == GREY


def test_forget_makes_the_thumbnail_anew():
    photos = Photos()
    held = cache(photos)
    held.get("a", 200)
    held.get("b", 200)
    photos.version = 1
    held.forget("a")
    assert held.get("a", 200).endswith(b"v1")
    assert held.get("b", 200).endswith(b"v0")


def test_etag_is_the_digest_of_the_bytes():
    held = cache(Photos())
    assert held.etag("a", 200) == sha256(held.get("a", 200)).hexdigest()


def test_defect_threads_share_without_lock():
    both = threading.Barrier(2)

    def render(path, width):
        if path == "a":
            try:
                both.wait(timeout=0.3)
            except threading.BrokenBarrierError:
                pass  # only one thread renders at a time
        return b"x" * 10

    held = cache(render)
    threads = [threading.Thread(target=held.get, args=("a", 200)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert held.size == 10
    for path in "bcdefg":
        held.get(path, 200)
    assert held.size == 30


def test_defect_placeholder_is_kept():
    photos = Photos()
    held = cache(photos)
    photos.broken = True
    held.get("a", 200)
    photos.broken = False
    assert held.get("a", 200) == b"  a00200v0"


def test_defect_forget_leaves_traces():
    held = cache(Photos())
    held.get("a", 200)
    held.get("a", 400)
    held.forget("a")
    assert held.size == 0
    for path in "bcdefg":
        held.get(path, 200)
    assert held.size == 30


def test_defect_etags_never_dropped():
    photos = Photos()
    held = cache(photos)
    old = held.etag("a", 200)
    photos.version = 1
    held.forget("a")
    assert held.etag("a", 200) != old
