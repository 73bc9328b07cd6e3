"""The headers with which a page is answered, whoever answers: the server, or a device from its pack."""

from __future__ import annotations

from webapp.pages.frame import Frame

PAGE_TYPE = "text/html; charset=utf-8"

_POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src {style}",
        "script-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "worker-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
_PERMISSIONS = ("camera", "geolocation", "microphone", "payment", "usb", "browsing-topics")


def safe_headers(frame: Frame) -> dict[str, str]:
    """Return the headers that keep a reader safe on every answer; all locales of an edition have the same."""
    return {
        "Content-Security-Policy": _POLICY.format(style=frame.style_hash),
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "Permissions-Policy": ", ".join(f"{name}=()" for name in _PERMISSIONS),
        "Cross-Origin-Opener-Policy": "same-origin",
    }


def page_headers(frame: Frame) -> dict[str, str]:
    """Return the headers that every page of an edition has, whatever the request and whichever the page."""
    return {"Content-Type": PAGE_TYPE, **safe_headers(frame)}
