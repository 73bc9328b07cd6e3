"""What an author says on the command line, or is asked, of the texts that were edited."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

import click

from webapp.catalogs.updating import Interface, Report, plan_extract
from webapp.catalogs.weighing import Edit, Verdict
from webapp.content.reading import Content
from webapp.content.weights import Weight
from webapp.errors import Problem, SettingsError, SourceError, did_you_mean
from webapp.settings import Settings
from webapp.translating.differences import differences

_SHOWN = 24
_MARKS = {"same": "{}", "gone": "[-{}-]", "new": "{{+{}+}}"}

Command = TypeVar("Command", bound=Callable[..., Any])


def weighing_options(command: Command) -> Command:
    """Give a command the options by which an author says how much edits matter."""
    options = (
        click.option(
            "--weight",
            "weights",
            multiple=True,
            metavar="[SLUG#ID=]WEIGHT",
            help="How much an edit matters: cosmetic, meaning or safety; with no name, of all edited texts.",
        ),
        click.option("--reason", default="", help="Why a lighter weight is safe although there are dangers."),
        click.option(
            "--ask/--no-ask", default=None, help="Ask about each edited text. [default: in a terminal]"
        ),
    )
    for option in reversed(options):
        command = option(command)
    return command


@dataclass
class Weighing:
    """Weighs the edits of one run: by what was said, else by what is asked, else by their dangers."""

    tag: str
    given: Mapping[str, Weight]
    reason: str = ""
    is_asking: bool = False
    edited: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def __call__(self, edit: Edit) -> Verdict:
        """Return what an edit weighs; a weight that is refused is noted."""
        self.edited.append(edit.name)
        dangers = edit.dangers(self.tag)
        weight = self.given.get(edit.name, self.given.get(""))
        if weight is None and self.is_asking:
            return _asked(edit, dangers)
        if weight is None:
            return Verdict(Weight.SAFETY if dangers else Weight.MEANING)
        if refused := refusal(edit, weight, dangers, self.reason):
            self.problems.append(Problem(edit.path, edit.segment.line, refused))
        return verdict(weight, dangers, self.reason)


def extracted(
    content: Content,
    settings: Settings,
    interface: Interface,
    weights: Sequence[str],
    reason: str,
    *,
    ask: bool | None,
) -> Report:
    """Refresh the templates, every edit weighed; raises SourceError with all weights that are refused."""
    is_asking = sys.stdin.isatty() and sys.stdout.isatty() if ask is None else ask
    given = dict(read_weight(text) for text in weights)
    weighing = Weighing(content.site.source_tag, given, " ".join(reason.split()), is_asking)
    plan = plan_extract(content.sources, settings.translations, interface, weighing)
    for name in given.keys() - {"", *weighing.edited}:
        remedy = did_you_mean(name, weighing.edited) or "; leave that out"
        raise SettingsError(f'--weight: the text "{name}" was not edited{remedy}')
    if weighing.problems:
        raise SourceError([*plan.problems, *weighing.problems])
    return plan.carried_out()


def read_weight(text: str, told: str = "--weight: ") -> tuple[str, Weight]:
    """Return the name and the weight that somebody wrote as `name=weight`, the name may be left out."""
    name, _, word = text.rpartition("=")
    try:
        return name, Weight(word)
    except ValueError as error:
        raise SettingsError(f'{told}"{word}" is no weight; write cosmetic, meaning or safety') from error


def refusal(edit: Edit, weight: Weight, dangers: Sequence[str], reason: str) -> str:
    """Return why an edit cannot weigh so little, an empty text if it can."""
    if weight is Weight.SAFETY:
        return ""
    if edit.is_built_anew:
        parts = "links, citations and stress"
        return f'"{edit.name}" is not {weight}: no old translation has its {parts}; say safety'
    if weight is Weight.MEANING and edit.segment.is_care:
        return f'"{edit.name}" is part of a care card, which never shows late text; say safety or cosmetic'
    if dangers and not reason:
        changed = ", ".join(dangers)
        return (
            f'"{edit.name}" is not {weight} by itself: it is about {changed}; say safety or give a --reason'
        )
    return ""


def verdict(weight: Weight, dangers: Sequence[str], reason: str) -> Verdict:
    """Return a weight with its reason, where it needs one."""
    is_forced = bool(dangers) and weight is not Weight.SAFETY
    return Verdict(weight, reason if is_forced else "")


def _asked(edit: Edit, dangers: Sequence[str]) -> Verdict:
    """Return what the author answers; what stays refused weighs most."""
    default = Weight.SAFETY if dangers else Weight.MEANING
    choice = click.Choice([weight.value for weight in Weight])
    answer = click.prompt(f"{edit.name}: {_difference(edit)}\n ", type=choice, default=default.value)
    weight, reason = Weight(answer), ""
    if refusal(edit, weight, dangers, "") and not refusal(edit, weight, dangers, "any"):
        reason = click.prompt(f"  Why, although it is about {', '.join(dangers)}?", default="").strip()
    if refused := refusal(edit, weight, dangers, reason):
        click.echo(f"  {refused}")
        return Verdict(Weight.SAFETY)
    return verdict(weight, dangers, reason)


def _difference(edit: Edit) -> str:
    """Return what changed in a text, on one line, with a little of what stands around it."""
    pieces = differences(edit.before, edit.after)
    return "".join(
        _MARKS[kind].format(_shortened(text) if kind == "same" else text) for kind, text in pieces
    ).replace("\n", " / ")


def _shortened(text: str) -> str:
    return text if len(text) <= 2 * _SHOWN else f"{text[:_SHOWN]}…{text[-_SHOWN:]}"
