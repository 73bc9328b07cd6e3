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

_PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")


@dataclass(frozen=True)
class Frame:
    """Everything around a page's own text.

    `locales` are all of the library, the source first; `static` is the version in the addresses of scripts.
    `signing_key` is the publisher's public key as Base64, or empty.
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
        """Return an interface text as HTML, marked as the source's language when it is untranslated."""
        return self._marked(message, _filled(self.interface.text(message), values))

    def plural(self, one: str, other: str, number: int, **values: object) -> Markup:
        """Return the interface text that goes with a number, which stands for `{number}`."""
        return self._marked(one, _filled(self.interface.plural(one, other, number), values))

    def attribute(self, message: str, **values: object) -> str:
        """Return an interface text for an attribute, where no mark can stand."""
        text = self.interface.text(message)
        return _PLACEHOLDER.sub(lambda match: str(values.get(match[1], match[0])), text)

    def _marked(self, message: str, text: Markup) -> Markup:
        if self.locale == self.source or self.interface.is_translated(message):
            return text
        mark = Markup('<span lang="{}" dir="{}">{}</span>')
        return mark.format(self.source.tag, self.source.direction, text)


def _filled(text: str, values: Mapping[str, object]) -> Markup:
    parts = _PLACEHOLDER.split(text)
    filled = (
        escape(values.get(part, f"{{{part}}}")) if number % 2 else escape(part)
        for number, part in enumerate(parts)
    )
    return Markup("").join(filled)
