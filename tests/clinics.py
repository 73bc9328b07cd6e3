"""The sample clinic, given to a toy library."""

from __future__ import annotations

import shutil
from pathlib import Path

SAMPLE = Path(__file__).parent / "fixtures" / "clinic"


def add_clinic(toy: Path) -> Path:
    """Add the clinic and what is translated of it into Spanish; return its file."""
    path = toy / "content" / "clinics" / "river-street.md"
    path.parent.mkdir()
    shutil.copyfile(SAMPLE / "river-street.md", path)
    catalog = toy / "translations" / "es" / "LC_MESSAGES" / "river-street.po"
    shutil.copyfile(SAMPLE / "river-street.po", catalog)
    return path
