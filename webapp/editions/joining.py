"""A script with all that it imports in one file."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from webapp.errors import EditionError

_COMMENT = re.compile(r"/\*\*.*?\*/\n?", re.DOTALL)
_NEED = re.compile(
    r'^(?P<verb>import|export) (?:\* as (?P<all>\w+)|\{(?P<names>[^}]*)\}) from "(?P<path>[^"]+)";\n',
    re.MULTILINE,
)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|class|const)\*? (?P<name>\w+))", re.MULTILINE)
_OTHER = re.compile(r'^(?:import|export)\b(?!\().*|\bimport\("\..*', re.MULTILINE)


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


def joined(scripts: Mapping[str, str], first: str) -> str:
    """Return the script `first`, after all that it imports: each module a closed room, itself as it is.

    Raises EditionError for scripts that import or export in a way that is not understood here, late
    (`import("…")`), or in a circle.
    """
    modules: dict[str, _Module] = {}
    _collect(scripts, first, modules, ())
    numbers = {name: f"m{number}" for number, name in enumerate(modules)}
    last = modules.pop(first)
    rooms = (_room(numbers[name], module, numbers) for name, module in modules.items())
    passed_on = (
        f"export const {need.taken} = {numbers[need.module]};\n" for need in last.needs if need.is_passed_on
    )
    return "".join((*rooms, _body(last, numbers), *passed_on))


def _collect(
    scripts: Mapping[str, str], name: str, found: dict[str, _Module], under_way: tuple[str, ...]
) -> None:
    """Take a script and what it needs apart, none before what it needs itself."""
    if name in under_way:
        raise EditionError(f"{name}: scripts need each other in a circle: {', '.join(under_way)}")
    if name in found:
        return
    module = _taken_apart(name, scripts[name])
    for need in module.needs:
        _collect(scripts, need.module, found, (*under_way, name))
    found[name] = module


def _taken_apart(name: str, text: str) -> _Module:
    text = _COMMENT.sub("", text)
    needs = tuple(
        _Need(_path(name, one["path"]), one["all"] or one["names"], bool(one["all"]), one["verb"] == "export")
        for one in _NEED.finditer(text)
    )
    body = _NEED.sub("", text)
    if other := _OTHER.search(_EXPORT.sub("", body)):
        raise EditionError(f'{name}: "{other[0]}" cannot be joined; import and export by names')
    return _Module(body, needs, tuple(one["name"] for one in _EXPORT.finditer(body)))


def _room(number: str, module: _Module, numbers: Mapping[str, str]) -> str:
    given = ", ".join((*module.exports, *_passed_on(module, numbers)))
    body = _EXPORT.sub("", _body(module, numbers))
    return f"const {number} = (() => {{\n{body}return {{ {given} }};\n}})();\n"


def _passed_on(module: _Module, numbers: Mapping[str, str]) -> Iterator[str]:
    for need in module.needs:
        for part in _renamed(need.names) if need.is_passed_on else ():
            name, _, new = part.partition(": ")
            yield f"{new or name}: {numbers[need.module]}.{name}"


def _body(module: _Module, numbers: Mapping[str, str]) -> str:
    taken = (f"const {one.taken} = {numbers[one.module]};\n" for one in module.needs if not one.is_passed_on)
    return "".join(taken) + module.body


def _path(name: str, path: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(name), path))


def _renamed(names: str) -> list[str]:
    return [part.strip().replace(" as ", ": ") for part in names.split(",") if part.strip()]
