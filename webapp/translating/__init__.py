"""The preview in which translators work: the real pages, and beside each text what helps to translate it.

    content, catalogs ── Workshop (read again when a file changes) ──> pages as the build makes them
                                 │                                        each text named
    Memory, differences, checks ─┴─> what the panel shows of a text ──> save ──> the catalog on disk

It is an application of its own, for few people, on the machine where the catalogs lie. Nothing here is part
of an edition.
"""

from __future__ import annotations

from collections.abc import Callable

from flask import Flask

from webapp.locales import Locale
from webapp.settings import Settings
from webapp.translating import answers, guarding, routes
from webapp.translating.guarding import Guard
from webapp.translating.workshop import Workshop

_LONGEST = 1_000_000  # bytes that a browser may send


def create_preview(
    settings: Settings, locale: Locale, host: str = "127.0.0.1", invite: Callable[[str], None] | None = None
) -> Flask:
    """Return the preview of one locale for those who reach it at `host`.

    From other machines it is entered by an invitation that is good once; `invite` is told each new one.
    Raises SourceError with the mistakes of content that cannot be read.
    """
    app = Flask("webapp", static_folder=None, template_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = _LONGEST
    app.extensions["workshop"] = workshop = Workshop(settings, locale)
    workshop.frame()  # so that nobody waits for it, and its mistakes are told at once
    app.extensions["guard"] = Guard(host, invite)
    app.before_request(guarding.check)
    app.after_request(answers.protect)
    app.register_blueprint(routes.blueprint)
    answers.register(app)
    return app
