"""The wheel: everything that is needed lies in it, and it runs far from the checkout."""

from __future__ import annotations

import http.client
import shutil
import socket
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.outlines import lost, outlines, unsound
from webapp.editions.shelf import Shelf

ROOT = Path(__file__).parents[1]
TAKEN = [
    "webapp",
    "search_index",
    "content",
    "translations",
    "static",
    "pyproject.toml",
    "README.md",
    "LICENSE",
]
PAGES = {
    "/en/conditions/back-mice": '<html lang="en" dir="ltr"',
    "/es/conditions/back-mice": '<html lang="es" dir="ltr"',
    "/ar/conditions/sciatica": '<html lang="ar" dir="rtl"',
    "/en/search?q=lipoma": 'href="/en/conditions/lipoma"',
}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from a copy of the sources so that nothing is left behind in them."""
    house = tmp_path_factory.mktemp("house")
    for name in TAKEN:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, house / name)
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", house / "dist", house]
    built = subprocess.run(command, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stdout + built.stderr
    return next((house / "dist").glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the wheel alone was installed into."""
    folder = tmp_path_factory.mktemp("site-packages")
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-index"]
    subprocess.run([*pip, "--no-deps", "--target", folder, wheel], check=True)
    return folder


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the installed command is run, and puts nothing but `var`."""
    return tmp_path_factory.mktemp("empty")


@pytest.fixture(scope="module")
def port(installed: Path, empty: Path) -> Iterator[int]:
    """The port on which the installed command serves the starter library from an empty folder."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    log = empty.parent / "wheel.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-c", "from webapp.cli import main; main()", "serve", f"--port={port}"],
            cwd=empty,
            env={"PYTHONPATH": str(installed)},
            stdout=output,
            stderr=output,
        )
    try:
        wait_for(port, process, log)
        assert [path.name for path in empty.iterdir()] == ["var"]
        yield port
    finally:
        process.terminate()
        assert process.wait(timeout=60) == 0


def wait_for(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    """Returns once the server answers, which has the whole starter library to build first."""
    end = time.monotonic() + 600
    while not is_listening(port):
        said = log.read_text(encoding="utf-8")
        assert process.poll() is None, f"the server ended before it answered; it said:\n{said}"
        assert time.monotonic() < end, f"the server did not answer; it said:\n{said}"
        time.sleep(0.05)


def test_the_wheel_holds_what_it_needs_and_nothing_that_is_derived(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    needed = [
        "webapp/cli/__init__.py",
        "webapp/templates/page.html",
        "search_index/__init__.py",
        "webapp/starter/content/site.yaml",
        "webapp/starter/content/conditions/back-mice.md",
        "webapp/starter/translations/ar/LC_MESSAGES/messages.po",
        "webapp/starter/translations/templates/back-mice.pot",
        "webapp/starter/static/js/worker/main.js",
        "webapp/starter/static/css/1-tokens.css",
        "webapp/starter/static/translating.css",
        "webapp/starter/static/js/translating/main.js",
        "webapp/templates/translating/page.html",
    ]
    assert [name for name in needed if name not in names] == []
    assert [name for name in names if name.endswith((".pyc", ".mo")) or name.startswith("tests")] == []


def test_the_code_comes_from_the_wheel_and_not_from_the_checkout(installed: Path, tmp_path: Path) -> None:
    code = "import webapp.settings as s; print(s.__file__); print(s.read_settings(environment={}).content)"
    environment = {"PYTHONPATH": str(installed)}
    command = [sys.executable, "-c", code]
    said = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=True)
    assert said.stdout.splitlines() == [
        str(installed / "webapp/settings.py"),
        str(installed / "webapp/starter/content"),
    ]


@pytest.mark.parametrize(("address", "found"), PAGES.items())
def test_the_starter_library_is_served_in_each_language(port: int, address: str, found: str) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", address)
    answer = connection.getresponse()
    text = answer.read().decode()
    connection.close()
    assert answer.status == 200
    assert found in text


@pytest.mark.usefixtures("port")
def test_every_page_of_the_starter_library_is_sound_and_leads_somewhere(empty: Path) -> None:
    pages = outlines(Shelf(empty / "var").current())
    assert (unsound(pages), lost(pages)) == ([], [])


def is_listening(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
    except OSError:
        return False
    return True
