"""A service on this machine that answers chat completions as a test tells it to."""

from __future__ import annotations

import contextlib
import json
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

KEY = "sk-test-0123456789"
"""The secret that no output may hold."""


@dataclass(frozen=True)
class Reply:
    """One HTTP response after seconds of `silence`; its body in `pieces`, each after a `pause`."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    silence: float = 0.0
    pause: float = 0.0
    pieces: int = 1


@dataclass(frozen=True)
class Asked:
    """One request as it arrived."""

    path: str
    headers: dict[str, str]
    body: Any

    @property
    def comment(self) -> str:
        """What stands between the comment's tags."""
        user: str = self.body["messages"][1]["content"]
        assert (user.count("<comment>"), user.count("</comment>")) == (1, 1)
        return user.partition("<comment>")[2].partition("</comment>")[0]

    @property
    def material(self) -> Any:
        """Code, issues and decoys as sent."""
        user: str = self.body["messages"][1]["content"]
        assert (user.count("<material>"), user.count("</material>")) == (1, 1)
        return json.loads(user.partition("<material>")[2].partition("</material>")[0])


def says(answer: Any) -> Reply:
    """A chat completion whose text is `answer`, as JSON unless it is text."""
    text = answer if isinstance(answer, str) else json.dumps(answer)
    choice = {"index": 0, "message": {"role": "assistant", "content": text}}
    return Reply(json.dumps({"object": "chat.completion", "choices": [choice]}).encode())


class Service:
    """A local server; `answer` makes the reply to each request, `asked` are those that came."""

    def __init__(self) -> None:
        self.asked: list[Asked] = []
        self.answer: Callable[[Asked], Reply] = lambda asked: says(
            {"verdict": "vague", "addresses": {}}
        )
        self.lock = threading.Lock()
        self._released = threading.Event()
        service = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                service.serve(self)

            def log_message(self, *args: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.address = f"http://127.0.0.1:{self._server.server_port}/v1"
        threading.Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True
        ).start()

    def replies(self, *replies: Reply) -> None:
        """Give these replies in turn, the last one from then on."""
        left = list(replies)
        self.answer = lambda asked: left.pop(0) if len(left) > 1 else left[0]

    def close(self) -> None:
        """Refuse connections from now on."""
        self._released.set()
        self._server.shutdown()
        self._server.server_close()

    def serve(self, handler: BaseHTTPRequestHandler) -> None:
        body = handler.rfile.read(int(handler.headers["Content-Length"]))
        asked = Asked(handler.path, dict(handler.headers), json.loads(body))
        with self.lock:
            self.asked.append(asked)
            reply = self.answer(asked)
        with contextlib.suppress(OSError):  # the client went away, which some tests are about
            self._send(handler, reply)

    def _send(self, handler: BaseHTTPRequestHandler, reply: Reply) -> None:
        if reply.silence and self._released.wait(reply.silence):
            return
        handler.send_response(reply.status)
        for name, value in reply.headers.items():
            handler.send_header(name, value)
        handler.send_header("Content-Length", str(len(reply.body)))
        handler.end_headers()
        size = max(1, -(-len(reply.body) // reply.pieces))
        for start in range(0, len(reply.body), size):
            if reply.pause and self._released.wait(reply.pause):
                return
            handler.wfile.write(reply.body[start : start + size])
            handler.wfile.flush()
