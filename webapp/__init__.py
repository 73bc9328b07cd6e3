"""The web application; its parts meet in `create_app`."""

from __future__ import annotations

from pathlib import Path

from flask import Flask


def create_app(var: Path) -> Flask:
    """Return the application that serves the current edition in `var`; EditionError if there is none."""
    from webapp.editions.shelf import Shelf
    from webapp.printing.printer import Printer
    from webapp.routes import (
        addresses,
        api,
        connect,
        errors,
        handouts,
        headers,
        lists,
        pages,
        searching,
        sharing,
    )

    app = errors.DiscreetFlask("webapp", static_folder=None, template_folder=None)
    app.url_map.merge_slashes = False  # doubled slashes are mended together with everything else
    app.extensions["shelf"] = Shelf(var)
    app.extensions["printer"] = Printer(var)
    app.before_request(headers.take_edition)
    app.after_request(headers.protect)
    app.register_blueprint(api.blueprint)
    app.register_blueprint(connect.blueprint)
    app.register_blueprint(sharing.blueprint)
    app.register_blueprint(lists.blueprint)
    app.register_blueprint(searching.blueprint)
    app.register_blueprint(handouts.blueprint)
    app.register_blueprint(addresses.blueprint)
    app.register_blueprint(pages.blueprint)
    errors.register_in(app)
    return app
