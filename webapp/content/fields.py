"""YAML front matter read field by field, each mistake noted with its line."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from datetime import date
from pathlib import Path

import yaml

from webapp.errors import Problem, did_you_mean
from webapp.text import one_line


class Fields:
    """One YAML mapping; each method reads one field and notes what is wrong with it.

    `problems` is shared with the reader of the whole file; `offset` is the number of lines above the mapping.
    """

    def __init__(self, node: yaml.MappingNode, path: Path, offset: int, problems: list[Problem]) -> None:
        self._path, self._offset, self._problems = path, offset, problems
        self.line = int(node.start_mark.line) + 1 + offset
        self._values: dict[str, yaml.Node] = {}
        for key, value in node.value:
            if key.value in self._values:
                self._note(key, f'field "{key.value}" is given twice; keep one')
            self._values[str(key.value)] = value
        self._lines = {str(key.value): int(key.start_mark.line) + 1 + offset for key, _ in node.value}

    def line_of(self, name: str) -> int:
        """Return the line that the field stands on, or the mapping's first line."""
        return self._lines.get(name, self.line)

    def note(self, name: str, text: str) -> None:
        """Note a mistake in the field called `name`."""
        self._problems.append(Problem(self._path, self.line_of(name), text))

    def text(self, name: str, *, is_required: bool = True, example: str = "") -> str:
        """Return a field's text on one line, `""` when it is absent."""
        node = self._values.get(name)
        if node is None or (isinstance(node, yaml.ScalarNode) and not node.value.strip()):
            if is_required:
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

    def texts(self, name: str) -> tuple[str, ...]:
        """Return a field's list of texts, empty when it is absent."""
        return tuple(one_line(node.value) for node in self._items(name) if self._is_scalar(node, name))

    def lines(self, name: str) -> tuple[int, ...]:
        """Return the line of each item of a field's list."""
        return tuple(node.start_mark.line + 1 + self._offset for node in self._items(name))

    def mappings(self, name: str) -> Iterator[Fields]:
        """Yield each mapping of a field's list."""
        for node in self._items(name):
            if isinstance(node, yaml.MappingNode):
                yield Fields(node, self._path, self._offset, self._problems)
            else:
                self._note(node, f'an entry of "{name}" is not a mapping; write `- key: value` pairs')

    def mapping(self, name: str) -> Fields | None:
        """Return a field that holds a mapping, None when it is absent or a plain text."""
        node = self._values.get(name)
        if isinstance(node, yaml.MappingNode):
            return Fields(node, self._path, self._offset, self._problems)
        return None

    def pairs(self, name: str) -> dict[str, str]:
        """Return a field's mapping of texts to texts."""
        fields = self.mapping(name)
        return {key: fields.text(key) for key in fields._values} if fields else {}

    def refuse_others(self, known: Collection[str]) -> None:
        """Note every field that is not in `known`."""
        for name in self._values:
            if name not in known:
                nearest = did_you_mean(name, known) or f"; known are {', '.join(known)}"
                self.note(name, f'field "{name}" is unknown{nearest}')

    def _items(self, name: str) -> list[yaml.Node]:
        node = self._values.get(name)
        if node is None:
            return []
        if isinstance(node, yaml.SequenceNode):
            return list(node.value)
        if isinstance(node, yaml.ScalarNode) and node.value == "":
            return []
        self._note(node, f'field "{name}" is not a list; write one `- item` a line')
        return []

    def _is_scalar(self, node: yaml.Node, name: str) -> bool:
        if isinstance(node, yaml.ScalarNode) and node.value.strip():
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
        mark = error.problem_mark or error.context_mark
        line = (mark.line if mark else 0) + 1 + offset
        written = text.split("\n")[mark.line].strip()[:60] if mark else ""
        problems.append(
            Problem(
                path, line, f'not YAML at "{written}": {error.problem}; quote a text that holds ": " or "#"'
            )
        )
        return None
    except yaml.YAMLError as error:
        problems.append(Problem(path, 1 + offset, f"not YAML: {one_line(str(error))}; remove that character"))
        return None
    if isinstance(node, yaml.MappingNode):
        return Fields(node, path, offset, problems)
    problems.append(Problem(path, 1 + offset, "holds no fields; write one `name: value` a line"))
    return None
