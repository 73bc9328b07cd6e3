"""YAML front matter read field by field, each mistake noted with its line."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from datetime import date
from pathlib import Path

import yaml

from webapp.errors import Problem, did_you_mean, nearest
from webapp.text import one_line


class Fields:
    """One YAML mapping; each method reads one field and notes what is wrong with it.

    `problems` is shared with the reader of the whole file; `offset` is the number of lines above the mapping.
    """

    def __init__(self, node: yaml.MappingNode, path: Path, offset: int, problems: list[Problem]) -> None:
        self._path, self._offset, self._problems = path, offset, problems
        self.line = int(node.start_mark.line) + 1 + offset
        self._values: dict[str, yaml.Node] = {}
        self._lines: dict[str, int] = {}
        self._misspelt: set[str] = set()
        for key, value in node.value:
            self._take(key, value)

    def line_of(self, name: str) -> int:
        """Return the line that the field stands on, or the mapping's first line."""
        return self._lines.get(name, self.line)

    def note(self, name: str, text: str, line: int = 0) -> None:
        """Note a mistake in the field called `name`, on the line where it begins if none is given."""
        self._problems.append(Problem(self._path, line or self.line_of(name), text))

    def text(self, name: str, *, is_required: bool = True, example: str = "") -> str:
        """Return a field's text on one line, `""` when it is absent."""
        node = self._values.get(name)
        if node is None or _is_empty(node):
            if is_required and name not in self._misspelt:
                hint = f", for example `{name}: {example}`" if example else ""
                self.note(name, f'field "{name}" is missing; add it{hint}')
            return ""
        if not isinstance(node, yaml.ScalarNode):
            self._note(node, f'field "{name}" holds a list or mapping; write one text')
            return ""
        return one_line(node.value)

    def matching(self, name: str, pattern: re.Pattern[str], rule: str) -> str:
        """Return a field's text when `pattern` fits all of it; `rule` says in words what fits."""
        value = self.text(name)
        if value and not pattern.fullmatch(value):
            self.note(name, f'{name} "{value}" {rule}')
        return value

    def choice(self, name: str, allowed: Collection[str]) -> str:
        """Return a field's text when it is one of `allowed`."""
        value = self.text(name)
        if value and value not in allowed:
            self.note(name, f'{name} "{value}" is unknown; use one of {", ".join(allowed)}')
        return value

    def day(self, name: str) -> date:
        """Return a field's ISO date; `date.min` when it cannot be read."""
        value = self.text(name, example="2026-01-31")
        try:
            return date.fromisoformat(value) if value else date.min
        except ValueError:
            self.note(name, f'{name} "{value}" is not a date; write it as 2026-01-31')
            return date.min

    def year(self, name: str) -> int:
        """Return a field's year, 0 when it cannot be read."""
        value = self.text(name)
        if value and not re.fullmatch(r"(1[5-9]|20)\d\d", value):
            self.note(name, f'{name} "{value}" is not a year; write four digits')
            return 0
        return int(value or 0)

    def require_items(self, name: str) -> None:
        """Note a list that is not there or holds nothing."""
        node = self._values.get(name)
        is_empty = isinstance(node, yaml.SequenceNode) and not node.value
        if name not in self._misspelt and (node is None or _is_empty(node) or is_empty):
            self.note(name, f'list "{name}" is missing or empty; write one `- item` a line')

    def texts(self, name: str) -> dict[str, int]:
        """Return the texts of a field's list, each with its line; empty when it is absent."""
        texts: dict[str, int] = {}
        for node in self._items(name):
            if self._is_text(node, name):
                written = one_line(node.value)
                if written in texts:
                    self._note(node, f'"{written}" stands in "{name}" twice; keep one')
                texts[written] = node.start_mark.line + 1 + self._offset
        return texts

    def mappings(self, name: str) -> Iterator[Fields]:
        """Yield each mapping of a field's list."""
        for node in self._items(name):
            if isinstance(node, yaml.MappingNode):
                yield Fields(node, self._path, self._offset, self._problems)
            else:
                self._note(node, f'an entry of "{name}" is not a mapping; write `- key: value` pairs')

    def entries(self, name: str) -> Iterator[Fields]:
        """Yield each mapping of a field's list; no two may have the same `id`."""
        seen: set[str] = set()
        for entry in self.mappings(name):
            key = entry.text("id", is_required=False)
            if key and key in seen:
                entry.note("id", f'id "{key}" stands in "{name}" already; choose another')
            seen.add(key)
            yield entry

    def mapping(self, name: str) -> Fields | None:
        """Return a field that holds a mapping, None when it is absent or a plain text."""
        node = self._values.get(name)
        if isinstance(node, yaml.MappingNode):
            return Fields(node, self._path, self._offset, self._problems)
        return None

    def pairs(self, name: str) -> dict[str, str]:
        """Return a field's mapping of texts to texts."""
        fields = self.mapping(name)
        return {key: fields.text(key) for key in fields.names()} if fields else {}

    def names(self) -> tuple[str, ...]:
        """Return the names of all fields, in the order of the file."""
        return tuple(self._values)

    def refuse_others(self, known: Collection[str]) -> None:
        """Note every field that is not in `known`."""
        for name in self._values:
            if name not in known:
                remedy = did_you_mean(name, known) or f"; known are {', '.join(known)}"
                self.note(name, f'field "{name}" is unknown{remedy}')
                self._misspelt.add(nearest(name, known))

    def _take(self, key: yaml.Node, value: yaml.Node) -> None:
        if not isinstance(key, yaml.ScalarNode):
            self._note(key, "a field's name is a list or mapping; write one `name: value` a line")
            return
        if key.value in self._values:
            self._note(key, f'field "{key.value}" is given twice; keep one')
        self._values[key.value] = value
        self._lines[key.value] = key.start_mark.line + 1 + self._offset

    def _items(self, name: str) -> list[yaml.Node]:
        node = self._values.get(name)
        if node is None or _is_empty(node):
            return []
        if isinstance(node, yaml.SequenceNode):
            return list(node.value)
        self._note(node, f'field "{name}" is not a list; write one `- item` a line')
        return []

    def _is_text(self, node: yaml.Node, name: str) -> bool:
        if isinstance(node, yaml.ScalarNode) and not _is_empty(node):
            return True
        self._note(node, f'an entry of "{name}" is not a text; write `- text`, in quotes if it holds a colon')
        return False

    def _note(self, node: yaml.Node, text: str) -> None:
        self._problems.append(Problem(self._path, node.start_mark.line + 1 + self._offset, text))


def read_yaml(text: str, path: Path, offset: int, problems: list[Problem]) -> Fields | None:
    """Return the mapping that `text` holds, or None after noting why it cannot be read."""
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        problems.append(_not_yaml(error, text, path, offset))
        return None
    except RecursionError:
        problems.append(Problem(path, 1 + offset, "lists in lists go too deep to be read; write them flat"))
        return None
    if isinstance(node, yaml.MappingNode):
        return Fields(node, path, offset, problems)
    problems.append(Problem(path, 1 + offset, "holds no fields; write one `name: value` a line"))
    return None


def _is_empty(node: yaml.Node) -> bool:
    """Tell whether nothing is written, or YAML's words for nothing: `~` and `null`."""
    if not isinstance(node, yaml.ScalarNode):
        return False
    return not node.value.strip() or node.tag == "tag:yaml.org,2002:null"


def _not_yaml(error: yaml.MarkedYAMLError, text: str, path: Path, offset: int) -> Problem:
    is_unclosed = "stream" in str(error.problem)
    mark = (error.context_mark if is_unclosed else error.problem_mark) or error.problem_mark
    line = mark.line if mark else 0
    written = text.split("\n")[line].strip()[:60]
    remedy = "close the quotation mark or bracket" if is_unclosed else 'quote a text that holds ": " or "#"'
    return Problem(path, line + 1 + offset, f'not YAML at "{written}": {error.problem}; {remedy}')
