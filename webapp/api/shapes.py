"""Values to JSON and back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, get_args, get_origin, get_type_hints

Value = TypeVar("Value")


def to_bytes(value: object) -> bytes:
    """Return a value as JSON, the same bytes for the same value."""
    return json.dumps(to_json(value), ensure_ascii=False, separators=(",", ":")).encode()


def from_bytes(kind: type[Value], data: bytes) -> Value:
    """Return the value of a kind that was written as JSON; KeyError or ValueError if it is another's."""
    value: Value = _read(kind, json.loads(data))
    return value


def to_json(value: object) -> Any:
    """Return a value as what `json` writes."""
    if is_dataclass(value):
        return {in_json(one.name): to_json(getattr(value, one.name)) for one in fields(value)}
    if isinstance(value, tuple | list):
        return [to_json(one) for one in value]
    if isinstance(value, Mapping):
        return {key: to_json(one) for key, one in value.items()}
    return value.isoformat() if isinstance(value, date) else value


def in_json(name: str) -> str:
    """Return the name that a field has in JSON."""
    first, *rest = name.split("_")
    return first + "".join(map(str.capitalize, rest))


@cache
def hints(kind: type) -> dict[str, Any]:
    """Return the types of a value's fields, those of its bases first."""
    return get_type_hints(kind)


def _read(kind: Any, data: Any) -> Any:
    if isinstance(kind, type) and is_dataclass(kind):
        return kind(**{name: _read(one, data[in_json(name)]) for name, one in hints(kind).items()})
    if isinstance(kind, UnionType):
        return None if data is None else _read(_known(kind), data)
    if get_origin(kind) is tuple:
        return tuple(_read(get_args(kind)[0], one) for one in data)
    if kind is date:
        return date.fromisoformat(data)
    return data if get_origin(kind) is Literal else kind(data)


def _known(kind: UnionType) -> Any:
    return next(one for one in get_args(kind) if one is not NoneType)
