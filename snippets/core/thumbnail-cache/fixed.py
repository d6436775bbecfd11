"""In-memory cache of thumbnails for the photo archive's web workers."""

from collections import OrderedDict
from collections.abc import Callable
from hashlib import sha256
from threading import Lock

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
        self._lock = Lock()  # guards everything below
        self._thumbs: OrderedDict[Key, bytes] = OrderedDict()  # least recent first
        self._bytes = 0
        self._forgets = 0

    @property
    def size(self) -> int:
        """Bytes held."""
        return self._bytes

    def get(self, path: str, width: int) -> bytes:
        """The thumbnail, or the placeholder while the photo cannot be read."""
        key = (path, width)
        with self._lock:
            if key in self._thumbs:
                self._thumbs.move_to_end(key)
                return self._thumbs[key]
            forgets = self._forgets
        try:
            thumb = self._render(path, width)  # slow: others may go on meanwhile
        except OSError:
            return self._placeholder
        with self._lock:
            if key not in self._thumbs and forgets == self._forgets:
                self._thumbs[key] = thumb
                self._bytes += len(thumb)
                while self._bytes > self._max_bytes:
                    _, oldest = self._thumbs.popitem(last=False)
                    self._bytes -= len(oldest)
        return thumb

    def forget(self, path: str) -> None:
        """Drop the thumbnails of a photo that was replaced."""
        with self._lock:
            self._forgets += 1
            for key in list(self._thumbs):
                if key[0] == path:
                    self._bytes -= len(self._thumbs.pop(key))

    def count(self, width: int) -> int:
        """Number of thumbnails of this width, for the status page."""
        with self._lock:
            return sum(1 for key in self._thumbs if key[1] == width)

    def etag(self, path: str, width: int) -> str:
        """Entity tag for the HTTP cache, a digest of the bytes served."""
        return sha256(self.get(path, width)).hexdigest()
