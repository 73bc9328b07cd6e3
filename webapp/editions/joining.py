"""Scripts as they are served: modules that are always loaded together can be one file."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from webapp.errors import EditionError

_COMMENT = re.compile(r"/\*\*.*?\*/\n?", re.DOTALL)
_NEED = re.compile(
    r'^(?P<verb>import|export) (?:\* as (?P<all>\w+)|\{(?P<names>[^}]*)\}) from "(?P<path>[^"]+)";\n',
    re.MULTILINE,
)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|class|const)\*? (?P<name>\w+))", re.MULTILINE)
_LATE = re.compile(r'\bimport\("(?P<path>\.[^"]+)"\)')
_OTHER = re.compile(r"^(?:import|export)\b(?!\().*", re.MULTILINE)


@dataclass(frozen=True)
class _Need:
    """What a module imports, or exports again, from another one: a name for all of it, or some names."""

    module: str
    names: str
    is_all: bool
    is_passed_on: bool

    @property
    def taken(self) -> str:
        """The names as they are taken out of a module that is an object."""
        return self.names if self.is_all else f"{{ {', '.join(_renamed(self.names))} }}"


@dataclass(frozen=True)
class _Module:
    """A script taken apart; `exports` are the names that its body declares."""

    body: str
    needs: tuple[_Need, ...]
    exports: tuple[str, ...]
    late: tuple[str, ...]


def joined(scripts: Mapping[str, str], first: str) -> dict[str, str]:
    """Return the files to serve for the script `first` and what it needs, at once or late, by their names.

    What is imported late (`import("…")`) keeps a file of its name. Modules that the same of these files need
    are in one file: in theirs if there is one, else in one named after the last of them. So no late script
    waits for `first`, which may itself wait for the late script.
    Raises EditionError for a script that imports or exports in a way that is not understood here.
    """
    modules = {name: _taken_apart(name, text) for name, text in scripts.items()}
    entries = _ordered(
        [first], lambda name: [late for one in _closure(modules, name) for late in modules[one].late]
    )
    entries.reverse()
    homes = _homes(modules, entries)
    numbers = {name: f"m{number}" for number, name in enumerate(homes)}
    files = sorted(set(homes.values()))
    return {file: _File(file, modules, homes, numbers).text() for file in files}


def _homes(modules: Mapping[str, _Module], entries: list[str]) -> dict[str, str]:
    """Return the file of each module, in an order in which none comes before what it needs."""
    leading: dict[str, list[str]] = {}
    for entry in entries:
        for name in _closure(modules, entry):
            leading.setdefault(name, []).append(entry)
    names = {tuple(found): name for name, found in leading.items()}
    return {name: name if name in entries else names[tuple(found)] for name, found in leading.items()}


def _outside(modules: Mapping[str, _Module], homes: Mapping[str, str], file: str) -> list[str]:
    """Return the modules that those of a file need from other files."""
    held = (modules[name] for name, home in homes.items() if home == file)
    return sorted({need.module for one in held for need in one.needs if homes[need.module] != file})


@dataclass(frozen=True)
class _File:
    name: str
    modules: Mapping[str, _Module]
    homes: Mapping[str, str]
    numbers: Mapping[str, str]

    def text(self) -> str:
        """Return the file: modules as closed rooms, and at its end, as it is, the one it is named after."""
        rooms = [name for name, home in self.homes.items() if home == self.name != name]
        parts = [*self._imports(), *map(self._room, rooms)]
        wanted = {name for file in set(self.homes.values()) - {self.name} for name in self._needed_by(file)}
        if shared := [self.numbers[name] for name in rooms if name in wanted]:
            parts.append(f"export {{ {', '.join(shared)} }};\n")
        return "".join((*parts, self._last()))

    def _needed_by(self, file: str) -> list[str]:
        return _outside(self.modules, self.homes, file)

    def _imports(self) -> Iterator[str]:
        for name in self._needed_by(self.name):
            number, home = self.numbers[name], self.homes[name]
            taken = f"* as {number}" if name == home else f"{{ {number} }}"
            yield f'import {taken} from "{self._path_to(home)}";\n'

    def _room(self, name: str) -> str:
        module = self.modules[name]
        given = [*module.exports]
        for need in module.needs:
            if need.is_passed_on:
                given += (_given(part, self.numbers[need.module]) for part in _renamed(need.names))
        body = _EXPORT.sub("", self._body(name))
        return f"const {self.numbers[name]} = (() => {{\n{body}return {{ {', '.join(given)} }};\n}})();\n"

    def _last(self) -> str:
        passed_on = (
            f"export const {need.taken} = {self.numbers[need.module]};\n"
            for need in self.modules[self.name].needs
            if need.is_passed_on
        )
        return self._body(self.name) + "".join(passed_on)

    def _body(self, name: str) -> str:
        module = self.modules[name]
        taken = (
            f"const {need.taken} = {self.numbers[need.module]};\n"
            for need in module.needs
            if not need.is_passed_on
        )
        late = _LATE.sub(lambda match: f'import("{self._path_to(_path(name, match["path"]))}")', module.body)
        return "".join(taken) + late

    def _path_to(self, file: str) -> str:
        path = posixpath.relpath(file, posixpath.dirname(self.name))
        return path if path.startswith(".") else f"./{path}"


def _taken_apart(name: str, text: str) -> _Module:
    text = _COMMENT.sub("", text)
    needs = tuple(
        _Need(_path(name, one["path"]), one["all"] or one["names"], bool(one["all"]), one["verb"] == "export")
        for one in _NEED.finditer(text)
    )
    body = _NEED.sub("", text)
    if other := _OTHER.search(_EXPORT.sub("", body)):
        raise EditionError(f'{name}: "{other[0]}" cannot be joined; import and export by names')
    late = tuple(_path(name, one["path"]) for one in _LATE.finditer(body))
    return _Module(body, needs, tuple(one["name"] for one in _EXPORT.finditer(body)), late)


def _closure(modules: Mapping[str, _Module], entry: str) -> list[str]:
    """Return a script and all that it needs at once, none before what it needs itself."""
    return _ordered([entry], lambda name: [need.module for need in modules[name].needs])


def _ordered(starts: Iterable[str], needs: Callable[[str], Iterable[str]]) -> list[str]:
    done: dict[str, None] = {}
    under_way: list[str] = []

    def visit(name: str) -> None:
        if name in under_way:
            raise EditionError(f"{name}: scripts need each other in a circle: {', '.join(under_way)}")
        if name not in done:
            under_way.append(name)
            for one in needs(name):
                visit(one)
            done[under_way.pop()] = None

    for start in starts:
        visit(start)
    return list(done)


def _path(name: str, path: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(name), path))


def _renamed(names: str) -> list[str]:
    return [part.strip().replace(" as ", ": ") for part in names.split(",") if part.strip()]


def _given(part: str, number: str) -> str:
    name, _, new = part.partition(": ")
    return f"{new or name}: {number}.{name}"
