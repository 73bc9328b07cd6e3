"""An address in; a file, a way on, or the reason why it is gone out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches

from webapp import links
from webapp.addresses.choosing import choose, named_in
from webapp.addresses.register import Entry, Register
from webapp.addresses.tidying import steps_of
from webapp.addresses.voices import Voice, is_tag, voice_for
from webapp.content.gone import GoneClinic, GonePage
from webapp.locales import Locale

_HANDED = (links.CLINIC, links.LIST)
_LONGEST = 60  # letters of a step that are compared with what is there


@dataclass(frozen=True)
class File:
    """The file of the site that has this very address."""

    path: str


@dataclass(frozen=True)
class Redirect:
    """The way to an address of the library.

    It `varies` with the languages that a browser asks for; a guess is what was probably meant.
    """

    address: str
    is_permanent: bool
    varies: bool = False
    is_guess: bool = False


@dataclass(frozen=True)
class Withdrawn:
    """What was published and is gone: why, in the source's language, and what took its place, if anything."""

    reason: str
    locale: Locale
    varies: bool
    successor: Entry | None = None
    section: str = ""


Answer = File | Redirect | Withdrawn | None
Accepted = Sequence[tuple[str, float]]


def resolve(address: str, register: Register, accepted: Accepted = ()) -> Answer:
    """Return what an address (a path, its escapes undone) leads to, None when it is unknown.

    `accepted` holds (language range, quality) as a browser sends them.
    """
    file = links.file_of(address)
    if file in register.files and address == _address_of(file):
        return File(file)
    found = _Resolving(register, accepted).answer(steps_of(address))
    leads_back = isinstance(found, Redirect) and found.address.partition("#")[0] == address
    return None if leads_back else found


@dataclass(frozen=True)
class _Resolving:
    register: Register
    accepted: Accepted

    def answer(self, steps: list[str]) -> Answer:
        """Return what the steps lead to; a tag goes before a section of the same name."""
        has_tag = steps[1:2] != [] and steps[1] in _HANDED and is_tag(steps[0], self.register)
        match steps[has_tag:]:
            case [links.CLINIC, name, *more]:
                return self._clinic(steps[0] if has_tag else "", name, more)
            case [links.LIST, ids, *more]:
                return self._list(steps[0] if has_tag else "", ids, more)
        return self._known(steps)

    def _known(self, steps: list[str]) -> Answer:
        match steps:
            case [kind, slug, *more] if kind in links.PAGE_TYPES:
                return self._page(self.register.by_slug(slug), "", more)
            case [tag, kind, slug, *more] if kind in links.PAGE_TYPES and is_tag(tag, self.register):
                return self._page(self.register.by_slug(slug), tag, more)
            case ["translate", *names] if len(names) < 2:
                return self._work(*names)
            case [page_id, *more] if found := self.register.by_id(page_id):
                tag = more[0] if more and self._is_meant_as_tag(more[0], found) else ""
                return self._page(found, tag, more[1:] if tag else more)
            case [tag, *rest] if is_tag(tag, self.register):
                return self._place(tag, rest)
        return self._place("", steps)

    def _is_meant_as_tag(self, step: str, found: Entry | GonePage) -> bool:
        if self.register.locale(step) or self.register.gone_locale(step):
            return True
        is_section = isinstance(found, Entry) and self._section(found, step) is not None
        return not is_section and is_tag(step, self.register)

    def _page(self, found: Entry | GonePage | None, tag: str, more: list[str]) -> Answer:
        if found is None or len(more) > 1:
            return None
        voice = voice_for(tag, self.register, self.accepted)
        step = more[0] if more else ""
        if isinstance(found, GonePage):
            return self._after(found.reason, found.successor, voice)
        if voice.reason:
            known = self._section(found, step) or ""
            return Withdrawn(voice.reason, voice.locale, voice.varies, found, known)
        if step in links.ON_REQUEST:
            return _way(links.page(found, voice.locale, action=step), voice)
        gone = self.register.gone_section(found, step)
        if gone:
            return self._after(gone.reason, gone.successor or found.slug, voice)
        return self._to_section(found, step, voice)

    def _to_section(self, found: Entry, step: str, voice: Voice) -> Redirect:
        section = self._section(found, step)
        if section is not None:
            return _way(_aim(found, voice, section), voice)
        guess = _way(_aim(found, voice, _nearest(step, found.sections)), voice)
        return replace(guess, is_permanent=False, is_guess=True)

    def _section(self, entry: Entry, step: str) -> str | None:
        """Return the section id of today that a step names, an empty one for no step, else None."""
        return step if not step or step in entry.sections else entry.former_sections.get(step)

    def _after(self, reason: str, successor: str, voice: Voice) -> Answer:
        slug, _, section = successor.partition("#")
        found = self.register.by_slug(slug)
        entry = found if isinstance(found, Entry) else None
        if reason or entry is None:
            return Withdrawn(reason, voice.locale, voice.varies, entry, section)
        return _way(_aim(entry, voice, section), voice)

    def _clinic(self, tag: str, name: str, more: list[str]) -> Answer:
        """Return the way to a clinic, to one of its lists, or to what is made from a list."""
        of_list, action = more[0] if more else "", "/".join(more[1:])
        voice, found = voice_for(tag, self.register, self.accepted), self.register.clinic(name)
        gone = self.register.gone_clinic(name, of_list) or self.register.gone_clinic(name)
        if gone and not (found and of_list in ("", *found.lists)):
            return self._after_clinic(gone, voice)
        if found is None or (action and (action not in links.OF_LISTS or of_list not in found.lists)):
            return None
        if voice.reason:
            return Withdrawn(voice.reason, voice.locale, voice.varies)
        is_known = not of_list or of_list in found.lists
        way = _way(links.clinic(name, voice.locale, of_list if is_known else "", action=action), voice)
        way = replace(way, address=way.address + ("" if action else _note("", voice)))
        return way if is_known else replace(way, is_permanent=False, is_guess=True)

    def _after_clinic(self, gone: GoneClinic, voice: Voice) -> Answer:
        if gone.reason:
            return Withdrawn(gone.reason, voice.locale, voice.varies)
        name, _, of_list = gone.successor.partition("/")
        return _way(links.clinic(name, voice.locale, of_list) + _note("", voice), voice)

    def _list(self, tag: str, step: str, more: list[str]) -> Answer:
        """Return the way to a list of pages as it should stand in an address; unknown names stay in it."""
        voice, action = voice_for(tag, self.register, self.accepted), "/".join(more)
        if not choose(step, self.register).entries or (action and action not in links.OF_LISTS):
            return None
        if voice.reason:
            return Withdrawn(voice.reason, voice.locale, voice.varies)
        return _way(links.chosen(voice.locale, named_in(step), action=action), voice)

    def _place(self, tag: str, rest: list[str]) -> Answer:
        """Return the way to what is no document: a home page, all questions, a file."""
        voice = voice_for(tag, self.register, self.accepted)
        file = links.file_of(links.home(voice.locale) + "/".join(rest))
        is_page = file.endswith(".html")
        if file not in self.register.files or not (tag or is_page):
            return None
        if voice.reason:
            return Withdrawn(voice.reason, voice.locale, voice.varies)
        return _way(_address_of(file) + (_note("", voice) if is_page else ""), voice)

    def _work(self, tag: str = "") -> Answer:
        locale = self.register.locale(tag) if tag else self.register.source
        if locale is None:
            return None
        return Redirect(links.overview(None if locale == self.register.source else locale), is_permanent=True)


def _way(address: str, voice: Voice) -> Redirect:
    return Redirect(address, voice.is_permanent, voice.varies, voice.is_guess)


def _aim(entry: Entry, voice: Voice, section: str) -> str:
    return links.page(entry, voice.locale) + _note(section, voice)


def _note(section: str, voice: Voice) -> str:
    """Return the fragment that opens a page at a section, and there the note on its language if need be."""
    named = links.instead(section) if voice.is_instead else section
    return f"#{named}" if named else ""


def _nearest(step: str, sections: Sequence[str]) -> str:
    return next(iter(get_close_matches(step[:_LONGEST], sections, n=1, cutoff=0.75)), "")


def _address_of(file: str) -> str:
    return links.address_of(file) if file.endswith(".html") else f"/{file}"
