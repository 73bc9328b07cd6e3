"""The real server, started as people start it: `pocketleaf serve`."""

from __future__ import annotations

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.conftest import Edit, Run
from webapp.editions.building import current_edition
from webapp.settings import Settings

ROOT = Path(__file__).parents[2]
NOSE = Path("conditions/runny-nose.md")
PAGE = "/en/conditions/runny-nose"
WORRY = "a-private-worry"
MAIN = "from webapp.cli import main; main()"
QUIET = [r"Serving on http://127\.0\.0\.1:\d+ \(Ctrl\+C stops\)", r"Edition [0-9a-f]{16} is up to date\."]

Answer = tuple[int, dict[str, str], str]


class Served:
    """A `pocketleaf serve` of the toy library in a process of its own."""

    def __init__(self, settings: Settings, log: Path, *words: str) -> None:
        self._log = log
        self.port = free_port()
        folders = [f"--{name}={getattr(settings, name)}" for name in ("content", "translations", "var")]
        with log.open("wb") as output:
            self.process = subprocess.Popen(
                [sys.executable, "-c", MAIN, *folders, "serve", f"--port={self.port}", *words],
                cwd=log.parent,
                env={**os.environ, "PYTHONPATH": str(ROOT)},
                stdout=output,
                stderr=output,
                start_new_session=True,
            )
        self.wait_until(self._answers)

    @property
    def said(self) -> str:
        """Everything that it wrote to its standard output and error."""
        return self._log.read_text(encoding="utf-8")

    def get(self, address: str, timeout: float = 10, **headers: str) -> Answer:
        """Asks for an address: status, headers, body."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        try:
            connection.request("GET", address, headers={k.replace("_", "-"): v for k, v in headers.items()})
            response = connection.getresponse()
            return response.status, dict(response.getheaders()), response.read().decode()
        finally:
            connection.close()

    def connect(self, data: bytes) -> socket.socket:
        """Opens a connection and sends some bytes."""
        client = socket.create_connection(("127.0.0.1", self.port), timeout=10)
        client.sendall(data)
        return client

    def wait_until(self, is_so: Callable[[], bool]) -> None:
        """Returns once the claim is true; fails with the server's own words."""
        end = time.monotonic() + 20
        while not is_so():
            assert time.monotonic() < end, f"still not so; the server said:\n{self.said}"
            time.sleep(0.02)

    def stop(self) -> int:
        """Stops it and gives its exit code."""
        self.process.terminate()
        return self.process.wait(timeout=30)

    def _answers(self) -> bool:
        assert self.process.poll() is None, f"the server ended before it answered; it said:\n{self.said}"
        try:
            return self.get("/en/")[0] == 200
        except OSError:
            return False


Serve = Callable[..., Served]


@pytest.fixture
def serve(built: Settings, tmp_path: Path) -> Iterator[Serve]:
    """Starts servers of the toy library, and stops them at the end."""
    started: list[Served] = []

    def start(*words: str) -> Served:
        started.append(Served(built, tmp_path / f"server-{len(started)}.log", *words))
        return started[-1]

    yield start
    for one in started:
        one.stop()


def test_an_answer_under_way_is_finished_at_a_stop(serve: Serve) -> None:
    server = serve("--workers=1")
    client = server.connect(f"GET {PAGE} HTTP/1.1\r\nHost: toy\r\n".encode())
    assert server.get("/en/")[0] == 200, "the worker has taken both connections"
    server.process.terminate()
    server.wait_until(lambda: not is_answered(server))
    client.sendall(b"\r\n")
    answer = http.client.HTTPResponse(client)
    answer.begin()
    assert answer.status == 200
    assert answer.read().decode().endswith("</html>\n")
    client.close()
    assert server.process.wait(timeout=30) == 0


def test_a_new_edition_is_served_at_once_without_a_restart(
    serve: Serve, built: Settings, edit: Edit, run: Run
) -> None:
    server = serve("--no-build")
    old = server.get(PAGE)
    edit(built.content / NOSE, "7 days", "8 days")
    assert run(built, "build").exit_code == 0
    new = server.get(PAGE, If_None_Match=old[1]["ETag"])
    assert "8 days" in new[2]
    name = current_edition(built.var).name
    answers = [server.get(address)[1]["X-Pocketleaf-Edition"] for address in (PAGE, "/", "/es/") * 5]
    assert set(answers) == {name} != {old[1]["X-Pocketleaf-Edition"]}


def test_a_mistake_that_is_built_leaves_the_old_edition_serving(
    serve: Serve, built: Settings, edit: Edit, run: Run
) -> None:
    server = serve("--no-build")
    edit(built.content / NOSE, "related: [dry-skin]", "related: [wet-skin]")
    assert run(built, "build").exit_code == 1
    assert "7 days" in server.get(PAGE)[2]


def test_it_starts_with_the_last_good_edition_when_there_is_a_mistake(
    serve: Serve, built: Settings, edit: Edit
) -> None:
    edit(built.content / NOSE, "related: [dry-skin]", "related: [wet-skin]")
    server = serve()
    assert "7 days" in server.get(PAGE)[2]
    assert '"wet-skin"' in server.said
    assert "the last good edition is served" in server.said


def test_nothing_of_a_reader_is_written_anywhere(serve: Serve, built: Settings) -> None:
    server = serve()
    for address in (f"/en/search?q={WORRY}", f"/es/{WORRY}", f"/{WORRY}?{WORRY}"):
        server.get(address, User_Agent=WORRY, Referer=f"http://{WORRY}/", Accept_Language="es")
    for line in (
        f"GET /en/search?q={WORRY} HTTP/9.9",
        f"G{{T /{WORRY} HTTP/1.1",
        f"GET /{'x' * 9000}{WORRY}",
    ):
        with server.connect(f"{line}\r\nHost: {WORRY}\r\n{WORRY} : 1\r\n\r\n".encode()) as client:
            assert b" 4" in client.recv(100)
    with server.connect(f"GET /{WORRY} HTTP/1.1\r\n".encode()):
        pass
    for file in (current_edition(built.var) / "site/en/conditions").glob("dry-skin*"):
        file.unlink()
    assert server.get(f"/en/conditions/dry-skin?q={WORRY}", User_Agent=WORRY)[0] == 500
    assert server.stop() == 0
    assert "FileNotFoundError" in server.said, "our own mistakes are told"
    for private in (WORRY, "dry-skin", "search?", "Mozilla", "ip="):
        assert private not in server.said
    assert server.said.count("127.0.0.1") == 1, "its own address alone"
    assert not [
        path for path in built.var.rglob("*") if path.is_file() and WORRY.encode() in path.read_bytes()
    ]


def test_tls_in_front_is_known_by_its_header(serve: Serve) -> None:
    server = serve()
    assert "Strict-Transport-Security" not in server.get("/en/")[1]
    assert "Strict-Transport-Security" not in server.get("/en/", X_Forwarded_Proto="http")[1]
    assert server.get("/en/", X_Forwarded_Proto="https")[1]["Strict-Transport-Security"].startswith(
        "max-age=3"
    )


def test_a_second_slash_leads_to_nobody_else(serve: Serve) -> None:
    server = serve()
    for address in (
        "//example.org",
        "//example.org/en/",
        "/\\example.org",
        "//example.org/..;/conditions/dry-skin",
    ):
        status, headers, _ = server.get(address)
        assert status in (308, 404)
        assert re.match(r"(/|http://127\.0\.0\.1:\d+/)(?![/\\])", headers.get("Location", "/x"))


def test_ctrl_c_ends_it_at_once_and_quietly(serve: Serve) -> None:
    server = serve("--reload")
    for _ in range(3):  # as impatient people press it
        os.killpg(server.process.pid, signal.SIGINT)
    assert server.process.wait(timeout=10) == 0
    assert all(any(re.fullmatch(one, line) for one in QUIET) for line in server.said.splitlines()), (
        server.said
    )
    server.wait_until(lambda: is_gone(server.process.pid))


def test_reload_follows_edits_and_survives_mistakes(serve: Serve, built: Settings, edit: Edit) -> None:
    server = serve("--reload")
    edit(built.content / NOSE, "7 days", "8 days")
    server.wait_until(lambda: "8 days" in server.get(PAGE)[2])
    edit(built.content / NOSE, "related: [dry-skin]", "related: [wet-skin]")
    server.wait_until(lambda: '"wet-skin"' in server.said)
    server.wait_until(lambda: "The last good edition is served." in server.said)
    assert "8 days" in server.get(PAGE)[2]
    edit(built.content / NOSE, "related: [wet-skin]", "related: [resting-well]")
    server.wait_until(lambda: 'href="/en/guides/resting-well"' in server.get(PAGE)[2])
    assert server.stop() == 0
    assert "Traceback" not in server.said
    server.wait_until(lambda: is_gone(server.process.pid))


def test_a_port_in_use_is_told_in_one_line(built: Settings, run: Run) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        result = run(built, "serve", f"--port={taken.getsockname()[1]}")
    assert result.exit_code == 1
    assert re.fullmatch(
        r'cannot listen on "127\.0\.0\.1" port \d+: Address already in use; '
        r"choose another --host or --port\n",
        result.output,
    )


@pytest.mark.parametrize("host", ["192.0.2.1", "no-such-host.invalid", ""])
def test_an_address_that_is_not_ours_is_told_in_one_line(built: Settings, run: Run, host: str) -> None:
    result = run(built, "serve", f"--host={host}", "--port=1")
    assert result.exit_code == 1
    assert result.output.startswith(f'cannot listen on "{host}" port 1: ')
    assert result.output.count("\n") == 1


def test_without_an_edition_it_does_not_start(settings: Settings, run: Run) -> None:
    result = run(settings, "serve", "--no-build", f"--port={free_port()}")
    assert result.exit_code == 1
    assert result.output == f"{settings.var}:1: holds no edition; run `pocketleaf build`\n"


def test_a_damaged_edition_is_told_in_one_line(built: Settings, run: Run) -> None:
    page = current_edition(built.var) / "site/en/index.html"
    page.unlink()
    result = run(built, "serve", "--no-build", f"--port={free_port()}")
    assert (result.exit_code, result.output.count("\n")) == (1, 1)
    assert "is damaged or missing; run `pocketleaf build`" in result.output


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def is_answered(server: Served) -> bool:
    """Tell whether a new request gets an answer soon."""
    try:
        return server.get("/en/", timeout=0.5)[0] == 200
    except OSError:
        return False


def is_gone(group: int) -> bool:
    """Tell whether no process of a group lives."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return True
    return False
