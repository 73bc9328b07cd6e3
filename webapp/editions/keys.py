"""The publisher's private key, in a file of its own outside of the content."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from webapp.content.site import Site
from webapp.errors import PackError, Problem, SettingsError, SourceError
from webapp.packs.manifest import Sign
from webapp.packs.signing import SigningKey
from webapp.settings import Settings


def make_key(settings: Settings) -> bool:
    """Make a private key that its owner alone may read and git leaves alone; false when there is one."""
    path = settings.signing_key
    if path.exists():
        return False
    if not path.parent.exists():
        path.parent.mkdir(mode=0o700, parents=True)
        (path.parent / ".gitignore").write_text("*\n", encoding="utf-8")
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(SigningKey.new().to_pem())
    return True


def read_key(settings: Settings) -> SigningKey | None:
    """Return the private key; None when there is none where it would lie by itself.

    Raises SettingsError when one was named that is not there, or when its file holds something else.
    """
    path = settings.signing_key
    if not path.exists():
        if settings.chosen_key:
            raise SettingsError(f"{path}:1: there is no signing key; make one with `pocketleaf keys`")
        return None
    try:
        return SigningKey.from_pem(path.read_bytes())
    except PackError as error:
        raise SettingsError(f"{path}:1: {error}; name the file that `pocketleaf keys` made") from error


def check_key(
    key: SigningKey | None, site: Site, settings: Settings, tell: Callable[[str], None]
) -> Sign | None:
    """Return what signs packs, None without a key; raises SourceError unless readers will know the key."""
    if key is None:
        tell(f"packs are not signed, as there is no {settings.signing_key}: they cannot be saved as files")
        return None
    if key.public != site.signing_key:
        written = f'"{site.signing_key}" is not' if site.signing_key else "is missing beside"
        text = f"signing_key {written} that of {settings.signing_key}; write `signing_key: {key.public}`"
        raise SourceError([Problem(site.path, _line_of_key(site.path), text)])
    return key.sign


def write_public_key(path: Path, public: str) -> None:
    """Write a public key into a file of site settings; raises SourceError when another is there."""
    text = path.read_text(encoding="utf-8")
    line = _line_of_key(path)
    written = text.splitlines()[line - 1] if text else ""
    if written.startswith(_FIELD):
        if written.removeprefix(_FIELD).strip() != public:
            raise SourceError([Problem(path, line, f'"{written}" is another key; remove it to change keys')])
        return
    path.write_text(f"{text.rstrip()}\n{_FIELD} {public}\n", encoding="utf-8")


_FIELD = "signing_key:"


def _line_of_key(path: Path) -> int:
    lines = path.read_text(encoding="utf-8").splitlines()
    return next((number for number, line in enumerate(lines, 1) if line.startswith(_FIELD)), 1)
