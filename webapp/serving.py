"""The production server: Gunicorn with workers and a graceful stop."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from flask import Flask
from gunicorn.app.base import BaseApplication

from webapp import create_app

_GRACE = 20  # seconds that answers under way get at a stop


class Server(BaseApplication):  # type: ignore[misc]  # Gunicorn is untyped
    """Serves the current edition in `var`; no access log, as addresses and queries are the reader's."""

    def __init__(self, var: Path, host: str, port: int, workers: int) -> None:
        self._var = var
        shown = f"[{host}]" if ":" in host else host
        self._options: dict[str, Any] = {
            "bind": f"{shown}:{port}",
            "workers": workers,
            "worker_class": "gthread",
            "threads": 4,
            "graceful_timeout": _GRACE,
            "accesslog": None,
            "loglevel": "warning",
            "proc_name": "pocketleaf",
        }
        super().__init__()

    def load_config(self) -> None:
        """Hand our options to Gunicorn."""
        for name, value in self._options.items():
            self.cfg.set(name, value)

    def load(self) -> Flask:
        """Return the application, made once in each worker."""
        return create_app(self._var)
