"""What a page is about, as search engines read it: JSON-LD in the words of schema.org.

Every text is one that the page shows, in its language and up to date; what is claimed is what the page says.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence

from markupsafe import Markup

from webapp import links
from webapp.content.inline import plain
from webapp.content.model import Reference, Role, Section
from webapp.content.order import segments_in
from webapp.library.model import Page, Standing
from webapp.pages.frame import Frame

Value = str | Sequence["Value"] | Mapping[str, "Value"]
Thing = dict[str, Value]

_START = '<script type="application/ld+json">'
_WORDS = "https://schema.org"
_ASPECTS = {  # the section ids that content has, and what schema.org calls such a part
    "about": "Overview",
    "symptoms": "Symptoms",
    "causes": "Causes",
    "treatment": "Treatments",
    "complementary": "Treatments",
    "self-care": "SelfCare",
    "prevention": "Prevention",
    "outlook": "Prognosis",
    "complications": "RisksOrComplications",
    "side-effects": "SideEffects",
    "living-with": "LivingWith",
    "types": "Types",
}
_OF_CARE = "SeeDoctor"
_OF_THE_CONDITION = ("exact", "broad")  # a related code is another condition's


def structured(page: Page, frame: Frame) -> Markup:
    """Return the element that tells of a page, nothing where it has no whole address or may not be listed."""
    tags = frame.listing.documents.get(page.document.slug, frozenset())
    if not frame.site_url or page.locale.tag not in tags:
        return Markup("")
    told = json.dumps(_Teller(page, frame).page(), ensure_ascii=False, separators=(",", ":"))
    safe = told.replace("<", "\\u003c")  # nothing in it may end the element
    return Markup(_START + "{}</script>").format(Markup(safe))  # noqa: S704


def without_structured(html: bytes) -> bytes:
    """Return a page as a device needs it that keeps it for a reader: nothing in it is for search engines."""
    start = html.find(_START.encode())
    return html if start < 0 else html[:start] + html[html.index(b"\n", start) + 1 :]


class _Teller:
    """Tells of one page."""

    def __init__(self, page: Page, frame: Frame) -> None:
        self._page, self._frame, self._document = page, frame, page.document
        self._address = frame.site_url + links.page(page.document, page.locale)

    def page(self) -> Thing:
        """Return the page with all that is in it."""
        told: Thing = {
            "@context": _WORDS,
            "@type": "MedicalWebPage",
            "@id": self._address,
            "url": self._address,
            "name": self._text(self._document.title),
            "description": self._text(self._document.summary),
            "inLanguage": self._page.locale.tag,
            "dateModified": self._document.changed.isoformat(),
            **self._review(),
        }
        if self._page.locale != self._frame.source:
            told["translationOfWork"] = {
                "@id": self._frame.site_url + links.page(self._document, self._frame.source)
            }
        if self._document.kind == "conditions":
            told["about"] = self._condition()
        parts: list[Value] = [*filter(None, map(self._part, self._document.sections))]
        works: list[Value] = [_work(one) for one in self._document.references]
        return _filled(told | {"hasPart": parts, "citation": works})

    def _condition(self) -> Thing:
        aliases = self._document.aliases
        return _filled(
            {
                "@type": "MedicalCondition",
                "name": self._text(self._document.title),
                "alternateName": self._lines(aliases) if aliases is not None else [],
                "code": [
                    {"@type": "MedicalCode", "codeValue": one.code, "codingSystem": one.system}
                    for one in self._document.codes
                    if one.relation in _OF_THE_CONDITION
                ],
            }
        )

    def _review(self) -> Thing:
        """Return who reviewed all of the page in this language, if anybody has."""
        page, review = self._page, self._document.review
        if page.locale == self._frame.source:
            return _reviewed(review.day.isoformat(), [review.by]) if review else {}
        if page.reviewed < page.total:
            return {}
        return _reviewed(max(one.day for one in page.reviewers).isoformat(), [o.who for o in page.reviewers])

    def _part(self, section: Section) -> Thing:
        name = self._text(section.heading)
        if not name:
            return {}
        told: Thing = {"name": name, "url": f"{self._address}#{section.id}"}
        if section.role is Role.FAQ:
            questions = list(self._questions(section))
            return {"@type": "FAQPage", **told, "mainEntity": questions} if questions else {}
        aspect = _OF_CARE if section.role is Role.CARE else _ASPECTS.get(section.id)
        aspects: Thing = {"hasHealthAspect": {"@id": f"{_WORDS}/{aspect}HealthAspect"}} if aspect else {}
        return {"@type": "HealthTopicContent", **told, **aspects}

    def _questions(self, section: Section) -> Iterator[Thing]:
        """Yield the questions that are in the page's language from the first word to the last."""
        for one in section.entries:
            name = self._text(one.heading)
            texts = [self._text(place) for place in segments_in(one.blocks)]
            if name and texts and all(texts):
                answer: Thing = {"@type": "Answer", "text": "\n".join(texts)}
                yield {"@type": "Question", "name": name, "acceptedAnswer": answer}

    def _text(self, place: int) -> str:
        shown = self._page.shown[place]
        return plain(shown.nodes) if shown.standing is Standing.CURRENT else ""

    def _lines(self, place: int) -> list[str]:
        shown = self._page.shown[place]
        return shown.text.split("\n") if shown.standing is Standing.CURRENT else []


def _work(reference: Reference) -> Thing:
    address = links.reference(doi=reference.doi, pmid=reference.pmid, url=reference.url)
    return {"@type": "CreativeWork", "name": reference.title, "url": address}


def _reviewed(day: str, names: Sequence[str]) -> Thing:
    return {"lastReviewed": day, "reviewedBy": [{"@type": "Person", "name": name} for name in names]}


def _filled(told: Thing) -> Thing:
    """Return what is told without what is empty."""
    return {name: value for name, value in told.items() if value}
