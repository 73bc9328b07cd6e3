"""What to do next, in one line: what helps readers most comes first."""

from __future__ import annotations

from pathlib import Path

from webapp.overview.figures import Figures, LocaleFigures, Overview


def next_step(overview: Overview) -> str:
    """Return what to do next: mend what is kept from readers, then translate, then have it read."""
    pairs = [(locale, one) for locale in overview.locales for one in locale.documents]
    if broken := [pair for pair in pairs if pair[1].errors]:
        return _mend(*broken[0])
    if open_ones := [pair for pair in pairs if pair[1].tasks]:
        return _translate(*min(open_ones, key=lambda pair: pair[1].order))
    if unread := [pair for pair in pairs if pair[1].document and pair[1].reviewed < pair[1].total]:
        return _review(*min(unread, key=lambda pair: pair[1].rank))
    return "Next: nothing; every page is translated, up to date and reviewed."


def _mend(locale: LocaleFigures, one: Figures) -> str:
    command = f"pocketleaf translations check --locale {locale.locale.folder}"
    return f"Next: mend the errors in {locale.locale.tag}/{one.slug} ({one.errors}); `{command}` names them."


def _translate(locale: LocaleFigures, one: Figures) -> str:
    tasks = [task for task in one.tasks if task.is_care] or one.tasks
    what = "the care cards of " if one.cares and one.document else ""
    words = sum(task.words for task in tasks)
    texts = "1 text" if len(tasks) == 1 else f"{len(tasks)} texts"
    work = f"{texts}, {words} words, in {_label(one.path)}"
    preview = f", or with `pocketleaf translate {locale.locale.folder}`" if one.document else ""
    return f"Next: translate {what}{one.slug} into {locale.locale.tag}: {work}{preview}"


def _review(locale: LocaleFigures, one: Figures) -> str:
    command = f"pocketleaf translations review {locale.locale.folder} --document {one.slug}"
    left = one.total - one.reviewed
    return f"Next: let a person read {one.slug} in {locale.locale.tag} ({left} texts), then `{command}`."


def _label(path: Path) -> str:
    """Return a path as it is written from where the command runs, if the file lies below."""
    here = Path.cwd()
    return (path.resolve().relative_to(here) if path.resolve().is_relative_to(here) else path).as_posix()
