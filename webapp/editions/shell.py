"""The few files that every visit needs: style, scripts, icons, worker and web app manifests."""

from __future__ import annotations

import json
import posixpath
import re
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from rcssmin import cssmin
from rjsmin import jsmin

from webapp import links
from webapp.editions.inputs import files_below
from webapp.editions.joining import joined
from webapp.pages.frame import Frame

_PATIENCE = 3000  # milliseconds that a visit waits for the network before a kept copy is shown
_PAGE_SCRIPT = "js/app.js"
_WORKER_SCRIPT = "js/worker/main.js"
_OF_TRANSLATORS = "js/translating/"  # belongs to the preview and to no edition
_LATER = ("js/ui/packs_", "js/ui/beside")  # what pages import once a reader wants a pack, and not before
_DESCRIPTION = (  # the first page's, which catalogs know
    "Plain health information in your language. "
    "What you have read stays on your phone and opens without a network."
)
_IMPORT = re.compile(r"""\b(?:from|import)\s*\(?\s*"(\.[^"]+\.js)\"""")


@dataclass(frozen=True)
class Kept:
    """The files that the worker keeps for pages: at once, and once a reader wants a pack."""

    at_once: tuple[str, ...]
    for_packs: tuple[str, ...]


def style_sheet(static: Path, *others: str) -> str:
    """Return the one style sheet that every page carries, the files of `css/` in the order of their names.

    `others` are files of `static/` that follow them.
    """
    files = (*files_below(static / "css"), *(static / name for name in others))
    parts = (path.read_text(encoding="utf-8") for path in files)
    return str(cssmin("\n".join(parts)))


def shell_files(static: Path) -> dict[str, bytes]:
    """Return the scripts, without their comments, and the icons by their path in `static/`.

    The worker's script holds all that it imports: a worker starts often, and each file would cost it.
    """
    files = {path.relative_to(static).as_posix(): path for path in files_below(static)}
    scripts = {
        name: path.read_text(encoding="utf-8")
        for name, path in files.items()
        if name.startswith("js/") and name.endswith(".js") and not name.startswith(_OF_TRANSLATORS)
    }
    scripts[_WORKER_SCRIPT] = joined(scripts, _WORKER_SCRIPT)
    icons = (name for name in files if name.startswith("icons/") and name.endswith((".svg", ".png")))
    return {name: str(jsmin(text)).encode() for name, text in scripts.items()} | {
        name: files[name].read_bytes() for name in icons
    }


def kept_names(files: dict[str, bytes]) -> Kept:
    """Return the files that the worker keeps for pages: the scripts they load, and the icon.

    What the worker alone imports the browser keeps with it.
    """
    found = _imported(files, without=_LATER)
    icons = (name for name in files if name.endswith(".svg"))
    return Kept((*sorted(found), *icons), tuple(sorted(_imported(files) - found)))


def static_version(files: dict[str, bytes]) -> str:
    """Return the hash that stands in the addresses of the shell's files: 10 hex digits."""
    digest = sha256()
    for name, data in sorted(files.items()):
        digest.update(name.encode() + b"\0" + sha256(data).digest())
    return digest.hexdigest()[:10]


def worker_script(version: str, kept: Kept, kept_pages: dict[str, bytes]) -> bytes:
    """Return the worker's entry: its bytes differ exactly when the shell differs.

    `kept_pages` maps each tag to what is kept of its pages; `kept` are the files kept beside it.
    """
    digest = sha256(version.encode())
    for tag, data in sorted(kept_pages.items()):
        digest.update(tag.encode() + b"\0" + sha256(data).digest())
    config = {
        "version": digest.hexdigest()[:16],
        "files": [links.static(version, name) for name in kept.at_once],
        "later": [links.static(version, name) for name in kept.for_packs],
        "tags": list(kept_pages),
        "patience": _PATIENCE,
    }
    main = links.static(version, _WORKER_SCRIPT)
    return f'import {{ start }} from "{main}";\nstart({json.dumps(config)});\n'.encode()


def manifest(frame: Frame) -> bytes:
    """Return a locale's web app manifest; the same `id` in every language makes it one app."""
    icons = (
        ("icon.svg", "any", "any", "image/svg+xml"),
        ("icon-192.png", "192x192", "any", "image/png"),
        ("icon-512.png", "512x512", "any", "image/png"),
        ("maskable-512.png", "512x512", "maskable", "image/png"),
    )
    data = {
        "id": "/",
        "name": frame.site_name,
        "short_name": frame.site_name,
        "description": frame.interface.text(_DESCRIPTION),
        "lang": frame.locale.tag,
        "dir": frame.locale.direction,
        "start_url": links.home(frame.locale),
        "scope": "/",
        "display": "standalone",
        "background_color": "#fbfaf6",
        "theme_color": "#0b5c56",
        "icons": [
            {
                "src": links.static(frame.static, f"icons/{name}"),
                "sizes": sizes,
                "purpose": purpose,
                "type": kind,
            }
            for name, sizes, purpose, kind in icons
        ],
    }
    if frame.locale != frame.source and not frame.interface.is_translated(_DESCRIPTION):
        del data["description"]
    return (json.dumps(data, ensure_ascii=False, sort_keys=True) + "\n").encode()


def _imported(files: dict[str, bytes], without: tuple[str, ...] = ()) -> set[str]:
    """Return what pages import, and what that imports; nothing by way of names that begin as in `without`."""
    found: set[str] = set()
    waiting = [_PAGE_SCRIPT]
    while waiting:
        name = waiting.pop()
        if name in found or name.startswith(without):
            continue
        found.add(name)
        waiting += (posixpath.normpath(f"{name}/../{one}") for one in _IMPORT.findall(files[name].decode()))
    return found
