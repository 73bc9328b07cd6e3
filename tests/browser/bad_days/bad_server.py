"""The real application behind a door that misbehaves as a file tells it, in a process of its own.

`python bad_server.py <var> <port> <folder>`: `<folder>/mood.json` holds pairs of a pattern of paths and a
deed, read at each request; `<folder>/asked` gets a line a request.
"""

from __future__ import annotations

import json
import os
import re
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from socketserver import ThreadingMixIn
from typing import Any, NoReturn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from webapp import create_app

App = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
PORTAL = b"<!doctype html><title>Wi-Fi</title><h1>Hotel Wi-Fi</h1><p>Your room number, please."
ELSEWHERE = "elsewhere"  # what a redirected address has after it
LONGER = 10**6  # bytes that no page of the library has


@dataclass(frozen=True)
class Answer:
    """What goes out; `then` comes after the body."""

    status: str
    headers: dict[str, str]
    body: bytes
    then: Callable[[], None] = lambda: None

    def pieces(self) -> Iterator[bytes]:
        """The body, and then what comes after it."""
        yield self.body
        self.then()


def door(app: App, var: Path, folder: Path) -> App:
    """The application, seen through the moods of a folder."""

    def answer(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        path = environ["PATH_INFO"]
        with (folder / "asked").open("a", encoding="utf-8") as asked:
            asked.write(f"{path}\n")
        deed = _deed(folder, path)
        if not deed or environ.get("QUERY_STRING") == ELSEWHERE:
            return app(environ, start_response)
        if deed == "switch":
            switch(var)
        for name in ("HTTP_ACCEPT_ENCODING", "HTTP_IF_NONE_MATCH"):  # so that plain bytes are there to spoil
            environ.pop(name, None)
        spoilt = DEEDS[deed](_taken(app, environ), var, path)
        start_response(spoilt.status, list(spoilt.headers.items()))
        return spoilt.pieces()

    return answer


def switch(var: Path) -> None:
    """Makes the newer of two editions the current one, as a build does."""
    new = var / "new"
    new.symlink_to(Path("editions", (var / "newer").read_text(encoding="utf-8")))
    new.rename(var / "current")


def _deed(folder: Path, path: str) -> str | None:
    mood = json.loads((folder / "mood.json").read_text(encoding="utf-8"))
    return next((deed for pattern, deed in mood if re.search(pattern, path)), None)


def _taken(app: App, environ: dict[str, Any]) -> Answer:
    told: list[Any] = []
    body = b"".join(app(environ, lambda *what: told.extend(what)))
    return Answer(told[0], dict(told[1]), body)


def _flip(answer: Answer, *_: object) -> Answer:
    half = len(answer.body) // 2
    flipped = bytes([answer.body[half] ^ 1])
    return replace(answer, body=answer.body[:half] + flipped + answer.body[half + 1 :])


def _cut(answer: Answer, *_: object) -> Answer:
    return replace(answer, body=answer.body[: len(answer.body) // 2])


def _short(answer: Answer, *_: object) -> Answer:
    half = _cut(answer)
    return replace(half, headers={**half.headers, "Content-Length": str(len(half.body))})


def _die(answer: Answer, *_: object) -> Answer:
    return replace(_cut(answer), then=lambda: os._exit(1))


def _hang(_answer: Answer, *_: object) -> Answer:
    _never_end()


def _never_end() -> NoReturn:
    while True:
        threading.Event().wait()


def _stall(answer: Answer, *_: object) -> Answer:
    return replace(_cut(answer), then=_never_end)


def _portal(_answer: Answer, *_: object) -> Answer:
    headers = {"Content-Type": "text/html", "Content-Length": str(len(PORTAL))}
    return Answer("200 OK", headers, PORTAL)


def _redirect(_answer: Answer, _var: Path, path: str) -> Answer:
    return Answer("302 Found", {"Location": f"{path}?{ELSEWHERE}", "Content-Length": "0"}, b"")


def _partial(answer: Answer, *_: object) -> Answer:
    whole, half = len(answer.body), _short(answer)
    extent = {"Content-Range": f"bytes 0-{len(half.body) - 1}/{whole}"}
    return replace(half, status="206 Partial Content", headers={**half.headers, **extent})


def _wait(answer: Answer, var: Path, path: str) -> Answer:
    while _deed(var.parent, path) == "wait":
        time.sleep(0.02)
    return answer


def _release(answer: Answer, *_: object) -> Answer:
    """Another version of the app, of the same files."""
    return _with_body(answer, answer.body.replace(b'"version": "', b'"version": "f'))


def _yesterday(answer: Answer, var: Path, path: str) -> Answer:
    older = var / "editions" / (var / "older").read_text(encoding="utf-8") / "site"
    return _with_body(answer, older.joinpath(path[1:]).read_bytes())


def _misfit(answer: Answer, *_: object) -> Answer:
    return _misled(
        answer, varint(LONGER) + varint(0) + varint(LONGER) + varint(0)
    )  # copies what is not there


def _mistake(answer: Answer, *_: object) -> Answer:
    return _misled(answer, varint(1) + varint(1) + b"?")


def _misled(answer: Answer, delta: bytes) -> Answer:
    """A pointer whose last step ends, with hashes that are right, with such a delta."""
    pointer = json.loads(answer.body)
    told = json.dumps([["/en/conditions/lipoma", "delta", len(delta)]]).encode()
    part = len(told).to_bytes(4, "little") + told + delta
    MISLEADING[f"/en/pack/update.{sha256(part).hexdigest()[:10]}.plu"] = part
    pointer["updates"][-1]["parts"].append([sha256(part).hexdigest(), len(part), {"br": 1, "gzip": 1}])
    return _with_body(answer, json.dumps(pointer).encode())


def _mislead(answer: Answer, _var: Path, path: str) -> Answer:
    if path not in MISLEADING:
        return answer
    body = MISLEADING[path]
    headers = {"Content-Type": "application/octet-stream", "Content-Length": str(len(body))}
    return Answer("200 OK", headers, body)


def _with_body(answer: Answer, body: bytes) -> Answer:
    headers = {name: value for name, value in answer.headers.items() if name.lower() != "etag"}
    return Answer("200 OK", {**headers, "Content-Length": str(len(body))}, body)


def varint(number: int) -> bytes:
    """Unsigned LEB128."""
    low, rest = number & 0x7F, number >> 7
    return bytes([low | 0x80]) + varint(rest) if rest else bytes([low])


MISLEADING: dict[str, bytes] = {}
DEEDS: dict[str, Callable[[Answer, Path, str], Answer]] = {
    "flip": _flip,
    "cut": _cut,
    "short": _short,
    "die": _die,
    "hang": _hang,
    "stall": _stall,
    "portal": _portal,
    "redirect": _redirect,
    "partial": _partial,
    "switch": lambda answer, *_: answer,
    "wait": _wait,
    "release": _release,
    "yesterday": _yesterday,
    "misfit": _misfit,
    "mistake": _mistake,
    "mislead": _mislead,
}


class Threaded(ThreadingMixIn, WSGIServer):
    """One thread a request, none of which keeps the process alive."""

    daemon_threads = True


class Silent(WSGIRequestHandler):
    """Logs nothing."""

    def log_message(self, *_: object) -> None:
        """Says nothing."""


def main() -> None:
    """Serves until it is killed, or kills itself."""
    var, port, folder = Path(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3])
    app = door(create_app(var), var, folder)
    make_server("127.0.0.1", port, app, Threaded, Silent).serve_forever()


if __name__ == "__main__":
    main()
