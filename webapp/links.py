"""The only speller of addresses: canonical, negotiated, short, and where their files lie."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol
from urllib.parse import quote, urlencode

from webapp.locales import Locale

WORKER = "/worker.js"
API = "/api/v1/"
CONNECT = "/connect"  # coded requests of programs; of people, with /page
PAGE_TYPES = ("conditions", "guides")
CLINIC = "clinic"  # the first step of a clinic's address after the tag
LIST = "list"  # the first step of the address of a list that somebody ticked
MOST_LISTED = 20  # pages of a list
OF_LISTS = ("handout", "handout.pdf")  # steps behind a list's address, made when asked for
ON_REQUEST = ("share", "handout", "handout.pdf")  # steps behind a page's address, made when asked for


class Addressed(Protocol):
    """What has addresses: a document, or what an edition's record keeps of one."""

    @property
    def page_id(self) -> str:
        """The permanent short id."""

    @property
    def kind(self) -> str:
        """The first step of the address after the tag."""

    @property
    def slug(self) -> str:
        """The name in the address."""

    @property
    def former_slugs(self) -> tuple[str, ...]:
        """Names that it had earlier."""


def home(locale: Locale) -> str:
    """Return the address of a locale's first page."""
    return f"/{locale.tag}/"


def page(document: Addressed, locale: Locale, anchor: str = "", *, action: str = "") -> str:
    """Return the canonical address of a page, of one of its sections when `anchor` is given.

    With an `action`, one of ON_REQUEST, it is the address of what is made from the page.
    """
    step = f"/{action}" if action else ""
    return f"/{locale.tag}/{document.kind}/{document.slug}{step}" + (f"#{anchor}" if anchor else "")


def section(document: Addressed, locale: Locale, anchor: str) -> str:
    """Return the address of a section for where fragments are dropped; it leads to the canonical one."""
    return f"{page(document, locale)}/{anchor}"


def negotiated(document: Addressed, anchor: str = "") -> str:
    """Return the address that leads each reader to the page, or a section, in a language of theirs."""
    return f"/{document.kind}/{document.slug}" + (f"/{anchor}" if anchor else "")


def short(document: Addressed, locale: Locale | None = None, anchor: str = "") -> str:
    """Return the address that outlives a rename, in one locale or negotiated, of a section if need be."""
    steps = [document.page_id, *([locale.tag] if locale else []), *([anchor] if anchor else [])]
    return "/" + "/".join(steps)


def instead(anchor: str = "") -> str:
    """Return the fragment that opens a page, at a section or not, with a note on its language."""
    return f"instead-{anchor}" if anchor else "instead"


def former(document: Addressed, locale: Locale) -> tuple[str, ...]:
    """Return the addresses that a page had under its earlier names."""
    return tuple(f"/{locale.tag}/{document.kind}/{slug}" for slug in document.former_slugs)


def questions(locale: Locale) -> str:
    """Return the address of the page with all questions."""
    return f"/{locale.tag}/questions"


def search(locale: Locale, query: str = "") -> str:
    """Return the address of the search page, with its hits when `query` is given."""
    return f"/{locale.tag}/search" + (f"?{urlencode({'q': query})}" if query else "")


def phone_index(locale: Locale, digest: str) -> str:
    """Return the immutable address of a locale's phone index whose bytes have this SHA-256 (hex)."""
    return f"/{locale.tag}/search.{digest[:10]}.plix"


def search_pointer(locale: Locale) -> str:
    """Return the address that tells where a locale's phone index lies now."""
    return f"/{locale.tag}/search.json"


def pack(locale: Locale) -> str:
    """Return the address that tells what a locale's pack is now."""
    return f"/{locale.tag}/pack.json"


def pack_head(locale: Locale, digest: str) -> str:
    """Return the immutable address of what a pack's pages share, by its SHA-256 (hex)."""
    return f"/{locale.tag}/pack/head.{digest[:10]}.json"


def pack_volume(locale: Locale, digest: str) -> str:
    """Return the immutable address of a stream of a pack's pages, by its SHA-256 (hex)."""
    return f"/{locale.tag}/pack/pages.{digest[:10]}.plv"


def pack_update(locale: Locale, digest: str) -> str:
    """Return the immutable address of a part of an update, by its SHA-256 (hex)."""
    return f"/{locale.tag}/pack/update.{digest[:10]}.plu"


def pack_file(library: str, locale: Locale, version: str) -> str:
    """Return the name of the file in which a pack of a library is handed over; of a version, 8 digits do."""
    named = "-".join(re.findall(r"\w+", library.lower())) or "library"
    return f"{named}-{locale.tag}-{version}.pocketleaf"


def data(name: str, locale: Locale | None = None) -> str:
    """Return the address of an answer of the API, in one locale when it has a language."""
    return f"{API}{f'{locale.tag}/' if locale else ''}{name}.json"


def connected(locale: Locale, page_ids: Iterable[str] = ()) -> str:
    """Return the address of the page that lists what a coded request led to, or says that it led nowhere."""
    ids = ".".join(page_ids)
    return f"/{locale.tag}/connect" + (f"/{ids}" if ids else "")


def clinic(name: str, locale: Locale, of_list: str = "", *, action: str = "") -> str:
    """Return the address of a clinic or of one of its lists; with an `action`, of what is made from it."""
    steps = [f"/{locale.tag}", CLINIC, name, *([of_list] if of_list else []), *([action] if action else [])]
    return "/".join(steps)


def chosen(locale: Locale, page_ids: Iterable[str] = (), *, action: str = "") -> str:
    """Return the address of a list of pages that somebody ticked; with none, what leads ticks to theirs."""
    ids = ".".join(page_ids)
    return f"/{locale.tag}/{LIST}" + (f"/{ids}" if ids else "") + (f"/{action}" if action else "")


def lists(locale: Locale) -> str:
    """Return the address of the page where one finds the clinics and ticks pages for a list of one's own."""
    return f"/{locale.tag}/lists"


def telephone(number: str) -> str:
    """Return the address that calls a number, whatever stands between its digits."""
    return "tel:" + re.sub(r"[^+0-9]", "", number)


def translation(locale: Locale) -> str:
    """Return the address of the page that tells how a translation was made."""
    return f"/{locale.tag}/translation"


def overview(locale: Locale | None = None) -> str:
    """Return the address of the page that tells translators what there is to do, in all locales or in one."""
    return f"/translate/{locale.tag if locale else ''}"


def library(locale: Locale) -> str:
    """Return the address of the page where a reader keeps languages on the device."""
    return f"/{locale.tag}/library"


# Every locale has these, and each has one address.
PLACES = (home, questions, search, translation, library, lists)


def sitemap(locale: Locale | None = None) -> str:
    """Return the address of the list of a locale's pages for search engines, or of the list of those."""
    return f"/{locale.tag}/sitemap.xml" if locale else "/sitemap.xml"


ROBOTS = "/robots.txt"  # where search engines look for what they may read


def offline(locale: Locale) -> str:
    """Return the address of the page shown when there is no network."""
    return f"/{locale.tag}/offline"


def manifest(locale: Locale) -> str:
    """Return the address of a locale's web app manifest."""
    return f"/{locale.tag}/manifest.webmanifest"


def static(version: str, name: str) -> str:
    """Return the immutable address of a file of the shell; `name` is its path in `static/`."""
    return f"/static/{version}/{name}"


def figure(name: str, digest: str) -> str:
    """Return the immutable address of a picture whose bytes have this SHA-256 (hex)."""
    stem, _, ending = name.rpartition(".")
    return f"/figures/{quote(stem)}.{digest[:10]}.{ending}"


def card(document: Addressed, locale: Locale, digest: str) -> str:
    """Return the immutable address of the picture that stands for a page beside links to it."""
    return f"/{locale.tag}/cards/{document.slug}.{digest[:10]}.png"


def reference(*, doi: str, pmid: str, url: str) -> str:
    """Return the address at which a cited work is found."""
    if doi:
        return f"https://doi.org/{quote(doi, safe='/()')}"
    return f"https://pubmed.ncbi.nlm.nih.gov/{pmid}/" if pmid else url


def with_query(address: str, query: Mapping[str, str] | Sequence[tuple[str, str]]) -> str:
    """Return an address with a query, put before its fragment."""
    path, mark, fragment = address.partition("#")
    return path + (f"?{urlencode(query)}" if query else "") + mark + fragment


def on_paper(address: str) -> str:
    """Return a web address as people write it down: without the scheme, which every browser adds."""
    return re.sub(r"^https?://", "", address)


def file_of(address: str) -> str:
    """Return the path, inside an edition's site folder, of the file that answers an address."""
    path = address.partition("?")[0].lstrip("/")
    if not path or path.endswith("/"):
        return f"{path}index.html"
    return path if "." in path.rpartition("/")[2] else f"{path}.html"


def address_of(file: str) -> str:
    """Return the address that a page's file in the site folder answers."""
    return "/" + file.removesuffix(".html").removesuffix("index")


def is_immutable(file: str) -> bool:
    """Whether the address of a file of the site folder stands for its bytes for ever."""
    is_below = any(f"/{folder}/" in file for folder in ("pack", "cards"))
    return is_below or file.startswith(("static/", "figures/")) or file.endswith(".plix")
