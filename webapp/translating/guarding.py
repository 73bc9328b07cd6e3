"""Who may enter the preview and who may write: nobody through a page of somebody else's.

Host header     ours, or an IP address where others may come   else a name was rebound to us
invitation      once, for a cookie                             only where others may come
token, JSON     in every request that writes                   else another site's page sent it
"""

from __future__ import annotations

import ipaddress
import secrets
from collections.abc import Callable
from urllib.parse import urlsplit

from flask import Response, abort, current_app, request

from webapp.translating import answers

TOKEN_HEADER = "X-Pocketleaf-Token"  # noqa: S105 - the name of a header
_LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})


class Guard:
    """What is known of those who may enter; `token` is in every page and comes back with what is saved."""

    def __init__(self, host: str, invite: Callable[[str], None] | None) -> None:
        self.token = secrets.token_urlsafe(18)
        self.is_open = not _is_loopback(host)
        self._names = _LOCAL | {host.casefold()}
        self._invite = invite or (lambda _: None)
        self._sessions: set[str] = set()
        self._invitation = ""
        if self.is_open:
            self._renew()

    def knows(self, name: str) -> bool:
        """Whether a host name is one of ours; an address made of numbers cannot be rebound."""
        return name in self._names or (self.is_open and _is_address(name))

    def is_inside(self, session: str) -> bool:
        """Whether a session has entered; where nobody else may come, everybody has."""
        return not self.is_open or session in self._sessions

    def enter(self, invitation: str) -> str:
        """Return a session for an invitation, empty when it is not good (any more)."""
        if not secrets.compare_digest(invitation.encode(), self._invitation.encode()):
            return ""
        session = secrets.token_urlsafe(24)
        self._sessions.add(session)
        self._renew()
        return session

    def _renew(self) -> None:
        self._invitation = secrets.token_urlsafe(12)
        self._invite(self._invitation)


def guard() -> Guard:
    """Return who guards the application that answers."""
    found: Guard = current_app.extensions["guard"]
    return found


def check() -> Response | None:
    """Let a request in, answer it with a way in, or refuse it."""
    found = guard()
    url = urlsplit(f"//{request.host}")
    if not found.knows((url.hostname or "").casefold()):
        abort(Response("This host name is not one of the preview's.\n", 403, content_type="text/plain"))
    name = f"pocketleaf-{url.port or 80}"
    if not found.is_inside(request.cookies.get(name, "")):
        return _entered(found, name)
    if request.method not in ("GET", "HEAD") and not _is_our_page(found):
        return answers.refused("token", 403)
    return None


def _entered(found: Guard, name: str) -> Response:
    invitation = request.args.get("invitation", "")
    session = found.enter(invitation) if invitation and request.method == "GET" else ""
    if not session:
        return answers.closed()
    response = answers.door()
    response.set_cookie(name, session, httponly=True, samesite="Strict")
    return response


def _is_our_page(found: Guard) -> bool:
    origin = request.headers.get("Origin")
    token = request.headers.get(TOKEN_HEADER, "")
    return (
        request.mimetype == "application/json"
        and request.headers.get("Sec-Fetch-Site", "same-origin") == "same-origin"
        and (origin is None or urlsplit(origin).netloc == request.host)
        and secrets.compare_digest(token.encode(), found.token.encode())
    )


def _is_loopback(host: str) -> bool:
    return host.casefold() == "localhost" or (_is_address(host) and ipaddress.ip_address(host).is_loopback)


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True
