"""Builds again whenever an input is written, beside the server."""

from __future__ import annotations

import multiprocessing
import os
import sys
import time

from webapp.editions.building import build
from webapp.editions.inputs import stamp_of
from webapp.errors import PocketleafError
from webapp.settings import Settings

_PAUSE = 0.5  # seconds between two looks


def watch_beside(settings: Settings) -> None:
    """Start a process that watches the settings' folders as long as this one lives."""
    arguments = (settings, os.getpid())
    multiprocessing.get_context("spawn").Process(target=watch, args=arguments, daemon=True).start()


def watch(settings: Settings, parent: int) -> None:
    """Build at each change until the process `parent` is gone."""
    seen = stamp_of(settings)
    while os.getppid() == parent:
        time.sleep(_PAUSE)
        now = stamp_of(settings)
        if now != seen:
            seen = now
            _build(settings)


def _build(settings: Settings) -> None:
    try:
        built = build(settings, lambda _: None)
        told = [*map(str, built.problems), f"Edition {built.folder.name} is served from now on."]
    except PocketleafError as error:
        told = [str(error), "The last good edition is served."]
    sys.stderr.write("\n".join(told) + "\n")
