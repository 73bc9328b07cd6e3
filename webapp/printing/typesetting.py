"""The process that makes one PDF: a job as JSON on the way in, the PDF on the way out.

It is run by its path and imports nothing of ours, so that it starts soon. It fetches nothing: what is not
among the job's pictures is left out.
"""

from __future__ import annotations

import json
import resource
import sys
from base64 import b64decode
from typing import Any


def main() -> None:
    """Read a job, accept its bounds, and write the PDF."""
    job = json.load(sys.stdin.buffer)
    _limit(resource.RLIMIT_CPU, job["seconds"])
    _limit(resource.RLIMIT_AS, job["memory"])
    sys.stdout.buffer.write(_pdf(job))


def _limit(kind: int, most: int) -> None:
    _, hard = resource.getrlimit(kind)
    most = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(kind, (most, most))


def _pdf(job: dict[str, Any]) -> bytes:
    from weasyprint import HTML  # noqa: PLC0415  loads Pango, within the bounds
    from weasyprint.urls import URLFetcher, URLFetcherResponse  # noqa: PLC0415

    pictures = {job["base"] + address: b64decode(data) for address, data in job["pictures"].items()}

    class Given(URLFetcher):  # type: ignore[misc]  # WeasyPrint is untyped
        """Gives the pictures of the job and nothing else."""

        def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:  # noqa: ARG002
            if url not in pictures:
                raise ValueError("only the pictures of the job are there")
            return URLFetcherResponse(url, pictures[url])

    html = HTML(string=job["html"], base_url=job["base"] + "/", url_fetcher=Given())
    return bytes(html.write_pdf(pdf_variant="pdf/ua-1"))


if __name__ == "__main__":
    main()
