"""In-memory cache of thumbnails for the photo archive's web workers."""

from collections.abc import Callable
from functools import lru_cache
from hashlib import sha256

Key = tuple[str, int]
Render = Callable[[str, int], bytes]


class ThumbnailCache:
    """Keeps the thumbnails used last, as many as fit into max_bytes.

    render(path, width) reads the photo and makes the JPEG; it raises OSError when
    the photo cannot be read. All worker threads of a process share one cache.
    """

    def __init__(self, render: Render, max_bytes: int, placeholder: bytes) -> None:
        self._render = render
        self._max_bytes = max_bytes
        self._placeholder = placeholder
        self._thumbs: dict[Key, bytes] = {}
        self._by_age: list[Key] = []  # defect: age-kept-in-a-list
        self._bytes = 0

    @property
    def size(self) -> int:
        """Bytes held."""
        return self._bytes

    def get(self, path: str, width: int) -> bytes:
        """The thumbnail, or the placeholder while the photo cannot be read."""
        key = (path, width)
        if key in self._thumbs:  # defect: threads-share-without-lock
            self._by_age.remove(key)  # defect: age-kept-in-a-list
            self._by_age.append(key)
            return self._thumbs[key]
        try:
            thumb = self._render(path, width)
        except OSError:
            thumb = self._placeholder  # defect: placeholder-is-kept
        self._thumbs[key] = thumb  # defect: threads-share-without-lock, placeholder-is-kept
        self._by_age.append(key)  # defect: threads-share-without-lock
        self._bytes += len(thumb)  # defect: threads-share-without-lock
        while self._bytes > self._max_bytes:
            oldest = self._by_age.pop(0)  # defect: age-kept-in-a-list
            self._bytes -= len(self._thumbs.pop(oldest))
        return thumb

    def forget(self, path: str) -> None:
        """Drop the thumbnails of a photo that was replaced."""
        for key in list(self._thumbs):  # decoy: keys-copied
            if key[0] == path:
                del self._thumbs[key]  # defect: forget-leaves-traces

    def count(self, width: int) -> int:
        """Number of thumbnails of this width, for the status page."""
        return len([key for key in self._thumbs if key[1] == width])  # defect: list-to-count, threads-share-without-lock

    @lru_cache(maxsize=None)  # defect: etags-never-dropped
    def etag(self, path: str, width: int) -> str:
        """Entity tag for the HTTP cache, a digest of the bytes served."""
        return sha256(self.get(path, width)).hexdigest()
