"""How much the edits of a source matter: asked when a template meets its edited document.

template "Lumps move."  ─ edited ─>  document "Lumps slide."     Weigh says how much: a Step more
catalog, from "Lumps move."  ─ weight_since ─>  the heaviest of all steps from there on
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from webapp.catalogs.mending import mended
from webapp.catalogs.templates import Template
from webapp.checks.dangers import dangers
from webapp.content.clinics import Clinic
from webapp.content.inline import facts_in, parse_inline, structure
from webapp.content.model import Document, Segment
from webapp.content.weights import Step, Weight, digest_of, heaviest_since
from webapp.content.wordlists import WordList

S = TypeVar("S", Document, Clinic, WordList)

_CARE = "a care card"


@dataclass(frozen=True)
class Edit:
    """A segment whose text is not what its template has; `path` is the file of content."""

    path: Path
    slug: str
    segment: Segment
    before: str

    @property
    def name(self) -> str:
        """What the segment is called on a command line."""
        return f"{self.slug}#{self.segment.id}"

    @property
    def after(self) -> str:
        """The text of today."""
        return _text(self.segment)

    def dangers(self, tag: str) -> tuple[str, ...]:
        """Return why the edit may hurt a reader whose language does not know of it."""
        care = (_CARE,) if self.segment.is_care else ()
        found = dangers(self.before, self.after, tag, is_list=self.segment.kind.is_list)
        return (*care, *found, *(("a link, a citation, stress or a fact",) if self.is_built_anew else ()))

    @property
    def is_built_anew(self) -> bool:
        """Whether no translation of the former text has the structure of today's."""
        return not _is_built_alike(self.segment, self.before, self.after)


@dataclass(frozen=True)
class Verdict:
    """What an edit weighs; `reason` is why its dangers are none."""

    weight: Weight
    reason: str = ""


Weigh = Callable[[Edit], Verdict]


def by_default(tag: str) -> Weigh:
    """Return what weighs edits in a language where nobody does: safety if there are dangers, else meaning."""
    return lambda edit: Verdict(Weight.SAFETY if edit.dangers(tag) else Weight.MEANING)


def heaviest(_: Edit) -> Verdict:
    """Return the weight of an edit of which nothing is known."""
    return Verdict(Weight.SAFETY)


def weighed(source: S, template: Template | None, weigh: Weigh) -> S:
    """Return the source, whose segments have their ids, with every edit that its template knows or lacks."""
    if template is None:
        return source
    return replace(source, segments=tuple(_stepped(source, template, weigh)))


def weight_since(segment: Segment, before: str) -> Weight:
    """Return how much the edits since a former text of the segment matter; `before` is mended."""
    if before == _text(segment):
        return Weight.COSMETIC
    weight = heaviest_since(segment.steps, before)
    if weight is Weight.SAFETY or not _is_built_alike(segment, before, segment.text):
        return Weight.SAFETY
    return weight


def _stepped(source: Document | Clinic | WordList, template: Template, weigh: Weigh) -> Iterator[Segment]:
    known = {one.id: one for one in (*template.retired, *template.segments)}
    for segment in source.segments:
        one = known.get(segment.id)
        if one is None:
            yield segment
            continue
        before = mended(one.text, is_list=segment.kind.is_list)
        steps = one.steps
        if before != _text(segment):
            verdict = weigh(Edit(source.path, source.slug, segment, before))
            steps += (Step(digest_of(before), verdict.weight, verdict.reason),)
        yield replace(segment, steps=steps)


def _text(segment: Segment) -> str:
    return mended(segment.text, is_list=segment.kind.is_list)


def _is_built_alike(segment: Segment, before: str, after: str) -> bool:
    if segment.kind.is_list:
        return True
    old, new = parse_inline(before), parse_inline(after)
    return structure(old) == structure(new) and set(facts_in(old)) == set(facts_in(new))
