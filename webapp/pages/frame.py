"""What all pages of one locale share: language, interface words, style and scripts."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256

from markupsafe import Markup, escape

from webapp.catalogs.glossary import Explanation
from webapp.catalogs.interface import Interface
from webapp.content.model import Document
from webapp.locales import Locale
from webapp.pages.listing import Listing

_PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")


@dataclass(frozen=True)
class Said:
    """HTML and the language that its words are of."""

    html: Markup
    locale: Locale

    def within(self, locale: Locale) -> Markup:
        """Return the HTML as it stands amid words of a language: in a span that names its own, if another."""
        if locale == self.locale:
            return self.html
        mark = Markup('<span lang="{}" dir="{}">{}</span>')
        return mark.format(self.locale.tag, self.locale.direction, self.html)


@dataclass(frozen=True)
class Frame:
    """Everything around a page's own text.

    `locales` are all of the library, the source first; `static` is the version in the addresses of scripts.
    `signing_key` is the publisher's public key as Base64, or empty.
    `listing` tells what search engines may list; `cards` are the addresses of pages' pictures, by slug.
    `documents` by slug are needed by pages that link to others, and empty where a request is answered.
    """

    locale: Locale
    locales: tuple[Locale, ...]
    interface: Interface
    site_name: str
    site_url: str
    style: str
    static: str
    documents: Mapping[str, Document] = field(default_factory=dict)
    figures: Mapping[str, str] = field(default_factory=dict)
    glossary: tuple[Explanation, ...] = ()
    signing_key: str = ""
    listing: Listing = field(default_factory=Listing)
    cards: Mapping[str, str] = field(default_factory=dict)

    @property
    def source(self) -> Locale:
        """The language of the originals."""
        return self.locales[0]

    @property
    def style_hash(self) -> str:
        """The source expression that lets a Content-Security-Policy admit the inline style."""
        return f"'sha256-{b64encode(sha256(self.style.encode()).digest()).decode()}'"

    def tongue(self, tag: str) -> Markup:
        """Return the attributes that mark a text of another language, none for this one."""
        if tag == self.locale.tag:
            return Markup("")
        return Markup(' lang="{}" dir="{}"').format(tag, Locale(tag).direction)

    def language_name(self, other: Locale) -> str:
        """Return a language's name in the words of this locale."""
        return other.name_in(self.locale)

    def day(self, value: date) -> str:
        """Return a date in the words of this locale."""
        return self.locale.day(value)

    def text(self, message: str, **values: object) -> Markup:
        """Return an interface text as HTML, marked as the source's language when it is untranslated.

        Of the values, languages and dates are put into the words of the text's own language.
        """
        return self._marked(self._text_in(message, values))

    def plural(self, one: str, other: str, number: int, **values: object) -> Markup:
        """Return the interface text that goes with a number, which stands for `{number}`."""
        locale = self._speaker(self.interface.is_translated(one, other))
        return self._marked(Said(_filled(self.interface.plural(one, other, number), values, locale), locale))

    def title(self, message: str, **values: object) -> Markup:
        """Return the element that names a page, with the library's name."""
        said = self._text_in(message, values)
        words = Markup("<title{}>{} · {}</title>")
        return words.format(self.tongue(said.locale.tag), said.html, self.site_name)

    def attribute(self, message: str, name: str = "aria-label", *, is_marked: bool = False) -> Markup:
        """Return an attribute that says an interface text, nothing where that is untranslated.

        On an element that holds no other words it may be marked instead.
        """
        said = self._text_in(message, {})
        if said.locale != self.locale and not is_marked:
            return Markup("")
        return Markup(' {}="{}"{}').format(name, said.html, self.tongue(said.locale.tag))

    def _text_in(self, message: str, values: Mapping[str, object]) -> Said:
        locale = self._speaker(self.interface.is_translated(message))
        return Said(_filled(self.interface.text(message), values, locale), locale)

    def _speaker(self, is_translated: bool) -> Locale:
        """Return the language that an interface text is in."""
        return self.locale if is_translated else self.source

    def _marked(self, said: Said) -> Markup:
        return said.within(self.locale)


def _filled(text: str, values: Mapping[str, object], locale: Locale) -> Markup:
    parts = _PLACEHOLDER.split(text)
    filled = (
        escape(_worded(values[part], locale) if part in values else f"{{{part}}}")
        if number % 2
        else escape(part)
        for number, part in enumerate(parts)
    )
    return Markup("").join(filled)


def _worded(value: object, locale: Locale) -> object:
    """Return a value in the words of a language, marked where it has words of another one."""
    match value:
        case Locale():
            return value.name_in(locale)
        case date():
            return locale.day(value)
        case Said():
            return value.within(locale)
    return value
