"""The shapes of values as JSON Schema (draft 2020-12, as in OpenAPI 3.1)."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints

from webapp.api.shapes import in_json

Schema = dict[str, Any]

_PLAIN: dict[type, Schema] = {
    str: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"type": "integer", "minimum": 0},
    date: {"type": "string", "format": "date"},
    NoneType: {"type": "null"},
}


def schemas_of(*kinds: type) -> dict[str, Schema]:
    """Return the schemas of some kinds of values and of all that they are made of, by name."""
    found: dict[str, Schema] = {}
    for kind in kinds:
        _reference(kind, found)
    return dict(sorted(found.items()))


def reference_to(kind: type) -> Schema:
    """Return what stands for the schema of a kind of value."""
    return {"$ref": f"#/components/schemas/{kind.__name__}"}


def schema_of(hint: Any, found: dict[str, Schema] | None = None) -> Schema:
    """Return the schema of a type; the values in it are gathered in `found`."""
    found = {} if found is None else found
    if get_origin(hint) is Annotated:
        kind, description, *more = get_args(hint)
        extra: Schema = {key: value for one in more for key, value in one.items()}
        return schema_of(kind, found) | {"description": description} | extra
    if isinstance(hint, UnionType) or get_origin(hint) is not None:
        return _composed(hint, found)
    if is_dataclass(hint):
        return _reference(hint, found)
    if issubclass(hint, Enum):
        return {"type": "string", "enum": [one.value for one in hint]}
    return dict(_PLAIN[hint])


def _composed(hint: Any, found: dict[str, Schema]) -> Schema:
    inner = get_args(hint)
    if get_origin(hint) is Literal:
        return {"type": "string", "enum": list(inner)}
    if get_origin(hint) is tuple:
        return {"type": "array", "items": schema_of(inner[0], found)}
    return {"anyOf": [schema_of(one, found) for one in inner]}


def _reference(kind: Any, found: dict[str, Schema]) -> Schema:
    if kind.__name__ not in found:
        found[kind.__name__] = {}
        found[kind.__name__] = _object(kind, found)
    return reference_to(kind)


def _object(kind: Any, found: dict[str, Schema]) -> Schema:
    types = get_type_hints(kind, include_extras=True)
    return {
        "type": "object",
        "description": "\n".join(line.strip() for line in kind.__doc__.strip().splitlines()),
        "required": [in_json(one.name) for one in fields(kind)],
        "properties": {in_json(one.name): schema_of(types[one.name], found) for one in fields(kind)},
    }
