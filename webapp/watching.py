"""Builds again whenever an input is written, beside the server."""

from __future__ import annotations

import os
import signal
import socket
import sys
import time
import traceback

from webapp.editions.building import build
from webapp.editions.inputs import stamp_of
from webapp.errors import PocketleafError
from webapp.settings import Settings

_PAUSE = 0.3  # seconds between two looks


def watch_beside(settings: Settings, seen: str, listener: socket.socket) -> None:
    """Start a process that builds after each change since the stamp `seen`, as long as this one lives."""
    parent = os.getpid()
    if os.fork():
        return
    try:
        listener.close()
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # at Ctrl+C it ends with its parent, and quietly
        _watch(settings, seen, parent)
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(0)


def _watch(settings: Settings, seen: str, parent: int) -> None:
    """Build as soon as a change was followed by a pause: editors write a file in several steps."""
    last = seen
    while os.getppid() == parent:
        time.sleep(_PAUSE)
        try:
            now = stamp_of(settings)
        except OSError:  # a file went away between two looks
            continue
        if now == last != seen:
            seen = now
            _build(settings)
        last = now


def _build(settings: Settings) -> None:
    try:
        built = build(settings, lambda _: None)
        told = [*map(str, built.problems), f"Edition {built.folder.name} is served from now on."]
    except (PocketleafError, OSError) as error:
        told = [str(error), "The last good edition is served."]
    sys.stderr.write("\n".join(told) + "\n")
