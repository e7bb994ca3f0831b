"""The part of JSON Schema that links.schema.json uses: what a value has wrong, each with its path."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

TYPES = {"object": dict, "array": list, "string": str}
KNOWN = {"$schema", "$defs", "$ref", "title", "description", "type", "required", "properties", "additionalProperties"}
KNOWN |= {"items", "pattern", "minLength", "const"}


def faults(value: Any, schema: dict[str, Any], root: dict[str, Any] | None = None, path: str = "$") -> Iterator[str]:
    """Everything in ``value`` that ``schema`` does not allow; a keyword that is not known here is a fault too."""
    root = root or schema
    if "$ref" in schema:
        yield from faults(value, root["$defs"][schema["$ref"].removeprefix("#/$defs/")], root, path)
        return
    if unknown := set(schema) - KNOWN:
        yield f"{path}: this check does not know {unknown}"
    if "const" in schema and value != schema["const"]:
        yield f"{path}: is not {schema['const']!r}"
    if "type" in schema and not isinstance(value, TYPES[schema["type"]]):
        yield f"{path}: is no {schema['type']}"
        return
    if isinstance(value, str):
        if len(value) < schema.get("minLength", 0) or not re.search(schema.get("pattern", ""), value):
            yield f"{path}: {value!r} does not fit"
    elif isinstance(value, dict):
        yield from (f"{path}.{name}: is missing" for name in schema.get("required", []) if name not in value)
        for name, inner in schema.get("properties", {}).items():
            if name in value:
                yield from faults(value[name], inner, root, f"{path}.{name}")
    elif isinstance(value, list) and "items" in schema:
        for index, item in enumerate(value):
            yield from faults(item, schema["items"], root, f"{path}[{index}]")
