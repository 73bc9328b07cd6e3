"""The page "My library" in the three languages, as it is without script."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from webapp.catalogs.interface import Interface
from webapp.locales import Locale
from webapp.pages.frame import Frame
from webapp.pages.rendering import render_home, render_library, render_offline

LOCALES = tuple(map(Locale, ("en", "ar", "es")))
OFFERED = {"mice": frozenset({"en", "ar"}), "cyst": frozenset({"en"})}
PARTS = {"asking", "none", "unknown", "running", "elsewhere", "paused", "kept", "newer", "damaged", "sure"}
FILE_PARTS = {"saving", "saved", "choose", "opening", "opened", "same", "older", "why-share", "why-unsigned"}
FILE_REASONS = {"alien", "later", "damaged", "unsigned", "forged", "unchecked", "other"}
REASONS = {"network", "damaged", "full", "busy", "gone", "unsupported"}  # of a PackError


def frame(tag: str) -> Frame:
    locale = Locale(tag)
    return Frame(locale, LOCALES, Interface(locale.babel), "Toy", "", "", "0")


@pytest.mark.parametrize(("tag", "tags"), [("en", "en ar es"), ("ar", "ar en es"), ("es", "es en ar")])
def test_the_readers_own_language_stands_first(tag: str, tags: str) -> None:
    assert re.findall(r'data-pack="([^"]+)"', render_library(frame(tag), OFFERED)) == tags.split()


def test_each_language_is_named_in_its_own_words_and_leads_to_its_pages() -> None:
    html = render_library(frame("en"), OFFERED)
    assert '<a href="/ar/" hreflang="ar" lang="ar" dir="rtl">العربية</a> <small>Arabic</small>' in html
    assert '<a href="/en/" hreflang="en">English</a></h2>' in html


def test_pages_are_counted_where_they_are_offered() -> None:
    counts = re.findall(r"<p>(\d) pages?, all", render_library(frame("en"), OFFERED))
    assert counts == ["2", "1", "0"]


def test_the_page_holds_every_part_that_scripts_show() -> None:
    parts = set(re.findall(r'data-part="([a-z-]+)"', render_library(frame("en"), OFFERED)))
    assert parts >= PARTS | {f"why-{reason}" for reason in REASONS}


def test_files_are_saved_and_opened_only_where_packs_are_signed() -> None:
    bare, signed = (
        render_library(replace(frame("en"), signing_key=key, site_name="Toy Leaf"), OFFERED)
        for key in ("", "AB=")
    )
    parts = set(re.findall(r'data-part="([a-z-]+)"', signed))
    assert parts >= FILE_PARTS | {f"why-file-{reason}" for reason in FILE_REASONS}
    assert '<section id="open-file" data-key="AB=" hidden>' in signed
    assert 'data-pack="ar" data-file="toy-leaf-ar-{version}.pocketleaf"' in signed
    assert not any(words in bare for words in ("open-file", 'data-do="save"', "why-file"))


def test_without_script_no_button_is_shown_and_the_page_says_why() -> None:
    shown = re.sub(r"<template.*?</template>", "", render_library(frame("en"), OFFERED), flags=re.DOTALL)
    assert "data-do" not in shown
    assert "<noscript>" in shown


def test_a_page_offers_once_to_keep_its_language_and_leads_to_the_library() -> None:
    for html in (render_home(frame("en"), (), (), ()), render_offline(frame("en"))):
        assert html.count('<a data-keep href="/en/library">') == 1
        assert html.count('<li><a href="/en/library">') == 1
