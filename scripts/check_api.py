"""Checks the API's description with an independent validator, then asks a real server all that it allows.

`make api-check` sets up the two tools in a folder of their own, as they bring forty packages. More cases:
`.venv/bin/python scripts/check_api.py build/schemathesis --max-examples 500`.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import urllib.request
from pathlib import Path

from screenshot import serving

DESCRIPTION = "/api/v1/openapi.json"


def main(tools: Path, *options: str) -> int:
    """Return 0 if both tools find no fault with the starter library's API."""
    with tempfile.TemporaryDirectory() as var, serving(Path(var)) as address:
        file = Path(var) / "openapi.json"
        file.write_bytes(urllib.request.urlopen(address + DESCRIPTION).read())  # noqa: S310 - our own address
        commands = (
            [tools / "bin/python", "-m", "openapi_spec_validator", file],
            [tools / "bin/schemathesis", "run", address + DESCRIPTION, "--checks", "all", *options],
        )
        return max(subprocess.run(command, check=False).returncode for command in commands)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), *sys.argv[2:]))
