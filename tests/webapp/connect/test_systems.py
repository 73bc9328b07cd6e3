"""Code systems by all their names, and codes however they are written."""

from __future__ import annotations

import pytest

from webapp.connect.systems import SYSTEMS, find_system

OID = "2.16.840.1.113883."
NAMES = {
    "ICD-10-CM": [
        f"{OID}6.90",
        f"urn:oid:{OID}6.90",
        "http://hl7.org/fhir/sid/icd-10-cm",
        "icd10cm",
        "I10CM",
    ],
    "ICD-10": [f"{OID}6.3", "http://hl7.org/fhir/sid/icd-10", "ICD 10", "icd10"],
    "ICD-9-CM": [f"{OID}6.103", "http://hl7.org/fhir/sid/icd-9-cm", "ICD9CM", "ICD-9"],
    "ICD-11": [f"{OID}6.347", "http://id.who.int/icd/release/11/mms", "ICD-11 MMS", "icd11"],
    "SNOMED CT": [f"{OID}6.96", "http://snomed.info/sct", "snomed-ct", "SNOMED", "SNOMEDCT"],
    "RxNorm": [f"{OID}6.88", "http://www.nlm.nih.gov/research/umls/rxnorm", "RXNORM"],
    "NDC": [f"{OID}6.69", "http://hl7.org/fhir/sid/ndc", "ndc"],
    "LOINC": [f"{OID}6.1", f"{OID}11.79", "http://loinc.org", "https://loinc.org/", "loinc"],
    "MeSH": [f"{OID}6.177", "mesh", "MSH"],
}


@pytest.mark.parametrize(("name", "sent"), [(name, one) for name, all_ in NAMES.items() for one in all_])
def test_a_system_is_known_by_each_of_its_names(name: str, sent: str) -> None:
    assert find_system(sent).name == name
    assert find_system(f"  {sent.upper()} ").name == name


@pytest.mark.parametrize(
    ("sent", "name"),
    [
        ("http://snomed.info/sct|http://snomed.info/sct/731000124108", "SNOMED CT"),
        ("http://snomed.info/sct/731000124108/version/20250301", "SNOMED CT"),
        ("http://hl7.org/fhir/sid/icd-10-cm|2026", "ICD-10-CM"),
    ],
)
def test_a_version_is_left_out(sent: str, name: str) -> None:
    assert find_system(sent).name == name


@pytest.mark.parametrize(
    "sent", ["2.16.840.1.113883.6.9", "2.16.840.1.113883.6.900", "ICPC-2", "", "http://"]
)
def test_what_nobody_knows_is_no_other_system(sent: str) -> None:
    assert not find_system(sent).is_known


def test_no_name_stands_for_two_systems() -> None:
    for one in SYSTEMS:
        for name in (one.name, one.uri, *one.oids, *one.addresses, *one.other_names):
            assert find_system(name) is one


@pytest.mark.parametrize(
    ("system", "code", "ancestors"),
    [
        ("ICD-10-CM", "M54.50", ["M5450", "M545", "M54"]),
        ("ICD-10-CM", " m54.50 ", ["M5450", "M545", "M54"]),
        ("ICD-10-CM", "m5450", ["M5450", "M545", "M54"]),
        ("ICD-10-CM", "M54", ["M54"]),
        ("ICD-10-CM", "M5", ["M5"]),
        ("ICD-10-CM", "S72.001A", ["S72001A", "S72001", "S7200", "S720", "S72"]),
        ("ICD-9-CM", "724.2", ["7242", "724"]),
        ("ICD-11", "ME84.2Z", ["ME842Z", "ME842", "ME84"]),
        ("ICD-11", "ME84.2&XK9J/QA02", ["ME842&XK9J/QA02", "ME842", "ME84"]),
        ("SNOMED CT", "279039007", ["279039007"]),
        ("LOINC", "4548-4", ["4548-4"]),
        ("RxNorm", "", [""]),
        ("ICD-10", "", [""]),
    ],
)
def test_a_code_has_parents_where_its_letters_tell_of_them(
    system: str, code: str, ancestors: list[str]
) -> None:
    known = find_system(system)
    assert list(known.ancestors(known.normal(code))) == ancestors
