"""What goes wrong with a request, in plain words."""

from __future__ import annotations

from http import HTTPStatus

from webapp import links
from webapp.api.answers import Problem
from webapp.api.searching import LONGEST_QUERY, MOST_HITS
from webapp.locales import Locale

PROBLEM_TYPE = "application/problem+json"

_LIKE = links.data("search", Locale("en")) + "?q=skin"
_LIMITS = frozenset(map(str, range(1, MOST_HITS + 1)))


def nothing_here() -> Problem:
    """Return the problem of an address that holds nothing."""
    return _problem(
        HTTPStatus.NOT_FOUND, f"There is nothing at this address. What there is: {links.data('openapi')}"
    )


def no_language() -> Problem:
    """Return the problem of a language that the library does not have."""
    text = f"The library is not in this language. Its languages are in {links.data('languages')}"
    return _problem(HTTPStatus.NOT_FOUND, text)


def no_page(locale: Locale) -> Problem:
    """Return the problem of an id that no page has."""
    text = f"No page has this id. The pages with their ids are in {links.data('pages', locale)}"
    return _problem(HTTPStatus.NOT_FOUND, text)


def no_section(page_id: str, locale: Locale) -> Problem:
    """Return the problem of an id that no section of a page has."""
    text = f"The page has no such section. Its modules are in {links.data(f'pages/{page_id}', locale)}"
    return _problem(HTTPStatus.NOT_FOUND, text)


def of_search(query: str, limit: str) -> Problem | None:
    """Return the problem of what a search was sent, None when it can be answered."""
    detail = ""
    if not query:
        detail = f'"q" is missing or empty. Write what to look for, as in {_LIKE}'
    elif len(query) > LONGEST_QUERY:
        detail = f'"q" has more than {LONGEST_QUERY} characters. Send fewer words.'
    elif limit not in _LIMITS:
        detail = f'"limit" is no whole number from 1 to {MOST_HITS}. Send such a number, or leave it out.'
    return _problem(HTTPStatus.BAD_REQUEST, detail) if detail else None


def wrong_method() -> Problem:
    """Return the problem of a request that wants to change something."""
    text = "Here one can only read: send GET, HEAD or OPTIONS."
    return _problem(HTTPStatus.METHOD_NOT_ALLOWED, text)


def our_mistake() -> Problem:
    """Return the problem of a request that we could not answer."""
    text = "This is a mistake of ours, not of yours. Please try again later."
    return _problem(HTTPStatus.INTERNAL_SERVER_ERROR, text)


def _problem(status: HTTPStatus, detail: str) -> Problem:
    return Problem("about:blank", status.phrase, status.value, detail)
