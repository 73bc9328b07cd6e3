"""The HTML of handouts, and their style."""

from __future__ import annotations

from webapp.pages.frame import Frame
from webapp.pages.rendering import environment, render_alone, tidied


def render_handout(frame: Frame, **view: object) -> str:
    """Return pages made for paper, below the form that chooses what goes on it."""
    return render_alone(frame, "handout", **view)


def render_no_pdf(frame: Frame, reason: str, handout: str) -> str:
    """Return the page shown where no PDF can be had (`none`, `busy` or `failed`), with the way to print."""
    return render_alone(frame, "no_pdf", reason=reason, handout=handout)


def handout_style(paper: str) -> str:
    """Return the one style sheet of a handout, for a paper that CSS knows by this name."""
    return tidied(environment().get_template("handout.css").render(paper=paper))
