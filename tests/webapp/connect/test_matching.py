"""The pages for codes, the best first."""

from __future__ import annotations

import pytest

from webapp.connect.languages import choose
from webapp.connect.matching import Coded, CodeIndex
from webapp.connect.request import Concept
from webapp.connect.sections import wanted_sections
from webapp.locales import Locale

CM, WHO, SNOMED = "urn:oid:2.16.840.1.113883.6.90", "ICD-10", "http://snomed.info/sct"
INDEX = CodeIndex.of(
    [
        Coded("rel1", "ICD-10-CM", "M54.5", "related"),
        Coded("ex01", "ICD-10-CM", "M54.5", "exact"),
        Coded("br01", "ICD-10-CM", "M54.5", "broad"),
        Coded("br02", "ICD-10-CM", "m5450", "broad"),
        Coded("top1", "ICD-10-CM", "M54", "exact"),
        Coded("who1", "ICD-10", "M54.5", "exact"),
        Coded("snm1", "SNOMED CT", "279039007", "exact"),
        Coded("own1", "ICPC-2", "L03", "exact"),
    ]
)


@pytest.mark.parametrize(
    ("concepts", "pages"),
    [
        ([("M54.5", CM)], {"ex01": 1.0, "br01": 0.8, "rel1": 0.6}),
        ([("m545", CM)], {"ex01": 1.0, "br01": 0.8, "rel1": 0.6}),
        ([("M54.59", CM)], {"ex01": 0.75, "br01": 0.6, "rel1": 0.45}),
        ([("M54.50", CM)], {"br02": 0.8}),
        ([("M54.9", CM)], {"top1": 0.75}),
        ([("M54.91", CM)], {"top1": 0.5625}),
        ([("M5", CM)], {}),
        ([("M55", CM)], {}),
        ([("M54.5", WHO)], {"who1": 1.0}),
        ([("M54.51", SNOMED)], {}),
        ([("279039007", SNOMED)], {"snm1": 1.0}),
        ([("2790390070", SNOMED)], {}),
        ([("l03", "icpc-2")], {"own1": 1.0}),
        ([("M54.5", "")], {}),
        ([("", "")], {}),
        ([("M54.50", CM), ("279039007", SNOMED)], {"snm1": 1.0, "br02": 0.8}),
        ([("M54.59", CM), ("M54.5", CM)], {"ex01": 1.0, "br01": 0.8, "rel1": 0.6}),
        ([("M54.91", CM), ("M54.5", CM)], {"ex01": 1.0, "br01": 0.8, "rel1": 0.6, "top1": 0.5625}),
    ],
)
def test_each_page_is_found_once_the_best_first(
    concepts: list[tuple[str, str]], pages: dict[str, float]
) -> None:
    found = INDEX.matches(Concept(*one) for one in concepts)
    assert [(one.page_id, pytest.approx(one.score)) for one in found] == list(pages.items())


LOCALES = [Locale(tag) for tag in ("en", "es", "ar", "pt-BR", "zh-Hant")]


@pytest.mark.parametrize(
    ("wishes", "tag"),
    [
        (["es"], "es"),
        (["ES"], "es"),
        (["es-MX"], "es"),
        (["es_US"], "es"),
        (["sp"], "es"),
        (["SP"], "es"),
        (["sp-US"], "es"),
        (["spa"], "es"),
        (["Spanish"], "es"),
        (["ara"], "ar"),
        (["pt"], "pt-BR"),
        (["zh-TW"], "zh-Hant"),
        (["zh-CN"], None),
        (["fr"], None),
        (["fr", "sp"], "es"),
        (["x" * 10_000], None),
        (["*"], "en"),
        ([""], None),
        ([], None),
    ],
)
def test_languages_are_exact_then_base_then_alias(wishes: list[str], tag: str | None) -> None:
    assert choose(wishes, LOCALES) == (Locale(tag) if tag else None)


@pytest.mark.parametrize(
    ("code", "system", "sections"),
    [
        ("Q000175", "2.16.840.1.113883.6.177", ["diagnosis"]),
        ("q000628", "MeSH", ["treatment"]),
        ("Q000628", "", ["treatment"]),
        ("Q000209", "MeSH", ["causes", "about"]),
        ("47965005", "http://snomed.info/sct", ["what-else"]),
        ("47965005", "MeSH", []),
        ("Q999999", "MeSH", []),
        ("", "", []),
    ],
)
def test_a_sub_topic_means_sections(code: str, system: str, sections: list[str]) -> None:
    assert list(wanted_sections([Concept(code, system)])) == sections
