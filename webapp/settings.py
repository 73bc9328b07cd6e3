"""Where the library lies and where built files go: the only reader of the environment."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from webapp.errors import SettingsError

_PACKAGE = Path(__file__).parent
_STARTER = _PACKAGE / "starter"
_SHIPPED = _STARTER if _STARTER.is_dir() else _PACKAGE.parent


@dataclass(frozen=True)
class Settings:
    """The folders of one library: its content, its translations, what is built from them, what we ship.

    `chosen_key` is the file of the publisher's private key, where one was named.
    """

    content: Path
    translations: Path
    var: Path
    static: Path = _SHIPPED / "static"
    shipped: Path = _SHIPPED / "translations"
    chosen_key: Path | None = None

    @property
    def signing_key(self) -> Path:
        """The file of the publisher's private key: where it is looked for, and where it is made."""
        return self.chosen_key or self.content.parent / "keys" / "signing.pem"


def read_settings(
    *,
    content: Path | None = None,
    translations: Path | None = None,
    var: Path | None = None,
    signing_key: Path | None = None,
    environment: Mapping[str, str] = os.environ,
) -> Settings:
    """Return the settings: an option wins over POCKETLEAF_CONTENT and the like, they over our library.

    A library of one's own without a translations folder has none. Raises SettingsError when the content
    folder does not exist.
    """
    given = content or _path(environment, "POCKETLEAF_CONTENT")
    chosen = given or _SHIPPED / "content"
    own = chosen.parent / "translations" if given else _SHIPPED / "translations"
    settings = Settings(
        content=chosen,
        translations=translations or _path(environment, "POCKETLEAF_TRANSLATIONS") or own,
        var=var or _path(environment, "POCKETLEAF_VAR") or Path("var"),
        chosen_key=signing_key or _path(environment, "POCKETLEAF_SIGNING_KEY"),
    )
    if not settings.content.is_dir():
        raise SettingsError(
            f'content folder "{settings.content}" does not exist; '
            "make it, or name another with --content or POCKETLEAF_CONTENT"
        )
    return settings


def _path(environment: Mapping[str, str], name: str) -> Path | None:
    return Path(environment[name]) if environment.get(name) else None
