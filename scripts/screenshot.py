"""Takes the pictures of the README: the starter library on a small phone, from a real server."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

PICTURES = {
    "en.png": ("/en/conditions/back-mice", "light"),
    "ar.png": ("/ar/conditions/back-mice", "light"),
    "es-dark.png": ("/es/search?q=bulto", "dark"),
}
ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update")


def main(folder: Path) -> None:
    """Write the pictures into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as var, serving(Path(var)) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=[*ARGUMENTS])
        for name, (path, scheme) in PICTURES.items():
            picture(browser, address + path, scheme, folder / name)
        browser.close()


def picture(browser: Browser, address: str, scheme: str, path: Path) -> None:
    """Save what a phone shows of a page."""
    context = browser.new_context(
        viewport={"width": 360, "height": 740}, color_scheme=scheme, service_workers="block"
    )
    page = context.new_page()
    page.goto(address, wait_until="networkidle")
    page.screenshot(path=path)
    context.close()


@contextmanager
def serving(var: Path) -> Iterator[str]:
    """Serve the starter library on a free port; its own output is shown if it does not start."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [Path(sys.executable).with_name("pocketleaf"), "--var", var, "serve", "--port", str(port)]
    server = subprocess.Popen(command)
    address = f"http://127.0.0.1:{port}"
    try:
        wait_for(address, server)
        yield address
    finally:
        server.terminate()
        server.wait()


def wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    """Return once the server answers."""
    while server.poll() is None:
        try:
            urllib.request.urlopen(address, timeout=5)  # noqa: S310 - our own address
        except OSError:
            time.sleep(0.2)
        else:
            return
    sys.exit("the server did not start")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
