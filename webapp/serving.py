"""The production server: Gunicorn with workers and a graceful stop."""

from __future__ import annotations

import os
import socket
import sys
import traceback
from pathlib import Path
from typing import Any, NoReturn

from flask import Flask
from gunicorn.app.base import BaseApplication
from gunicorn.glogging import Logger
from gunicorn.workers.gthread import ThreadWorker

from webapp import create_app
from webapp.errors import SettingsError

_GRACE = 20  # seconds that answers under way get at a stop


def listen(host: str, port: int) -> socket.socket:
    """Return a socket bound to an address; raises SettingsError when it cannot be had."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        return _bound(socket.socket(family, kind, protocol), address)
    except OSError as error:
        text = f'cannot listen on "{host}" port {port}: {error.strerror}; choose another --host or --port'
        raise SettingsError(text) from error


def _bound(listener: socket.socket, address: Any) -> socket.socket:
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
    except OSError:
        listener.close()
        raise
    return listener


class Server(BaseApplication):  # type: ignore[misc]  # Gunicorn is untyped
    """Serves the current edition in `var`; no access log, as addresses and queries are the reader's.

    Raises EditionError when there is no edition that can be served.
    """

    def __init__(self, var: Path, listener: socket.socket, workers: int) -> None:
        self._app = create_app(var)
        self._options: dict[str, Any] = {
            "bind": f"fd://{listener.detach()}",
            "workers": workers,
            "worker_class": Worker,
            "threads": 4,
            "graceful_timeout": _GRACE,
            "accesslog": None,
            "loglevel": "warning",
            "logger_class": DiscreetLogger,
            "control_socket_disable": True,
            "proc_name": "pocketleaf",
        }
        super().__init__()

    def load_config(self) -> None:
        """Hand our options to Gunicorn, those that its version knows."""
        for name, value in self._options.items():
            if name in self.cfg.settings:
                self.cfg.set(name, value)

    def load(self) -> Flask:
        """Return the application, opened before the workers were forked."""
        return self._app


class Worker(ThreadWorker):  # type: ignore[misc]  # Gunicorn is untyped
    """A worker that Ctrl+C ends at once.

    At a terminal it gets that signal twice, from the terminal and from its parent; Gunicorn's own way out
    takes a lock in the handler, and the second signal then waits for it for ever.
    """

    def handle_quit(self, *_: object) -> NoReturn:
        """Leave."""
        os._exit(0)


class DiscreetLogger(Logger):  # type: ignore[misc]  # Gunicorn is untyped
    """Gunicorn's log without a word of a request."""

    def warning(self, message: object, *arguments: object, **options: Any) -> None:
        """Log a warning, unless it quotes what could not be read as a request, and its sender's address."""
        if not str(message).startswith("Invalid request"):
            super().warning(message, *arguments, **options)

    def exception(self, *_: object, **__: object) -> None:
        """Log the kind of an exception and its way through the code; its words may be a reader's."""
        kind, _error, trace = sys.exc_info()
        super().error("%s\n%s", kind.__name__ if kind else "", "".join(traceback.format_tb(trace)))
