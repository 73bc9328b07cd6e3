"""Addresses of clinics and lists lead on however they arrive, and stay when a clinic goes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.clinics import add_clinic
from tests.conftest import Edit, Run
from webapp import links
from webapp.addresses.checking import additions, check_addresses
from webapp.addresses.choosing import choose, named_in
from webapp.addresses.register import Register, register_of
from webapp.addresses.resolving import File, Redirect, Withdrawn, resolve
from webapp.content.reading import read_content
from webapp.errors import SourceError
from webapp.locales import Locale
from webapp.settings import Settings

LOCALES = (Locale("en"), Locale("es"), Locale("ar"))
FILES = {
    "/en/clinic/river-street": "en/clinic/river-street.html",
    "/ar/clinic/river-street/winter": "ar/clinic/river-street/winter.html",
}
REDIRECTS = {
    "/ES/Clinic/River-Street": "/es/clinic/river-street",
    "/es/clinic/river-street/": "/es/clinic/river-street",
    "/es/clinic/river-street/WINTER.": "/es/clinic/river-street/winter",
    "/es/clinic/river-street/winter.html": "/es/clinic/river-street/winter",
    "/clinic/river-street/winter": "/ar/clinic/river-street/winter",
    "/es/clinic/river-street/wintr": "/es/clinic/river-street",
    "/fr/clinic/river-street/winter": "/ar/clinic/river-street/winter#instead",
    "/clinic/river-street/winter/handout": "/ar/clinic/river-street/winter/handout",
    "/ES/clinic/river-street/winter/handout.pdf": "/es/clinic/river-street/winter/handout.pdf",
    "/ES/list/ds01.rn01": "/es/list/ds01.rn01",
    "/es/list/DS01.RN01/": "/es/list/ds01.rn01",
    "/es/list/ds01,rn01": "/es/list/ds01.rn01",
    "/es/list/ds01+rn01+ds01": "/es/list/ds01.rn01",
    "/list/ds01.rn01": "/ar/list/ds01.rn01",
    "/fr/list/ds01": "/ar/list/ds01",
    "/list/ds01.rn01/handout": "/ar/list/ds01.rn01/handout",
    "/ES/lists": "/es/lists",
    "/lists": "/ar/lists",
}
NOWHERE = (
    "/en/clinic",
    "/en/clinic/hill",
    "/en/clinic/river-street/winter/card",
    "/en/clinic/river-street/wintr/handout",
    "/en/list/nowhere",
    "/en/list/xx99.yy99",
    "/en/list/ds01/card",
    "/en/list/ds01/handout/more",
)
GONE = {
    "reason: It closed.": Withdrawn("It closed.", Locale("es"), varies=False),
    "successor: river-street": Redirect("/es/clinic/river-street", is_permanent=True),
    "successor: river-street/winter": Redirect("/es/clinic/river-street/winter", is_permanent=True),
}


@pytest.fixture
def register(toy: Path) -> Register:
    """The addresses of the toy library with a clinic."""
    add_clinic(toy)
    return _register(toy)


@pytest.mark.parametrize(("address", "file"), FILES.items(), ids=FILES)
def test_a_clinic_and_its_lists_are_files_in_every_language(
    register: Register, address: str, file: str
) -> None:
    assert resolve(address, register) == File(file)


@pytest.mark.parametrize(("address", "leads"), REDIRECTS.items(), ids=REDIRECTS)
def test_an_address_of_a_list_leads_on(register: Register, address: str, leads: str) -> None:
    found = resolve(address, register, [("ar", 1.0)])
    assert isinstance(found, Redirect)
    assert found.address == leads


@pytest.mark.parametrize("address", NOWHERE)
def test_what_names_no_clinic_and_no_page_leads_nowhere(register: Register, address: str) -> None:
    assert resolve(address, register) is None


@pytest.mark.parametrize(("why", "answer"), GONE.items(), ids=GONE)
@pytest.mark.parametrize("of_list", ["", "summer"])
def test_a_clinic_or_list_that_is_gone_says_why_or_leads_on(
    toy: Path, why: str, answer: object, of_list: str
) -> None:
    add_clinic(toy)
    line = f"id: river-street, list: {of_list}" if of_list else "id: hill"
    (toy / "content/gone.yaml").write_text(f"clinics:\n  - {{{line}, {why}}}\n", encoding="utf-8")
    address = "/es/clinic/river-street/summer" if of_list else "/es/clinic/hill/any"
    assert resolve(address, _register(toy)) == answer


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("id: river-street, reason: Why.", 'clinic "river-street" is not gone: it is there; remove it here'),
        ("id: river-street, list: winter, reason: Why.", 'clinic "river-street/winter" is not gone'),
        ("id: hill", '"hill" has no reason and no successor'),
        (
            "id: hill, successor: river-street/wintr",
            'successor "river-street/wintr" does not exist; did you mean "river-street/winter"',
        ),
    ],
)
def test_a_mistake_about_what_is_gone_is_told(toy: Path, line: str, told: str) -> None:
    add_clinic(toy)
    (toy / "content/gone.yaml").write_text(f"clinics:\n  - {{{line}}}\n", encoding="utf-8")
    with pytest.raises(SourceError, match=rf"gone\.yaml:2: {told}"):
        read_content(toy / "content")


def test_the_lock_keeps_a_clinic_and_its_lists(toy: Path, settings: Settings, run: Run, edit: Edit) -> None:
    path = add_clinic(toy)
    content = read_content(settings.content)
    named = [one for one in additions(content, LOCALES) if "/clinic/" in one]
    assert named == [
        "[/{tag}]/clinic/river-street",
        "[/{tag}]/clinic/river-street/rest",
        "[/{tag}]/clinic/river-street/winter",
    ]
    assert run(settings, "links", "check").exit_code == 0
    edit(path, "id: rest", "id: sleep")
    with pytest.raises(SourceError) as caught:
        check_addresses(read_content(settings.content), LOCALES)
    assert [str(one).partition(": ")[2] for one in caught.value.problems] == [
        f'"[/{{tag}}]/clinic/river-street/rest" was published and leads nowhere; write the list "rest" into '
        f"{path} again, or tell in {settings.content}/gone.yaml why it is gone (`clinics`, with a reason or "
        "a successor)"
    ]
    path.unlink()
    assert f'"[/{{tag}}]/clinic/river-street" was published and leads nowhere; bring {path} back' in (
        run(settings, "links", "check").stderr
    )


def test_names_of_pages_are_read_from_whatever_came_to_stand_between_them() -> None:
    assert named_in("DS01, rn01.ds01..<b>") == ("ds01", "rn01", "b")


def test_a_list_has_each_page_once_in_order_and_counts_what_it_cannot_show(register: Register) -> None:
    chosen = choose("rn01.xx99.ds01.rn01.yy99", register)
    assert (chosen.ids, chosen.lost, chosen.beyond) == (("rn01", "ds01"), 2, 0)


def test_a_list_has_room_for_so_many_pages(register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(links, "MOST_LISTED", 2)
    chosen = choose("rn01.ds01.rw01", register)
    assert (chosen.ids, chosen.beyond) == (("rn01", "ds01"), 1)


def test_a_page_that_another_follows_is_that_page_in_a_list(toy: Path) -> None:
    text = "pages:\n  - {slug: old, id: op01, successor: dry-skin}\n  - {slug: off, id: of01, reason: Why.}\n"
    (toy / "content/gone.yaml").write_text(text, encoding="utf-8")
    chosen = choose("op01.of01", _register(toy))
    assert (chosen.ids, chosen.lost) == (("ds01",), 1)


def _register(toy: Path) -> Register:
    return register_of(read_content(toy / "content"), LOCALES)
