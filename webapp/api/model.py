"""What an answer of the API is made of; the JSON has the same names in camel case, and every one of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from webapp.content.model import Role
from webapp.library.model import Standing

Tag = Annotated[str, "Language tag (BCP 47).", {"pattern": "^[a-z]{2,3}(-[A-Za-z0-9]+)*$"}]
Direction = Annotated[Literal["ltr", "rtl"], "Direction of the script."]
_ADDRESS = {"format": "uri-reference"}
Address = Annotated[
    str, "Web address; begins with a slash where the library's settings name no site.", _ADDRESS
]
Html = Annotated[str, "HTML as the page shows it, with whole addresses; no scripts, no styles."]
PageId = Annotated[str, "Permanent short id of a page, the same in every language."]
Data = Annotated[str, "Web address of more as JSON; begins as the others do.", _ADDRESS]
Slug = Annotated[str, "Name in the address; may change, the id does not."]
AnchorId = Annotated[str, "Permanent id, the same in every language; after a # it leads to the place."]
BlockKind = Literal["paragraph", "item", "cell", "figure"]


@dataclass(frozen=True)
class Words:
    """A text with its language; it is in the source's language, and says why, where it is not `current`.

    A `late` text is the translation of a former source; what the source says today stands beside it.
    """

    text: str
    html: Html
    lang: Tag
    dir: Direction
    standing: Standing


@dataclass(frozen=True)
class Names:
    """Other names of what a page is about."""

    names: tuple[str, ...]
    lang: Tag
    dir: Direction
    standing: Standing


@dataclass(frozen=True)
class Block:
    """A text or figure of a module; two languages of a page have the same blocks in the same order.

    `original` is what the source says today, where `standing` is `late`.
    """

    kind: BlockKind
    html: Html
    lang: Tag
    dir: Direction
    standing: Standing
    original: Words | None


@dataclass(frozen=True)
class Module:
    """A section of a page, or an entry of one: a sub-section, a question, a care card.

    `html`, `text` and `blocks` are what stands below the heading, without the entries. `label` says
    in the page's language how urgent a care card is. `formerIds` still lead here.
    """

    id: AnchorId
    role: Role
    url: Address
    heading: Words
    label: Html
    html: Html
    text: str
    blocks: tuple[Block, ...]
    entries: tuple[Module, ...]
    former_ids: tuple[AnchorId, ...]


@dataclass(frozen=True)
class Coverage:
    """How many texts there are, are translated and up to date, and were reviewed by a person as they are."""

    translated: int
    reviewed: int
    total: int


@dataclass(frozen=True)
class Code:
    """A code of a terminology and how the page matches it."""

    system: str
    code: str
    relation: str


@dataclass(frozen=True)
class Attribution:
    """What to show wherever you show something of a page; it names source, date, review and translation."""

    text: str
    html: Html
    url: Address
    lang: Tag
    dir: Direction


@dataclass(frozen=True)
class PageBrief:
    """What a list tells of a page.

    Of a page that is not offered in a language there is no translation good enough: its texts are the
    source's. `isMachineMade` texts were translated by a machine and not all reviewed by a person: say so.
    """

    id: PageId
    slug: Slug
    kind: Literal["conditions", "guides"]
    lang: Tag
    dir: Direction
    url: Address
    data: Data
    title: Words
    summary: Words
    urgency: Literal["non-urgent", "urgent", "emergency"]
    codes: tuple[Code, ...]
    is_offered: bool
    is_machine_made: bool
    changed: date
    coverage: Coverage


@dataclass(frozen=True)
class Alternate:
    """The same page in another language."""

    lang: Tag
    dir: Direction
    name: Annotated[str, "The language's name in the language itself."]
    url: Address
    data: Data
    is_offered: bool


@dataclass(frozen=True)
class Review:
    """Which clinician read the page, when, and when it is due again."""

    day: date
    by: str
    next: date


@dataclass(frozen=True)
class Reviewer:
    """Who reviewed the translation; `cares` is the day on which all care cards were, or null."""

    who: str
    role: str
    day: date
    texts: int
    cares: date | None


@dataclass(frozen=True)
class Reference:
    """A work that supports the page, in the source's language; texts cite it by its number."""

    id: str
    number: int
    title: str
    authors: str
    source: str
    year: int
    url: Address


@dataclass(frozen=True)
class Explanation:
    """A hard word of the page and what it means; the page's HTML links to it."""

    id: AnchorId
    word: str
    meaning: str


@dataclass(frozen=True)
class PageAnswer(PageBrief):
    """A whole page in one language."""

    short: Annotated[str, "Short address that stays, whatever the page is called."]
    aliases: Names | None
    review: Review | None
    reviewers: tuple[Reviewer, ...]
    alternates: tuple[Alternate, ...]
    related: tuple[PageId, ...]
    modules: tuple[Module, ...]
    words: tuple[Explanation, ...]
    references: tuple[Reference, ...]
    attribution: Attribution
