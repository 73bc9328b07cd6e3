"""Who may enter the preview, and who may write."""

from __future__ import annotations

import pytest

from webapp.locales import Locale
from webapp.settings import Settings
from webapp.translating import create_preview

from .conftest import PAGE, Desk


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1:8010", 200),
        ("localhost:8010", 200),
        ("[::1]:8010", 200),
        ("192.0.2.7:8010", 403),
        ("rebound.example:8010", 403),
        ("127.0.0.1.example", 403),
    ],
)
def test_only_our_own_host_names_are_answered(desk: Desk, host: str, status: int) -> None:
    assert desk.client.get(PAGE, headers={"Host": host}).status_code == status


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"Sec-Fetch-Site": "same-origin", "Origin": "http://localhost"}, 200),
        ({"X-Pocketleaf-Token": "guessed"}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Origin": "http://other.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Content-Type": "text/plain"}, 403),
    ],
)
def test_only_our_own_pages_may_write(desk: Desk, headers: dict[str, str], status: int) -> None:
    before = desk.catalog.read_bytes()
    seen = desk.segment("title")["seen"]
    answer = desk.post("/save", headers, id="title", text="Nariz mojada", seen=seen)
    assert answer.status_code == status
    assert (desk.catalog.read_bytes() != before) == (status == 200)


def test_from_another_machine_one_enters_once_by_an_invitation(settings: Settings) -> None:
    invited: list[str] = []
    app = create_preview(settings, Locale("es"), "0.0.0.0", invited.append)  # noqa: S104 - nothing listens
    first, second = (app.test_client(), app.test_client())
    headers = {"Host": "192.0.2.7:8010"}
    assert first.get(PAGE, headers=headers).status_code == 403
    door = first.get("/", query_string={"invitation": invited[0]}, headers=headers)
    cookie = door.headers["Set-Cookie"]
    assert door.status_code == 200 and "HttpOnly" in cookie and "SameSite=Strict" in cookie
    first.set_cookie("pocketleaf-8010", cookie.split("=", 1)[1].split(";")[0], domain="192.0.2.7")
    assert first.get(PAGE, base_url="http://192.0.2.7:8010").status_code == 200
    again = second.get("/", query_string={"invitation": invited[0]}, headers=headers)
    assert again.status_code == 403 and "Set-Cookie" not in again.headers
    assert len(invited) == 2, "the next one gets an invitation of their own"
    assert second.get("/", query_string={"invitation": invited[1]}, headers=headers).status_code == 200


def test_a_name_that_is_not_ours_does_not_enter_with_an_invitation(settings: Settings) -> None:
    invited: list[str] = []
    app = create_preview(settings, Locale("es"), "0.0.0.0", invited.append)  # noqa: S104 - nothing listens
    answer = app.test_client().get(f"/?invitation={invited[0]}", headers={"Host": "rebound.example"})
    assert answer.status_code == 403 and len(invited) == 1
