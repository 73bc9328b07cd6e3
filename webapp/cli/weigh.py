"""`pocketleaf translations weigh`: an edit matters more, or less, than its author said at first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from shlex import quote

import click

from webapp.catalogs.entries import PoFile
from webapp.catalogs.po import parse_po, read_po
from webapp.catalogs.reading import State, catalog_of, state_of
from webapp.catalogs.reweighing import followed, former_text, reweighed
from webapp.catalogs.templates import read_template, template_bytes
from webapp.catalogs.weighing import Edit, Verdict
from webapp.catalogs.writing import atomic_write, rewritten
from webapp.cli.telling import told
from webapp.cli.weighing import read_weight, refusal, verdict
from webapp.content.clinics import Clinic
from webapp.content.model import Document, Segment, Source
from webapp.content.weights import Weight
from webapp.content.wordlists import WordList
from webapp.errors import Problem, SettingsError, SourceError, did_you_mean
from webapp.library.reading import TEMPLATES, load_library
from webapp.library.translating import Library
from webapp.locales import CATALOG_FOLDER, Locale
from webapp.settings import Settings

_ORDER = tuple(Weight)
_READERS_GET = {
    State.CURRENT: "the translation",
    State.LATE: "the translation with a note, the new text one tap away",
    State.OUTDATED: "the new text, in the language of the originals",
    State.MISSING: "the original; nothing is translated",
}


@click.command("weigh")
@click.argument("weights", nargs=-1, required=True, metavar="SLUG#ID=WEIGHT...")
@click.option("--reason", default="", help="Why a lighter weight is safe although there are dangers.")
@click.pass_obj
@told
def weigh_command(settings: Settings, weights: tuple[str, ...], reason: str) -> None:
    """Change how much the last edit of texts matters: cosmetic, meaning or safety, as `extract` asks.

    Tells what that means for the readers of each language. What was changed is changed back the same way.
    """
    library = load_library(settings.content, settings.translations, settings.shipped)
    desk = _Desk(library)
    given = dict(read_weight(text, "") for text in weights)
    lines = [line for name, weight in given.items() for line in desk.weigh(name, weight, reason)]
    desk.write()
    click.echo("\n".join(lines))


@dataclass
class _Desk:
    """The templates and catalogs as they will be; nothing is written before all is weighed."""

    library: Library
    sources: dict[str, Source] = field(default_factory=dict)
    catalogs: dict[Path, PoFile] = field(default_factory=dict)

    def weigh(self, name: str, weight: Weight, reason: str) -> Iterator[str]:
        """Change the weight of one text, and yield what that means for readers."""
        source, index = self._found(name)
        before = source.segments[index]
        after = reweighed(before, self._verdict(source, before, weight, " ".join(reason.split())))
        was = before.steps[-1]
        yield f"{name}: {weight}, was {was.weight}"
        for locale in self.library.locales[1:]:
            yield f"  {locale.tag}: {self._follow(locale, source, index, after)}"
        yield f"  back: pocketleaf translations weigh {name}={was.weight}{self._because(source, before)}"
        self.sources[source.slug] = _with(source, index, after)

    def write(self) -> None:
        """Write what changed: catalogs first, so that a run that is cut off can be made again."""
        for path, po in self.catalogs.items():
            atomic_write(path, po.data)
        for slug, source in self.sources.items():
            path = self._template(slug)
            atomic_write(path, template_bytes(source, read_template(path)))

    def _found(self, name: str) -> tuple[Source, int]:
        """Return the source of a text and its place there; raises the error of one that has no weight."""
        known = {
            f"{source.slug}#{segment.id}": (source, index)
            for source in self.library.content.sources
            for index, segment in enumerate(source.segments)
        }
        if name not in known:
            remedy = did_you_mean(name, known) or "; write slug#id=weight, the id is its msgctxt"
            raise SettingsError(f'no text "{name}"{remedy}')
        source, index = known[name]
        if source.slug not in self.sources:
            self._refuse_late(source)
        if not source.segments[index].steps:
            raise SettingsError(f'"{name}" was not edited since it has its id; there is nothing to weigh')
        return self.sources.get(source.slug, source), index

    def _refuse_late(self, source: Source) -> None:
        """Raise SourceError for a source whose edits are not in its template yet."""
        path = self._template(source.slug)
        if not path.exists() or template_bytes(source, read_template(path)) != path.read_bytes():
            text = "is behind its page; run `pocketleaf translations extract`, which weighs new edits"
            raise SourceError([Problem(path, 1, text)])

    def _verdict(self, source: Source, segment: Segment, weight: Weight, reason: str) -> Verdict:
        last, former = segment.steps[-1], self._former(source, segment)
        edit = Edit(source.path, source.slug, segment, former or segment.text)
        is_lighter = _ORDER.index(weight) < _ORDER.index(last.weight)
        unknown = ("a former text that no catalog has",) if former is None and is_lighter else ()
        dangers = (*edit.dangers(self.library.source.tag), *unknown)
        reason = reason or ("" if is_lighter else last.reason)
        if refused := refusal(edit, weight, dangers, reason):
            raise SourceError([Problem(source.path, segment.line, refused)])
        return verdict(weight, dangers, reason)

    def _former(self, source: Source, segment: Segment) -> str | None:
        """Return the text that the last edit led from, as far as a catalog has it."""
        catalogs = (catalog_of(self._catalog(one, source.slug)) for one in self.library.locales[1:])
        return former_text(segment, (catalog.messages.get(segment.id) for catalog in catalogs))

    def _because(self, source: Source, before: Segment) -> str:
        """Return the option by which a text gets the weight back that it had."""
        last = before.steps[-1]
        is_unknown = last.weight is not Weight.SAFETY and self._former(source, before) is None
        reason = last.reason or ("weighed so before" if is_unknown else "")
        return f" --reason {quote(reason)}" if reason else ""

    def _follow(self, locale: Locale, source: Source, index: int, after: Segment) -> str:
        """Let a catalog follow, and return what its readers get."""
        before, po = source.segments[index], self._catalog(locale, source.slug)
        message = catalog_of(po).messages.get(after.id)
        given = [message.translation if message and one is before else None for one in source.segments]
        is_reviewed = bool(self.library.ledger.holding(source, locale.tag, given)[index])
        changes = {
            entry: followed(entry, before, after, is_reviewed=is_reviewed)
            for entry in po.live()
            if entry.msgctxt == after.id
        }
        if any(old != new for old, new in changes.items()):
            po = self.catalogs[po.path] = parse_po(rewritten(po, changes), po.path)
        new = catalog_of(po).messages.get(after.id)
        was, now = state_of(message, before), state_of(new, after)
        changed = f" (until now: {_READERS_GET[was]})" if was is not now else ""
        is_asked = bool(message and new and new.is_fuzzy and not message.is_fuzzy)
        asked = "; translators have to read it again" if is_asked else ""
        return f"readers get {_READERS_GET[now]}{changed}{asked}"

    def _catalog(self, locale: Locale, slug: str) -> PoFile:
        path = self.library.translations / locale.folder / CATALOG_FOLDER / f"{slug}.po"
        return self.catalogs.get(path) or (read_po(path) if path.exists() else PoFile(path))

    def _template(self, slug: str) -> Path:
        return self.library.translations / TEMPLATES / f"{slug}.pot"


def _with(source: Source, index: int, segment: Segment) -> Source:
    segments = (*source.segments[:index], segment, *source.segments[index + 1 :])
    return replace(source, segments=segments) if isinstance(source, Document | Clinic | WordList) else source
