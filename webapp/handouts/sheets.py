"""A page as its handout shows it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from webapp import links
from webapp.api.model import Explanation, Module, PageAnswer, Reference
from webapp.handouts.choosing import Choice, prefix
from webapp.handouts.legends import with_legends
from webapp.sharing.qr import qr_svg


@dataclass(frozen=True)
class Giver:
    """Who hands it out."""

    name: str
    phone: str


@dataclass(frozen=True)
class Tick:
    """A box of the form; those of a section's entries stand below its heading, which has none."""

    module: Module
    value: str
    is_ticked: bool
    entries: tuple[Tick, ...] = ()


@dataclass(frozen=True)
class Sheet:
    """A page with what of it is handed out; `code` is the QR code of `address`, as SVG."""

    page: PageAnswer
    summary: str
    modules: tuple[Module, ...]
    ticks: tuple[Tick, ...]
    words: tuple[Explanation, ...]
    references: tuple[Cited, ...]
    address: str
    code: str


@dataclass(frozen=True)
class Cited:
    """A reference in short, under the number that the texts cite it by."""

    number: int
    anchor: str
    authors: str
    title: str
    year: int
    address: str


def sheets_of(pages: Sequence[PageAnswer], choice: Choice, base: str) -> list[Sheet]:
    """Return the sheets of pages, whole ones where nothing of any page is chosen.

    `base` is the library's web address, without the slash at its end.
    """
    is_all = not any(map(choice.names, pages))
    return [
        _sheet(page, page.modules if is_all else choice.modules(page), base, prefix(page, pages))
        for page in pages
    ]


def _sheet(page: PageAnswer, chosen: Sequence[Module], base: str, before: str) -> Sheet:
    parts = (one for module in chosen for one in (module, *module.entries))
    text = page.summary.html + "".join(one.html for one in parts)
    cited = (one for one in page.references if f'#ref-{one.id}"' in text)
    address = base + page.short.removeprefix(base)
    return Sheet(
        page=page,
        summary=_on_paper(page.summary.html, page, base),
        modules=tuple(_put(one, page, base) for one in chosen),
        ticks=tuple(_tick(one, chosen, before) for one in page.modules),
        words=tuple(one for one in page.words if f'#word-{one.id}"' in text),
        references=tuple(_short(one, page) for one in cited),
        address=links.on_paper(address),
        code=qr_svg(address),
    )


def _put(module: Module, page: PageAnswer, base: str) -> Module:
    entries = tuple(_put(one, page, base) for one in module.entries)
    return replace(module, html=with_legends(_on_paper(module.html, page, base)), entries=entries)


def _on_paper(html: str, page: PageAnswer, base: str) -> str:
    """Return the HTML with nothing folded, whose links to words and references stay on the sheet."""
    html = re.sub(rf'href="{re.escape(page.url)}#((?:ref|word)-)', rf'href="#{page.id}-\1', html)
    html = html.replace("<details", "<details open").replace(' loading="lazy"', "")
    return html.replace(f'src="{base}/figures/', 'src="/figures/')


def _tick(module: Module, chosen: Sequence[Module], before: str) -> Tick:
    kept = next((one for one in chosen if one.id == module.id), None)
    entries = kept.entries if kept else ()
    below = tuple(_tick(one, entries, before) for one in module.entries) if module.role == "faq" else ()
    return Tick(module, before + module.id, kept is not None, below)


def _short(reference: Reference, page: PageAnswer) -> Cited:
    first, *others = reference.authors.split(", ")
    return Cited(
        number=reference.number,
        anchor=f"{page.id}-ref-{reference.id}",
        authors=f"{first} et al" if others else first,
        title=reference.title,
        year=reference.year,
        address=links.on_paper(reference.url),
    )
