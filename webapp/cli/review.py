"""`pocketleaf translations review`: a person's word that translations say what their sources say."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from datetime import date, datetime

import click

from webapp.catalogs.reading import read_catalog
from webapp.cli.status import known_document, locale_in
from webapp.cli.telling import fail, told
from webapp.errors import SourceError, did_you_mean
from webapp.library.reading import load_library
from webapp.library.translating import INTERFACE, Library
from webapp.locales import Locale
from webapp.overview.approving import Verdict, approve
from webapp.overview.sheets import Sheet, sheets
from webapp.reviews.approvals import Approval, Origin, ReviewerRole
from webapp.reviews.ledger import append
from webapp.reviews.reviewers import reviewers_of
from webapp.settings import Settings
from webapp.text import one_line

_ROLES = [role.value for role in ReviewerRole]


@click.command("review")
@click.argument("name", metavar="LOCALE")
@click.option("--document", "slugs", multiple=True, help="Only this document; may be given again.")
@click.option(
    "--segment", "ids", multiple=True, help="Only this text of the document, by its id; may be given again."
)
@click.option("--who", default="", help="The reviewer's name, as it is to stand on the page.")
@click.option("--role", type=click.Choice(_ROLES), help="What the reviewer has read it as.")
@click.option("--note", default="", help="A remark for other reviewers; readers do not see it.")
@click.option("--when", type=click.DateTime(["%Y-%m-%d"]), help="The day of the review.  [default: today]")
@click.option(
    "--machine-made",
    "is_machine_made",
    is_flag=True,
    help="Record that a machine made the translations and no person has read them.",
)
@click.option("--list", "is_list", is_flag=True, help="Tell whose reviews hold, and record nothing.")
@click.pass_obj
@told
def review_command(
    settings: Settings,
    name: str,
    *,
    slugs: tuple[str, ...],
    ids: tuple[str, ...],
    who: str,
    role: str | None,
    note: str,
    when: datetime | None,
    is_machine_made: bool,
    is_list: bool,
) -> None:
    """Record that somebody has read the translations into LOCALE beside their sources and approves of them.

    Only texts that are translated, up to date and free of errors can be approved; the others are told, and
    the exit code is 1. Any later edit of a text or of its translation makes its approval lapse by itself.
    """
    library = load_library(settings.content, settings.translations, settings.shipped)
    if library.ledger.problems:
        raise SourceError(library.ledger.problems)
    locale = locale_in(library, name)
    chosen = list(_sheets(library, locale, slugs))
    if is_list:
        click.echo("\n".join(_listed(chosen, library, locale)))
        return
    day = when.date() if when else date.today()
    if is_machine_made:
        if who or role or ids:
            fail("--machine-made is said of what nobody has read; leave out --who, --role and --segment")
        origins = [Origin(day, locale.tag, sheet.slug, note=one_line(note)) for sheet in chosen]
        click.echo(_record_origins(settings, library, origins))
        return
    reviewer = Approval(day, _name(who), _role(role), locale.tag, "", "", "", "", one_line(note))
    _check_ids(chosen, ids)
    verdicts = [approve(sheet, read_catalog(sheet.path), reviewer, ids) for sheet in chosen]
    append(settings.translations, [one for verdict in verdicts for one in verdict.approvals])
    _tell(verdicts, locale, reviewer)


def _record_origins(settings: Settings, library: Library, origins: list[Origin]) -> str:
    new = [one for one in origins if (one.locale, one.document) not in library.ledger.machine_made]
    append(settings.translations, new)
    return f"made by a machine: {len(new)} documents recorded, {len(origins) - len(new)} known already"


def _sheets(library: Library, locale: Locale, slugs: tuple[str, ...]) -> Iterator[Sheet]:
    for slug in slugs:
        if known_document(library, slug) == INTERFACE:
            fail("the words of the interface have no reviews; name a page or a list of words")
    found = sheets(library, library.translate(locale, is_lenient=True))
    yield from (sheet for sheet in found if not slugs or sheet.slug in slugs)


def _name(who: str) -> str:
    name = one_line(who)
    if not name or not name.isprintable():
        fail("name the reviewer with --who; it stands on the page, so write what the person agreed to")
    return name


def _role(role: str | None) -> ReviewerRole:
    if role is None:
        fail(f"say with --role what the reviewer has read it as: {' or '.join(_ROLES)}")
    return ReviewerRole(role)


def _check_ids(chosen: list[Sheet], ids: tuple[str, ...]) -> None:
    if ids and len(chosen) != 1:
        fail("a text is named within its document; give one with --document")
    known = [segment.id for sheet in chosen for segment in sheet.segments]
    for name in ids:
        if name not in known:
            remedy = did_you_mean(name, known) or "; the ids are the msgctxt in its catalog"
            fail(f'no text "{name}" in {chosen[0].slug}{remedy}')


def _listed(chosen: Iterable[Sheet], library: Library, locale: Locale) -> Iterator[str]:
    for sheet in chosen:
        yield f"{sheet.slug}: {sum(map(bool, sheet.approvals))} of {len(sheet.segments)} texts reviewed"
        for one in reviewers_of(sheet.approvals, [segment.is_care for segment in sheet.segments]):
            cares = ", all care cards among them" if one.cares else ""
            yield f"  {one.who} ({one.role}), {one.day.isoformat()}: {one.texts} texts{cares}"
        given = library.ledger.approvals.get((locale.tag, sheet.slug), ())
        holding = {(one.segment, one.who, one.role) for held in sheet.approvals for one in held}
        if lapsed := {(one.segment, one.who, one.role) for one in given} - holding:
            segments = ", ".join(sorted({segment for segment, _, _ in lapsed}))
            yield f"  lapsed, to be read again: {segments}"


def _tell(verdicts: list[Verdict], locale: Locale, reviewer: Approval) -> None:
    problems = [problem for verdict in verdicts for problem in verdict.problems]
    for problem in problems:
        click.echo(str(problem), err=True)
    new = sum(len(verdict.approvals) for verdict in verdicts)
    known = sum(verdict.known for verdict in verdicts)
    counts = f"{new} recorded, {known} known already, {len(problems)} refused"
    click.echo(f"{locale.tag}: reviewed by {reviewer.who} ({reviewer.role}): {counts}")
    if problems:
        sys.exit(1)
