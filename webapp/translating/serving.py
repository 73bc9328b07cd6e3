"""The preview's server: a few people, one process, and no word of a request in any log."""

from __future__ import annotations

import socket
from typing import Any

from flask import Flask
from werkzeug.serving import BaseWSGIServer, WSGIRequestHandler, make_server

from webapp.errors import SettingsError


class _Silent(WSGIRequestHandler):
    def log(self, type: str, message: str, *args: Any) -> None:
        """Say nothing."""


def server_of(app: Flask, host: str, port: int) -> BaseWSGIServer:
    """Return a server that listens already; raises SettingsError where it cannot."""
    try:
        with socket.create_server((host, port), family=_family(host)):
            pass  # werkzeug ends the process where it cannot bind
        return make_server(host, port, app, threaded=True, request_handler=_Silent)
    except OSError as error:
        text = f'cannot listen on "{host}" port {port}: {error.strerror}; choose another --host or --port'
        raise SettingsError(text) from error


def address_of(host: str, port: int) -> str:
    """Return the address at which others reach the server."""
    shown = _own_address() if host in ("0.0.0.0", "::") else host  # noqa: S104 - compared, not bound
    return f"http://[{shown}]:{port}/" if ":" in shown else f"http://{shown}:{port}/"


def _family(host: str) -> socket.AddressFamily:
    return socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)[0][0]


def _own_address() -> str:
    """Return the address by which this machine would speak to its network; nothing is sent."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
        except OSError:
            return "127.0.0.1"
        return str(probe.getsockname()[0])
