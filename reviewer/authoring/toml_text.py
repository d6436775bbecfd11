"""TOML as rubrics are written."""

from __future__ import annotations

import json
from collections.abc import Mapping

from reviewer.model import Growth

SCHEMA_LINE = "#:schema ../../reviewer/formats/schemas/rubric.schema.json"


def pairs(table: Mapping[str, object]) -> list[str]:
    """A line, or a few, for each key; keys without a value are left out."""
    empty: tuple[object, ...] = (None, [], (), {})
    return [f"{key} = {value(item)}" for key, item in table.items() if item not in empty]


def value(item: object) -> str:
    """A text, number, truth, list, table or growth as TOML."""
    if isinstance(item, Growth):
        return value({"before": item.before, "after": item.after})
    if isinstance(item, Mapping):
        return f"{{ {', '.join(f'{_key(key)} = {value(one)}' for key, one in item.items())} }}"
    if isinstance(item, list | tuple):
        inner = [value(one) for one in item]
        if len(inner) == 1 or all(isinstance(one, int | list) for one in item):
            return f"[{', '.join(inner)}]"
        return "[\n" + "".join(f"  {one},\n" for one in inner) + "]"
    # JSON's escapes are TOML's, but for DEL, which TOML wants escaped.
    return json.dumps(item, ensure_ascii=False).replace("\x7f", "\\u007f")


def _key(name: str) -> str:
    bare = name.replace("_", "").replace("-", "")
    return name if bare.isascii() and bare.isalnum() else value(name)
