"""Whether every address that was ever published still leads somewhere, and how to mend one that does not."""

from __future__ import annotations

from collections.abc import Iterator

from webapp import links
from webapp.addresses.lock import LOCK, Pattern, published, read_lock
from webapp.addresses.register import Entry, Register, register_of
from webapp.addresses.resolving import File, Redirect, resolve
from webapp.content.clinics import FOLDER
from webapp.content.gone import GONE
from webapp.content.reading import Content
from webapp.errors import Problem, SourceError
from webapp.locales import Locale


def check_addresses(content: Content, locales: tuple[Locale, ...]) -> None:
    """Raise SourceError with every address that leads nowhere, elsewhere or to two things at once."""
    register = register_of(content, locales)
    problems = [
        *_sections_like_tags(content, locales),
        *_locales_not_gone(content, register),
        *_lost(content, register),
    ]
    if problems:
        raise SourceError(problems)


def additions(content: Content, locales: tuple[Locale, ...]) -> tuple[str, ...]:
    """Return the patterns of addresses that the lock does not hold yet, in order."""
    known = {pattern.text for pattern in read_lock(content.folder / LOCK)}
    return tuple(sorted(set(published(register_of(content, locales))) - known))


def _sections_like_tags(content: Content, locales: tuple[Locale, ...]) -> Iterator[Problem]:
    tags = {locale.tag.casefold() for locale in locales}
    for document in content.documents:
        for section in document.all_sections():
            if section.id in tags:
                text = f'anchor "{section.id}" is the tag of a language; choose another'
                yield Problem(document.path, document.segments[section.heading].line, text)


def _locales_not_gone(content: Content, register: Register) -> Iterator[Problem]:
    path = content.folder / GONE
    for one in content.gone.locales:
        if register.locale(one.tag):
            yield Problem(
                path, one.line, f'language "{one.tag}" is not gone: it has catalogs; remove it here'
            )
        if one.successor and not register.locale(one.successor):
            text = f'successor "{one.successor}" is no language of this library; name one that is there'
            yield Problem(path, one.line, text)


def _lost(content: Content, register: Register) -> Iterator[Problem]:
    path = content.folder / LOCK
    told: set[str] = set()
    for pattern in sorted(read_lock(path)):
        if remedy := _fault(pattern, content, register):
            told.add(pattern.text.partition(" = ")[0])
            if pattern.parent not in told:
                yield Problem(path, pattern.line, f'"{pattern.text}" was published and {remedy}')


def _fault(pattern: Pattern, content: Content, register: Register) -> str:
    """Return what is wrong with a published address and how to mend it, or an empty text."""
    answers = [resolve(address, register) for address in pattern.addresses(register.source.tag)]
    if any(one is None or (isinstance(one, Redirect) and one.is_guess) for one in answers):
        return f"leads nowhere; {_remedy(pattern, content, register)}"
    if not pattern.page_id:
        return ""
    leads = _page_at(pattern.addresses(register.source.tag)[0], register)
    meant = _page_at(f"/{pattern.page_id}", register)
    if leads and meant and leads != meant:
        return f'leads to "{leads}" now, which is another page; give "{leads}" another name'
    return ""


def _page_at(address: str, register: Register) -> str:
    """Return the canonical path of the page that an address leads to, empty where it is gone."""
    found = resolve(address, register)
    if isinstance(found, File):
        return address
    return found.address.partition("#")[0] if isinstance(found, Redirect) else ""


def _remedy(pattern: Pattern, content: Content, register: Register) -> str:
    steps = [step for step in pattern.text.partition(" = ")[0].replace("[/{tag}]", "").split("/") if step]
    gone = f"or tell in {content.folder / GONE} why it is gone"
    if steps[0] == links.CLINIC:
        clinic = content.folder / FOLDER / f"{steps[1]}.md"
        back = (
            f'write the list "{steps[2]}" into {clinic} again' if pattern.parent else f"bring {clinic} back"
        )
        return f"{back}, {gone} (`clinics`, with a reason or a successor)"
    if pattern.text.endswith("/") and len(steps) == 1:
        return f'bring the catalogs of "{steps[0]}" back, {gone} (`locales`, with a reason or a successor)'
    if not pattern.parent:
        return f"{_page_remedy(steps, pattern)}, {gone} (`pages`, with a reason or a successor)"
    found = register.by_slug(steps[-2]) if steps[0] in links.PAGE_TYPES else register.by_id(steps[0])
    file = next(
        (one.path for one in content.documents if isinstance(found, Entry) and one.slug == found.slug), ""
    )
    return f"write `former_anchors: {{{steps[-1]}: …}}` into {file}, {gone} (`sections`, likewise)"


def _page_remedy(steps: list[str], pattern: Pattern) -> str:
    if pattern.page_id:
        return f"write `former_slugs: [{steps[-1]}]` into the page that has another name now"
    if steps[0] in links.PAGE_TYPES:
        return "bring the page back"
    return f"write `id: {steps[0]}` into its page again, as an id never changes"
