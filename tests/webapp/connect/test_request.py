"""What clients send is understood as they mean it, and refused in one line that says what to send."""

from __future__ import annotations

import pytest

from webapp.connect.request import Asked, Concept, Kind, read_request, wished_languages
from webapp.errors import RequestError

M, SUB = "mainSearchCriteria", "subTopic"
ICD = "2.16.840.1.113883.6.90"
ASTHMA, GOUT = Concept("J45", ICD), Concept("M10", ICD)
PLAIN = [(f"{M}.v.c", "J45"), (f"{M}.v.cs", ICD)]


@pytest.mark.parametrize(
    ("pairs", "criteria"),
    [
        (PLAIN, [ASTHMA]),
        (PLAIN[::-1], [ASTHMA]),
        ([(name.lower(), value) for name, value in PLAIN], [ASTHMA]),
        ([(name.upper(), value) for name, value in PLAIN], [ASTHMA]),
        ([(f" {name} ", f"  {value}\t") for name, value in PLAIN], [ASTHMA]),
        ([(f"{M}.c.c", "J45"), (f"{M}.c.cs", ICD)], [ASTHMA]),
        ([*PLAIN, (f"{M}.c.c", "M10"), (f"{M}.c.cs", "6.1")], [ASTHMA]),
        ([(f"{M}.c.c", "M10"), (f"{M}.c.cs", "6.1"), *PLAIN], [ASTHMA]),
        ([(f"{M}.c.c", "J45"), (f"{M}.c.cs", ICD), (f"{M}.v.dn", "Asthma")], [ASTHMA]),
        ([(f"{M}.v.c1", "J45"), (f"{M}.v.cs1", ICD)], [ASTHMA]),
        (
            [(f"{M}.v.c2", "M10"), (f"{M}.v.c1", "J45"), (f"{M}.v.cs1", ICD), (f"{M}.v.cs2", ICD)],
            [ASTHMA, GOUT],
        ),
        ([*PLAIN, (f"{M}.v.c1", "M10"), (f"{M}.v.cs1", ICD)], [ASTHMA, GOUT]),
        ([(f"{M}.v.c10", "M10"), (f"{M}.v.cs10", ICD), *PLAIN], [ASTHMA, GOUT]),
        ([*PLAIN, (f"{M}.v.c", "M10"), (f"{M}.v.cs", ICD)], [ASTHMA, GOUT]),
        ([*PLAIN, (f"{M}.v.dn", "Asthma"), (f"{M}.v.ot", "asma")], [ASTHMA]),
        ([*PLAIN, (f"{M}.v.c1", ""), (f"{M}.v.cs1", "")], [ASTHMA]),
        ([*PLAIN, ("something.else", "x"), ("", ""), ("..", "x"), ("patientPerson.id", "7")], [ASTHMA]),
        ([(f"{M}.v.ot", "asthma")], [Concept("", "")]),
        ([(f"{M}.v.c", "J\x0045\ud800"), (f"{M}.v.cs", ICD)], [ASTHMA]),
    ],
)
def test_criteria_are_read_however_they_are_written(
    pairs: list[tuple[str, str]], criteria: list[Concept]
) -> None:
    assert list(read_request(pairs).criteria) == criteria


@pytest.mark.parametrize(
    ("pairs", "words"),
    [
        ([], f"{M}.v.c is missing"),
        ([(f"{M}.v.c", "  ")], f"{M}.v.c is missing"),
        ([(f"{M}.v.cs", ICD)], f"{M}.v.c is missing"),
        ([(f"{M}.v.c", "J45")], f"{M}.v.cs is missing"),
        ([*PLAIN, (f"{M}.v.c7", "M10")], f"{M}.v.cs7 is missing"),
        ([*PLAIN, ("knowledgeResponseType", "text/secret")], "knowledgeResponseType is none"),
        ([*PLAIN, ("knowledgeResponseType", "application/javascript")], "callback is missing"),
        (
            [*PLAIN, ("knowledgeResponseType", "application/javascript"), ("callback", "secret(1)//")],
            "no name of a function",
        ),
        ([*PLAIN, ("x", "secret" * 200)], "longer than"),
        ([*PLAIN, ("secret" * 200, "x")], "longer than"),
        (PLAIN * 60, "more than 100 parameters"),
        (PLAIN * 21, f"more than 20 codes in {M}"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_line_that_repeats_nothing(
    pairs: list[tuple[str, str]], words: str
) -> None:
    with pytest.raises(RequestError) as refused:
        read_request(pairs)
    text = str(refused.value)
    assert words in text
    assert "\n" not in text
    assert "secret" not in text
    assert "J45" not in text


@pytest.mark.parametrize(
    ("sent", "kind"),
    [
        ("", Kind.XML),
        ("text/xml", Kind.XML),
        ("TEXT/XML", Kind.XML),
        ("application/atom+xml", Kind.XML),
        ("text/xml; charset=utf-8", Kind.XML),
        ("Application/JSON", Kind.JSON),
        ("text/html", Kind.PAGE),
    ],
)
def test_the_kind_of_answer_is_read_in_any_case(sent: str, kind: Kind) -> None:
    assert read_request([*PLAIN, ("KNOWLEDGERESPONSETYPE", sent)]).kind is kind


@pytest.mark.parametrize("callback", ["f", "$", "_a", "jQuery.cb_1", "a" * 64])
@pytest.mark.parametrize("name", ["callback", "jsonp", "JSONP"])
def test_a_script_calls_the_function_that_is_named(name: str, callback: str) -> None:
    asked = read_request([*PLAIN, ("knowledgeResponseType", "application/javascript"), (name, callback)])
    assert (asked.kind, asked.callback) == (Kind.SCRIPT, callback)


@pytest.mark.parametrize("callback", ["", "1a", "a b", "a;b", "a\n", "<x>", "a" * 65, "ä", "a\u2028"])
def test_what_is_no_name_of_a_function_is_refused(callback: str) -> None:
    pairs = [*PLAIN, ("knowledgeResponseType", "application/javascript"), ("callback", f"{callback}()")]
    with pytest.raises(RequestError):
        read_request(pairs)


def test_the_recipients_language_goes_before_the_performers() -> None:
    pairs = [("performer.languageCode.c", "en"), ("informationrecipient.languagecode.c", "sp")]
    assert read_request([*PLAIN, *pairs]).languages == ("sp", "en")
    assert wished_languages(pairs) == ("sp", "en")


def test_sub_topics_are_read_in_both_forms() -> None:
    old = read_request([*PLAIN, (f"{SUB}.c.c", "Q000628"), (f"{SUB}.c.cs", "6.177")])
    new = read_request([*PLAIN, (f"{SUB}.v.c", "Q000628"), (f"{SUB}.v.cs", "6.177")])
    assert old.topics == new.topics == (Concept("Q000628", "6.177"),)


def mirrored(*pairs: tuple[str, str]) -> Asked:
    return read_request([*PLAIN, *pairs])


def test_parameters_are_said_back_under_their_names_in_the_standard() -> None:
    asked = mirrored(("patientperson.administrativegendercode.c", "F"), ("AGE.V.V", "40"), ("age.v.u", "a"))
    told = (("patientPerson.administrativeGenderCode.c", "F"), ("age.v.v", "40"), ("age.v.u", "a"))
    assert asked.mirrored[2:] == told


@pytest.mark.parametrize("name", ["callback", "jsonp", "patientPerson.name", "note", "mainSearchCriteria.x"])
def test_what_the_standard_does_not_know_is_not_said_back(name: str) -> None:
    assert mirrored((name, "x")).mirrored == tuple(PLAIN)


def test_of_a_long_value_the_beginning_is_said_back() -> None:
    assert mirrored((f"{M}.v.dn", "a" * 900)).mirrored[2] == (f"{M}.v.dn", "a" * 100)
