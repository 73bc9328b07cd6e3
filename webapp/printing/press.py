"""Makes PDFs, a few at a time, each within bounds of time and memory."""

from __future__ import annotations

import fcntl
import json
import subprocess
import sys
from base64 import b64encode
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from ctypes.util import find_library
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from webapp.printing import typesetting

_LIBRARIES = ("pango-1.0", "pangoft2-1.0", "harfbuzz-subset")


class BusyError(Exception):
    """As many PDFs as may be made at once are being made."""


class UnprintableError(Exception):
    """The PDF could not be made within the bounds."""


@dataclass(frozen=True)
class Press:
    """Makes PDFs; all processes that use the same folder count together.

    `at_once` is how many are made at a time, `seconds` and `memory` (bytes) what one may take.
    """

    folder: Path
    at_once: int = 2
    seconds: int = 20
    memory: int = 800_000_000

    def print(self, html: str, base: str, pictures: Mapping[str, bytes]) -> bytes:
        """Return the PDF of an HTML document, the same bytes for the same document.

        `base` is the web address, without the slash at its end, that its addresses belong to; `pictures`
        holds all of its pictures by address. Raises BusyError or UnprintableError.
        """
        job = {
            "html": html,
            "base": base,
            "pictures": {address: b64encode(data).decode() for address, data in pictures.items()},
            "seconds": self.seconds,
            "memory": self.memory,
        }
        with self._place():
            return self._made(json.dumps(job).encode())

    def _made(self, job: bytes) -> bytes:
        command = [sys.executable, "-P", str(Path(typesetting.__file__))]
        try:
            done = subprocess.run(  # noqa: S603  our own file
                command,
                input=job,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                timeout=self.seconds,
                check=True,
            )
        except subprocess.SubprocessError as error:
            raise UnprintableError("the PDF took too much time or memory") from error
        return done.stdout

    @contextmanager
    def _place(self) -> Iterator[None]:
        """Hold one of the places for the time of a `with`."""
        self.folder.mkdir(parents=True, exist_ok=True)
        for number in range(self.at_once):
            with (self.folder / f"place-{number}").open("w") as place:
                try:
                    fcntl.flock(place, fcntl.LOCK_EX | fcntl.LOCK_NB)
                except BlockingIOError:
                    continue
                yield
                return
        raise BusyError


@cache
def can_print() -> bool:
    """Whether this machine has what PDFs are made with."""
    return find_spec("weasyprint") is not None and all(map(find_library, _LIBRARIES))
