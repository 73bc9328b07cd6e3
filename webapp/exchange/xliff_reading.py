"""Read XLIFF 2.0 and 2.1 as tools give it back: other indents, split segments, marks inside the text."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from webapp.errors import Problem, SourceError
from webapp.exchange.model import Delivered, Delivery
from webapp.exchange.xliff import DOCUMENT, MARK, METADATA
from webapp.xml import parse

_DONE = ("translated", "reviewed", "final")
_TRANSPARENT = ("mrk", "sm", "em", "cp")
_ROOT = f"{DOCUMENT} xliff"


def read_xliff(path: Path, data: bytes) -> Delivery:
    """Return what an XLIFF file holds; SourceError tells its mistakes by line."""
    reader = _Reader(path)
    parse(path, data, (reader.start, reader.end, reader.text))
    if reader.problems:
        raise SourceError(reader.problems)
    return Delivery(path, reader.tag, tuple(reader.units))


@dataclass
class _Draft:
    """A unit in the making; of each segment its source, its target and whether it is done."""

    id: str
    line: int
    mark: str = ""
    sources: list[str] = field(default_factory=list)
    targets: list[str | None] = field(default_factory=list)
    needed: list[bool] = field(default_factory=list)
    states: list[str] = field(default_factory=list)


class _Reader:
    """Follows the elements of a file and puts its units together."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.tag = ""
        self.units: list[Delivered] = []
        self.problems: list[Problem] = []
        self._file = ""
        self._draft: _Draft | None = None
        self._words: list[str] | None = None  # of the element whose text counts
        self._is_root = True

    def start(self, name: str, given: dict[str, str], line: int) -> None:
        """Take the start of an element."""
        if self._is_root:
            self._root(name, given, line)
        space, _, local = name.rpartition(" ")
        if space == METADATA and local == "meta":
            self._words = [] if given.get("type") == MARK else None
        elif space == DOCUMENT:
            self._element(local, given, line)

    def end(self, name: str) -> None:
        """Take the end of an element."""
        space, _, local = name.rpartition(" ")
        draft = self._draft
        if space not in (DOCUMENT, METADATA) or draft is None:
            return
        if local in ("source", "target", "meta") and self._words is not None:
            self._collected(draft, local, "".join(self._words))
            self._words = None
        elif local == "unit":
            self._finish(draft)
            self._draft = None

    def text(self, text: str) -> None:
        """Take text."""
        if self._words is not None:
            self._words.append(text)

    def _root(self, name: str, given: dict[str, str], line: int) -> None:
        self._is_root = False
        if name != _ROOT:
            found = name.rpartition(" ")[2]
            version = f" {given['version']}" if "version" in given else ""
            text = (
                f'"<{found}>{version}" is not XLIFF 2.0 or 2.1; ask for the file in the format it was sent in'
            )
            raise SourceError([Problem(self.path, line, text)])
        self.tag = given.get("trgLang", "")

    def _element(self, local: str, given: dict[str, str], line: int) -> None:
        draft = self._draft
        if local == "file":
            self._file = given.get("id", "")
        elif local == "unit":
            self._draft = _Draft(given.get("id", ""), line)
        elif draft is None:
            return
        elif local in ("segment", "ignorable"):
            draft.sources.append("")
            draft.targets.append(None)
            draft.needed.append(local == "segment")
            draft.states.append(given.get("state", "initial"))
        elif local in ("source", "target") and draft.sources:
            self._words = []
            if "order" in given:
                self._tell(line, f'"{draft.id}" has reordered segments; join the segments of the unit')
        elif self._words is not None:
            self._inline(local, given, line)

    def _inline(self, local: str, given: dict[str, str], line: int) -> None:
        """Take an element inside of a text: a character, or a mark that says nothing of the text."""
        if local == "cp" and self._words is not None:
            try:
                self._words.append(chr(int(given.get("hex", ""), 16)))
            except (ValueError, OverflowError):
                self._tell(line, f'<cp hex="{given.get("hex", "")}"> is no character; write its number')
        elif local not in _TRANSPARENT:
            self._tell(
                line, f"<{local}> was not exported; write Markdown, as the source does, instead of codes"
            )

    def _collected(self, draft: _Draft, local: str, text: str) -> None:
        if local == "meta":
            draft.mark = text.strip()
        elif local == "source":
            draft.sources[-1] = text
        else:
            draft.targets[-1] = text

    def _finish(self, draft: _Draft) -> None:
        parts = list(zip(draft.sources, draft.targets, draft.needed, strict=True))
        translated = [bool(target) for _, target, is_needed in parts if is_needed]
        if any(translated) and not all(translated):
            text = f'only {sum(translated)} of {len(translated)} parts of "{draft.id}" are translated; do all'
            self._tell(draft.line, text)
            return
        target = "".join((source if target is None else target) for source, target, _ in parts)
        states = [state for state, is_needed in zip(draft.states, draft.needed, strict=True) if is_needed]
        self.units.append(
            Delivered(
                document=self._file,
                id=draft.id,
                source="".join(draft.sources),
                translation=target if any(translated) else "",
                mark=draft.mark,
                line=draft.line,
                is_done=bool(states) and all(state in _DONE for state in states),
            )
        )

    def _tell(self, line: int, text: str) -> None:
        self.problems.append(Problem(self.path, line, text))
