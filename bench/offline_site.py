"""An edition's site folder served as plain files on this machine, brotli first, each answer counted."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

from webapp.links import is_immutable

KINDS = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".webmanifest": "application/manifest+json",
}
COPIES = {"br": ".br", "gzip": ".gz"}


@dataclass(frozen=True)
class Answer:
    """What was sent for a path: the status and the bytes of the body."""

    path: str
    status: int
    sent: int


@dataclass
class PlainSite:
    """A static server; `folder` may change under it, `answers` grows with each request."""

    folder: Path
    encodings: tuple[str, ...] = ("br", "gzip")
    answers: list[Answer] = field(default_factory=list)
    _server: ThreadingHTTPServer | None = None

    def url(self, path: str) -> str:
        """Return the address of a path."""
        assert self._server
        return f"http://127.0.0.1:{self._server.server_port}{path}"

    def stop(self) -> None:
        """Refuse connections from now on."""
        if self._server:
            self._server.shutdown()
            self._server.server_close()

    def begin(self) -> None:
        """Forget what was sent so far."""
        self.answers.clear()

    def answer(self, request: BaseHTTPRequestHandler) -> None:
        """Answer one request."""
        path = urlsplit(request.path).path
        file = self._file(path)
        status, headers, body = self._content(path, file, request) if file else (404, {}, b"")
        self.answers.append(Answer(path, status, len(body)))
        try:
            request.send_response(status)
            for name, value in {**headers, "Content-Length": str(len(body))}.items():
                request.send_header(name, value)
            request.end_headers()
            request.wfile.write(body)
        except ConnectionError:
            return  # the browser no longer wants it

    def _file(self, path: str) -> Path | None:
        plain = self.folder / path.lstrip("/")
        name = plain / "index.html" if path.endswith("/") else plain
        return next((file for file in (name, name.with_name(name.name + ".html")) if file.is_file()), None)

    def _content(
        self, path: str, file: Path, request: BaseHTTPRequestHandler
    ) -> tuple[int, dict[str, str], bytes]:
        body, encoding = file.read_bytes(), ""
        etag = f'"{sha256(body).hexdigest()[:24]}"'
        headers = {
            "Content-Type": KINDS.get(file.suffix, "application/octet-stream"),
            "Cache-Control": "max-age=31536000, immutable" if is_immutable(path.lstrip("/")) else "no-cache",
            "ETag": etag,
            "X-Pocketleaf-Edition": self.folder.parent.name,
        }
        if request.headers.get("If-None-Match") == etag:
            return 304, headers, b""
        accepted = request.headers.get("Accept-Encoding", "")
        for encoding in (one for one in self.encodings if one in accepted):
            copy = file.with_name(file.name + COPIES[encoding])
            if copy.exists():
                return 200, {**headers, "Content-Encoding": encoding}, copy.read_bytes()
        return 200, headers, body


@contextmanager
def served(folder: Path) -> Iterator[PlainSite]:
    """Serve a site folder as long as this lasts."""
    site = PlainSite(folder)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            site.answer(self)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    site._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    site._server.daemon_threads = True
    threading.Thread(target=site._server.serve_forever, args=(0.01,), daemon=True).start()
    yield site
    site.stop()
