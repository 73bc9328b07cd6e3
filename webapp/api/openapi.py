"""The API described in OpenAPI 3.1, from the values that it answers with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from webapp import links
from webapp.api.answers import (
    LanguagesAnswer,
    PagesAnswer,
    Problem,
    QuestionsAnswer,
    SearchAnswer,
    SectionAnswer,
)
from webapp.api.model import PageAnswer
from webapp.api.problems import PROBLEM_TYPE
from webapp.api.samples import Samples
from webapp.api.schemas import Schema, reference_to, schemas_of
from webapp.api.searching import LONGEST_QUERY, MOST_HITS, USUAL_HITS
from webapp.api.shapes import to_json

VERSION = "1.0.0"

_ABOUT = "\n\n".join(
    (
        "Pages of a health library as data, in every language that it has. Read only, open to every site.",
        "Show the `attribution` with whatever you show. Text that is not translated is in the language "
        "that its `lang` tells, and `standing` tells why. A page whose `isOffered` is false is not "
        "translated well enough to be given to readers. `isMachineMade` text was translated by a machine, "
        "and not all of it was reviewed by a person.",
        "Names will be added to answers; none is taken away in this version.",
    )
)


@dataclass(frozen=True)
class _Operation:
    """One address, what it is for, and what it answers with."""

    path: str
    name: str
    summary: str
    answer: type
    parameters: Sequence[str] = ()
    is_made_on_request: bool = False


_OPERATIONS = (
    _Operation("languages", "getLanguages", "The languages of the library", LanguagesAnswer),
    _Operation("{lang}/pages", "getPages", "All pages in one language", PagesAnswer, ("lang",)),
    _Operation("{lang}/pages/{id}", "getPage", "A page in one language", PageAnswer, ("lang", "id")),
    _Operation(
        "{lang}/pages/{id}/{section}",
        "getSection",
        "One section, card or question of a page, ready to be shown",
        SectionAnswer,
        ("lang", "id", "section"),
        is_made_on_request=True,
    ),
    _Operation("{lang}/questions", "getQuestions", "All questions with answers", QuestionsAnswer, ("lang",)),
    _Operation(
        "{lang}/search",
        "search",
        "Pages and questions that match some words, the best first",
        SearchAnswer,
        ("lang", "q", "limit"),
        is_made_on_request=True,
    ),
)


def describe(name: str, site_url: str, tags: Sequence[str], samples: Samples) -> Schema:
    """Return the description of the API of a library with its languages, and samples by kind of answer."""
    answers = [one.answer for one in _OPERATIONS]
    return {
        "openapi": "3.1.0",
        "info": {"title": name, "version": VERSION, "description": _ABOUT},
        "servers": [{"url": site_url or "/"}],
        "paths": {
            f"{links.API}{one.path}.json": {"get": _operation(one, samples.get(one.answer))}
            for one in _OPERATIONS
        },
        "components": {
            "schemas": schemas_of(*answers, Problem),
            "parameters": _parameters(tags, samples),
            "headers": {"ETag": {"description": "Send it back in If-None-Match.", "schema": _TEXT}},
            "responses": _RESPONSES,
        },
    }


def _operation(one: _Operation, sample: object) -> Schema:
    content = {"schema": reference_to(one.answer)} | ({"example": to_json(sample)} if sample else {})
    answered: Schema = {"description": one.summary, "content": {"application/json": content}}
    if one.answer is not SearchAnswer:
        answered["headers"] = {"ETag": {"$ref": "#/components/headers/ETag"}}
    told = {"description": "Made on request, not by a static host."} if one.is_made_on_request else {}
    return {
        "operationId": one.name,
        "summary": one.summary,
        **told,
        "parameters": [{"$ref": f"#/components/parameters/{name}"} for name in one.parameters],
        "responses": {"200": answered, **_others(one)},
    }


def _others(one: _Operation) -> Schema:
    names = {"default": "Problem"}
    if one.parameters:
        names["404"] = "Problem"
    if one.answer is SearchAnswer:
        names["400"] = "Problem"
    else:
        names["304"] = "Unchanged"
    if one.answer is SectionAnswer:
        names["308"] = "Moved"
    return {status: {"$ref": f"#/components/responses/{name}"} for status, name in sorted(names.items())}


def _parameters(tags: Sequence[str], samples: Samples) -> Schema:
    page, section, found = samples.get(PageAnswer), samples.get(SectionAnswer), samples.get(SearchAnswer)
    page_id = page.id if isinstance(page, PageAnswer) else ""
    name = section.module.id if isinstance(section, SectionAnswer) else ""
    query = found.query if isinstance(found, SearchAnswer) else ""
    return {
        "lang": _in_path("lang", "Language tag, as the list of languages has it.", {"enum": [*tags]}, ""),
        "id": _in_path("id", "Permanent id of a page.", {"pattern": "^[a-z0-9]{4,}$"}, page_id),
        "section": _in_path(
            "section", "Permanent id of a module or entry.", {"pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"}, name
        ),
        "q": {
            "name": "q",
            "in": "query",
            "required": True,
            "description": "Words to look for; nothing in them is an operator.",
            "schema": {"type": "string", "minLength": 1, "maxLength": LONGEST_QUERY},
            **({"example": query} if query else {}),
        },
        "limit": {
            "name": "limit",
            "in": "query",
            "description": "How many hits at most.",
            "schema": {"type": "integer", "minimum": 1, "maximum": MOST_HITS, "default": USUAL_HITS},
        },
    }


def _in_path(name: str, description: str, schema: Mapping[str, Any], example: str) -> Schema:
    return {
        "name": name,
        "in": "path",
        "required": True,
        "description": description,
        "schema": {"type": "string", **schema},
        **({"example": example} if example else {}),
    }


_TEXT = {"type": "string"}
_RESPONSES: Schema = {
    "Problem": {
        "description": "What is wrong, in plain words",
        "content": {PROBLEM_TYPE: {"schema": reference_to(Problem)}},
    },
    "Unchanged": {"description": "What you have is what there is"},
    "Moved": {
        "description": "The section has another id now",
        "headers": {"Location": {"description": "Where it is", "schema": _TEXT}},
    },
}
