"""Toy text in scripts that the toy library has no catalogs for, to look at them on paper."""

from __future__ import annotations

from pathlib import Path

import polib
import yaml

from webapp.settings import Settings

SCRIPTS = Path(__file__).parent / "fixtures" / "scripts"


def add_script(settings: Settings, folder: str) -> None:
    """Give a copy of the toy library a catalog of dry-skin in one more locale, by its folder's name."""
    texts = yaml.safe_load((SCRIPTS / f"{folder}.yaml").read_text(encoding="utf-8"))
    catalog = polib.pofile(str(settings.translations / "es" / "LC_MESSAGES" / "dry-skin.po"))
    catalog.metadata["Language"] = folder
    del catalog.metadata["Plural-Forms"]
    for entry in catalog:
        entry.msgstr = texts[entry.msgctxt]
        entry.flags = []
    path = settings.translations / folder / "LC_MESSAGES" / "dry-skin.po"
    path.parent.mkdir(parents=True)
    catalog.save(str(path))
