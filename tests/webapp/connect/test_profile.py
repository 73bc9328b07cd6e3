"""The profile for OpenInfobutton says what the library does."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

from webapp import links
from webapp.connect.request import Concept
from webapp.connect.sections import wanted_sections
from webapp.connect.systems import find_system

PROFILE = ElementTree.fromstring(  # noqa: S314  our own file
    (Path(__file__).parents[3] / "docs" / "infobutton" / "openinfobutton.xml").read_bytes()
)


def test_its_address_is_ours() -> None:
    (service,) = PROFILE.iter("knowledgeRequestServiceLocation")
    assert service.attrib["url"] == f"https://library.example{links.CONNECT}?"


def test_its_code_systems_are_known_by_these_names() -> None:
    named = list(PROFILE.iter("supportedTerminology"))
    assert named
    assert [find_system(one.attrib["id"]).name for one in named] == [one.attrib["name"] for one in named]


def test_its_sub_topics_lead_to_sections() -> None:
    codes = [one.find("code") for one in PROFILE.iter("searchCode")]
    concepts = [Concept(one.attrib["code"], one.attrib["codeSystem"]) for one in codes if one is not None]
    assert [next(wanted_sections([one])) for one in concepts] == ["diagnosis", "treatment", "what-else"]
