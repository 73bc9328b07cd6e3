"""What the publisher says of the whole library: `content/site.yaml`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from webapp.content.facts import Value, read_values
from webapp.content.fields import read_yaml
from webapp.errors import Problem, SourceError
from webapp.text import read_text

_FIELDS = (
    "name",
    "source_locale",
    "url",
    "coverage_threshold",
    "popular",
    "signing_key",
    "index_unreviewed_translations",
    "facts",
)
_YES_OR_NO = {"yes": True, "true": True, "no": False, "false": False}
_KEY = re.compile(r"[A-Za-z0-9+/]{43}=")  # 32 bytes as Base64
_TAG = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2}|-\d{3})?")


@dataclass(frozen=True)
class Popular:
    """A question that the home page shows first."""

    slug: str
    anchor: str
    line: int


@dataclass(frozen=True)
class Site:
    """Settings of a library; `url` is its public address without a closing slash, or empty.

    `coverage_threshold` is the least share of translated messages (0 to 1) at which a page is offered;
    `source_line` is the line on which `source_tag` is written; `signing_key` is the publisher's public key as
    Base64, or empty. Search engines may list translations that a machine made and nobody reviewed if
    `index_unreviewed_translations`; `facts` are the values that hold where the library is published.
    """

    path: Path
    name: str
    source_tag: str
    source_line: int
    url: str
    coverage_threshold: float
    popular: tuple[Popular, ...]
    signing_key: str = ""
    index_unreviewed_translations: bool = False
    facts: tuple[Value, ...] = ()


def read_site(folder: Path) -> Site:
    """Return the site settings of a content folder; raises SourceError with every mistake in them."""
    path = folder / "site.yaml"
    if not path.exists():
        raise SourceError([Problem(path, 1, "does not exist; write `name:` and `source_locale: en` into it")])
    problems: list[Problem] = []
    fields = read_yaml(read_text(path), path, 0, problems)
    if fields is None:
        raise SourceError(problems)
    fields.refuse_others(_FIELDS)
    site = Site(
        path=path,
        name=fields.text("name", example="Pocketleaf"),
        source_tag=fields.matching("source_locale", _TAG, 'is not a language tag such as "en" or "pt-BR"'),
        source_line=fields.line_of("source_locale"),
        url=fields.text("url", is_required=False).rstrip("/"),
        coverage_threshold=_share(fields.text("coverage_threshold", is_required=False) or "0.8"),
        popular=tuple(_popular(address, line) for address, line in fields.texts("popular").items()),
        signing_key=fields.text("signing_key", is_required=False),
        index_unreviewed_translations=_YES_OR_NO.get(
            fields.text("index_unreviewed_translations", is_required=False).lower(), False
        ),
        facts=read_values(fields),
    )
    if site.url and not re.fullmatch(r"https?://[^/\s]+(/[^\s]*)?", site.url):
        fields.note("url", f'url "{site.url}" is not a web address; write https://…')
    if site.signing_key and not _KEY.fullmatch(site.signing_key):
        text = (
            f'signing_key "{site.signing_key}" is no public key; write the line that `pocketleaf keys` prints'
        )
        fields.note("signing_key", text)
    index = fields.text("index_unreviewed_translations", is_required=False)
    if index and index.lower() not in _YES_OR_NO:
        text = f'index_unreviewed_translations "{index}" is not an answer; write yes or no'
        fields.note("index_unreviewed_translations", text)
    if not 0 <= site.coverage_threshold <= 1:
        written = fields.text("coverage_threshold")
        text = f'coverage_threshold "{written}" is not a share; write a number from 0 to 1'
        fields.note("coverage_threshold", text)
    if problems:
        raise SourceError(problems)
    return site


def _share(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return -1.0


def _popular(address: str, line: int) -> Popular:
    slug, _, anchor = address.partition("#")
    return Popular(slug, anchor, line)
